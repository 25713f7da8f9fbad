package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.SealingSchedule;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far sealing is behind, overdue duties, tables and keys. */
class HealthTest {
    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Host.NOW);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    private static ComplianceHealth.Report report(ApplicationContext context) {
        return context.getBean(ComplianceHealth.class).report();
    }

    @Test
    void all_is_up_and_the_indicator_of_this_spring_boot_says_so() {
        Host.in(folder).run(context -> {
            assertThat(report(context).isUp()).isTrue();
            assertThat(report(context).details()).containsEntry("keys", "UP").containsEntry("schema", "UP");
            assertThat(context.getBean("complianceHealthIndicator").getClass().getInterfaces())
                    .singleElement()
                    .satisfies(type -> assertThat(type.getSimpleName()).isEqualTo("HealthIndicator"));
        });
    }

    @Test
    void it_is_down_while_the_keys_are_said_to_be_for_another_database() {
        Host.in(folder).run(context -> {
            Path database = folder.resolve("keys/database");
            String own = Files.readString(database);
            Files.writeString(database, UUID.randomUUID() + "\n");
            assertThat(report(context).isUp()).isFalse();
            assertThat(report(context).details().get("keys").toString()).contains("database");

            Files.writeString(database, own);
            assertThat(report(context).isUp()).isTrue();
        });
    }

    @Test
    void it_can_be_switched_off() {
        Host.in(folder)
                .withPropertyValues("compliance.health.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ComplianceHealth.class));
    }

    @Test
    void it_is_down_while_the_keys_are_gone_and_up_when_they_are_back() {
        Host.in(folder).run(context -> {
            Files.move(folder.resolve("keys"), folder.resolve("elsewhere"));
            assertThat(report(context).isUp()).isFalse();
            assertThat(report(context).details().get("keys").toString()).contains("is missing or cannot be read");

            Files.move(folder.resolve("elsewhere"), folder.resolve("keys"));
            assertThat(report(context).isUp()).isTrue();
        });
    }

    @Test
    void it_looks_after_keys_that_the_application_has_opened_itself() {
        Host.without(folder, "compliance.keys.folder")
                .withUserConfiguration(Host.Rows.class, Host.People.class)
                .withBean(KeyFolder.class, () -> KeyFolder.create(folder.resolve("ours"), "ours.example.org"))
                .run(context -> {
                    assertThat(report(context).details()).containsEntry("keys", "UP");

                    Files.move(folder.resolve("ours"), folder.resolve("elsewhere"));
                    assertThat(report(context).isUp()).isFalse();
                });
    }

    @Test
    void it_is_down_while_other_keys_lie_there() {
        Host.in(folder).run(context -> {
            Files.move(folder.resolve("keys"), folder.resolve("elsewhere"));
            KeyFolder.create(folder.resolve("keys"), "compliance.example.org");

            assertThat(report(context).isUp()).isFalse();
            assertThat(report(context).details().get("keys").toString()).contains("other keys lie in");
        });
    }

    @Test
    void it_is_down_when_a_table_is_meddled_with_and_looks_again_after_a_while() {
        Host.without(folder)
                .withUserConfiguration(Host.Rows.class)
                .withBean(Clock.class, () -> clock)
                .withBean(Directory.class, Host.OneDistrict::new)
                .run(context -> {
                    assertThat(report(context).isUp()).isTrue();
                    context.getBean(JdbcTemplate.class).execute("drop table compliance_audit_set_aside");
                    assertThat(report(context).isUp())
                            .as("known of this minute")
                            .isTrue();

                    now.set(Host.NOW.plusSeconds(61));
                    assertThat(report(context).isUp()).isFalse();
                    assertThat(report(context).details().get("schema").toString())
                            .contains("compliance_audit_set_aside");
                });
    }

    @Test
    void it_is_down_when_sealing_is_too_far_behind() {
        Host.without(folder)
                .withUserConfiguration(Host.Rows.class)
                .withBean(Clock.class, () -> clock)
                .withBean(Directory.class, Host.OneDistrict::new)
                .withPropertyValues("compliance.health.sealing-behind=2m")
                .run(context -> {
                    Host.sign(context.getBean(ComplianceStores.class));
                    assertThat(report(context).isUp()).isTrue();

                    now.set(Host.NOW.plus(Duration.ofMinutes(3)));
                    assertThat(report(context).isUp()).isFalse();
                    assertThat(report(context).details().get("sealing").toString())
                            .contains("behind=PT3M", "waiting=");

                    context.getBean(SealingSchedule.class).run();
                    assertThat(report(context).isUp()).isTrue();
                });
    }

    /** An agreement that ended long ago, whose data should have gone within sixty days. */
    private static World left() {
        return World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(PartyId.of("backpak"))
                .agencies(new Host.OneDistrict().agencies())
                .addAgreements(Agreement.builder()
                        .agency(Host.DISTRICT)
                        .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                        .terminated(Host.NOW.minus(Duration.ofDays(90)))
                        .disposalDays(60)
                        .build())
                .build();
    }

    @Test
    void overdue_duties_are_told_and_take_no_instance_out_of_service() {
        Host.in(folder)
                .withBean(DutyWorlds.class, () -> () -> Stream.of(left()))
                .run(context -> {
                    assertThat(report(context).details()).containsEntry("duties", Map.of("overdue", "not counted"));

                    context.getBean(OverdueDuties.class).run();

                    assertThat(context.getBean(OverdueDuties.class).count().getAsLong())
                            .isPositive();
                    assertThat(report(context).isUp()).isTrue();
                });
    }

    @Test
    void duties_that_cannot_be_counted_are_not_taken_for_none() {
        Host.in(folder)
                .withBean(DutyWorlds.class, () -> () -> {
                    throw new IllegalStateException(Host.STUDENT.value());
                })
                .run(context -> {
                    context.getBean(OverdueDuties.class).run();

                    assertThat(report(context).details()).containsEntry("duties", Map.of("overdue", "not counted"));
                });
    }

    @Test
    void it_names_nobody_even_where_the_database_is_gone() {
        Host.in(folder).run(context -> {
            Host.sign(context.getBean(ComplianceStores.class));
            context.getBean(ComplianceService.class).decide(Host.permitted());
            context.getBean(HikariDataSource.class).close();

            assertThat(report(context).isUp()).isFalse();
            assertThat(report(context).details().toString()).doesNotContain("planted");
        });
    }
}
