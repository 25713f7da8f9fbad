package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.store.ComplianceStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;

/** What is answered to what was thrown. */
class ComplianceProblemsTest {
    @TempDir
    Path folder;

    @Test
    void a_permit_that_is_used_twice_is_a_mistake_of_the_applications_and_is_not_said_to_have_done_nothing() {
        Host.in(folder).run(context -> {
            Host.sign(context.getBean(ComplianceStores.class));
            ComplianceDecision.Permit permit = context.getBean(ComplianceService.class)
                    .decide(Host.permitted())
                    .orElseThrow();
            permit.discharge(() -> "sent");
            UnusablePermitException twice =
                    catchThrowableOfType(UnusablePermitException.class, () -> permit.discharge(() -> "sent again"));

            ResponseEntity<byte[]> answer = new ComplianceProblems().unusable(twice);

            assertThat(answer.getStatusCode().value()).isEqualTo(500);
            assertThat(new String(answer.getBody(), StandardCharsets.UTF_8))
                    .contains("unusable-permit")
                    .doesNotContain("nothing was done", "again may help", permit.id());
        });
    }
}
