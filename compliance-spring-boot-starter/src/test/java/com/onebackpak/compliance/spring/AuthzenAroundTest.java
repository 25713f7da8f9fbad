package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.spring.authzen.AuthorizationController;
import com.onebackpak.compliance.spring.authzen.CallerTenant;
import com.onebackpak.compliance.store.ComplianceStores;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the host does around a question of the Authorization API. */
@ExtendWith(OutputCaptureExtension.class)
class AuthzenAroundTest {
    @TempDir
    Path folder;

    private static MockHttpServletResponse asked(AssertableApplicationContext context, CallerTenant tenants)
            throws Exception {
        AuthorizationApi api = AuthorizationApi.builder(
                        context.getBean(ComplianceService.class), context.getBean(Tenancy.class))
                .build();
        MockMvc web = MockMvcBuilders.standaloneSetup(new AuthorizationController(api, tenants, null))
                .build();
        return web.perform(MockMvcRequestBuilders.post("/access/v1/evaluation")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"subject": {"type": "application", "id": "%s"}, "action": {"name": "disclose"},
                                 "resource": {"type": "name", "id": "%s"}, "context": {"purpose": "education"}}""".formatted(Host.QUIZZLY.value(), Host.STUDENT.value())))
                .andReturn()
                .getResponse();
    }

    /** Also one that the stores do not take part in, whose end may undo what its own resource holds of the record. */
    @Test
    void within_any_transaction_of_the_hosts_no_question_is_answered() {
        Host.in(folder).run(context -> {
            Host.sign(context.getBean(ComplianceStores.class));
            TransactionSynchronizationManager.setActualTransactionActive(true);
            try {
                MockHttpServletResponse answer = asked(context, request -> Optional.of(Host.DISTRICT));
                assertThat(answer.getStatus()).isEqualTo(500);
                assertThat(answer.getContentAsString()).contains("nothing is permitted");
            } finally {
                TransactionSynchronizationManager.setActualTransactionActive(false);
            }
            assertThat(asked(context, request -> Optional.of(Host.DISTRICT)).getContentAsString())
                    .startsWith("{\"decision\":true");
        });
    }

    @Test
    void what_fails_when_the_tenant_is_asked_for_is_500_and_names_nobody(CapturedOutput output) {
        Host.in(folder).run(context -> {
            MockHttpServletResponse answer = asked(context, request -> {
                throw new IllegalStateException(Host.STUDENT.value());
            });

            assertThat(answer.getStatus()).isEqualTo(500);
            assertThat(answer.getContentAsString())
                    .contains("nothing is permitted")
                    .doesNotContain("planted");
            assertThat(output.getAll()).contains("IllegalStateException").doesNotContain("planted");
        });
    }
}
