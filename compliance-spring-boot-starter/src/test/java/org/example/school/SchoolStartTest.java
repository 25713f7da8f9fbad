package org.example.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as {@code main} starts it. */
@ExtendWith(OutputCaptureExtension.class)
class SchoolStartTest {
    @TempDir
    Path folder;

    private ConfigurableApplicationContext start(String... more) {
        return new SpringApplicationBuilder(School.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(arguments(more));
    }

    private String[] arguments(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "--spring.datasource.url=jdbc:h2:" + folder.resolve("records");
        all[1] = "--compliance.keys.folder=" + folder.resolve("keys");
        System.arraycopy(more, 0, all, 2, more.length);
        return all;
    }

    @Test
    void what_was_recorded_is_there_after_another_start() {
        try (ConfigurableApplicationContext first = start()) {
            first.getBean(Agreements.class).sign(PartyId.of("quizzly"), Instant.parse("2026-08-01T05:00:00Z"));
        }
        try (ConfigurableApplicationContext second = start()) {
            assertThat(second.getBean(JdbcComplianceStores.class)
                            .of(PartyId.of("district-1"))
                            .agreements()
                            .about(PartyId.of("district-1"), Instant.MAX))
                    .hasSize(1);
        }
    }

    @Test
    void a_failed_start_says_what_to_do_and_shows_no_stack_trace(CapturedOutput output) {
        assertThatThrownBy(() -> start("--compliance.policies.packs=backpak,ferba"))
                .isNotNull();

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("did you mean 'ferpa'")
                .contains("Correct compliance.policies.packs")
                .doesNotContain("\tat com.onebackpak");
    }

    @Test
    void a_misspelt_property_is_named(CapturedOutput output) {
        assertThatThrownBy(() -> start("--compliance.keys.foldr=/keys")).isNotNull();

        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains("compliance.keys.foldr");
    }
}
