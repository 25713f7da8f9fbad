package com.onebackpak.compliance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.RefusedException;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.UnusablePermitException;
import com.onebackpak.compliance.authzen.AuthorizationAnswer;
import com.onebackpak.compliance.authzen.AuthorizationApi;
import com.onebackpak.compliance.authzen.AuthorizationEndpoint;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The application's row and the record of its permit: both or neither. */
class TransactionsTest {
    @TempDir
    Path folder;

    private void run(ContextConsumer<AssertableApplicationContext> test) {
        Host.in(folder).run(context -> {
            Host.sign(context.getBean(ComplianceStores.class));
            test.accept(context);
        });
    }

    private static String export(AssertableApplicationContext context) {
        return context.getBean(ComplianceService.class)
                .decide(Host.permitted())
                .orElseThrow()
                .discharge(() -> {
                    context.getBean(JdbcTemplate.class).update("insert into export values (?)", Host.STUDENT.value());
                    return "sent";
                });
    }

    private static TransactionTemplate transaction(AssertableApplicationContext context) {
        return context.getBean(TransactionTemplate.class);
    }

    private static List<DecisionRecord> decisions(AssertableApplicationContext context) {
        return context.getBean(ComplianceStores.class)
                .of(Host.DISTRICT)
                .decisions()
                .about(Host.STUDENT);
    }

    private static int disclosures(AssertableApplicationContext context) {
        return context.getBean(ComplianceStores.class)
                .of(Host.DISTRICT)
                .disclosures()
                .about(Host.STUDENT, Instant.MAX)
                .size();
    }

    private static int rows(AssertableApplicationContext context) {
        return context.getBean(JdbcTemplate.class)
                .queryForList("select * from export")
                .size();
    }

    @Test
    void an_enforcement_point_is_told_of_no_permit_that_a_transaction_may_take_back() {
        run(context -> {
            AuthorizationApi api = AuthorizationApi.builder(
                            context.getBean(ComplianceService.class), context.getBean(Tenancy.class))
                    .build();
            byte[] question =
                    """
                    {"subject": {"type": "application", "id": "%s"}, "action": {"name": "disclose"},
                     "resource": {"type": "name", "id": "%s"}, "context": {"purpose": "education"}}""".formatted(Host.QUIZZLY.value(), Host.STUDENT.value()).getBytes(StandardCharsets.UTF_8);
            Supplier<AuthorizationAnswer> asking =
                    () -> api.answer(AuthorizationEndpoint.EVALUATION, Host.DISTRICT, "application/json", question);

            assertThat(transaction(context).<AuthorizationAnswer>execute(status -> asking.get()))
                    .extracting(AuthorizationAnswer::status)
                    .isEqualTo(500);
            assertThat(disclosures(context)).isZero();
            assertThat(asking.get().body()).startsWith("{\"decision\":true");
            assertThat(disclosures(context)).isOne();
        });
    }

    @Test
    void a_commit_keeps_row_permit_and_disclosure() {
        run(context -> {
            assertThat(transaction(context).<String>execute(status -> export(context)))
                    .isEqualTo("sent");

            assertThat(rows(context)).isOne();
            assertThat(decisions(context)).hasSize(1);
            assertThat(disclosures(context)).isOne();
        });
    }

    @Test
    void a_rollback_takes_row_permit_and_disclosure_together() {
        run(context -> {
            transaction(context).executeWithoutResult(status -> {
                export(context);
                assertThat(decisions(context)).as("seen within the transaction").hasSize(1);
                status.setRollbackOnly();
            });

            assertThat(rows(context)).isZero();
            assertThat(decisions(context)).isEmpty();
            assertThat(disclosures(context)).isZero();
        });
    }

    @Test
    void a_refusal_that_ends_the_transaction_stays_on_record() {
        run(context -> {
            assertThatThrownBy(() -> transaction(context)
                            .executeWithoutResult(status -> context.getBean(ComplianceService.class)
                                    .decide(Host.refused())
                                    .orElseThrow()))
                    .isInstanceOf(RefusedException.class);

            assertThat(decisions(context))
                    .singleElement()
                    .satisfies(record -> assertThat(record.isPermit()).isFalse());
        });
    }

    @Test
    void without_a_transaction_the_permit_is_committed_by_itself() {
        run(context -> {
            assertThat(export(context)).isEqualTo("sent");

            assertThat(rows(context)).isOne();
            assertThat(decisions(context)).hasSize(1);
        });
    }

    @Test
    void a_permit_is_of_no_use_after_its_transaction() {
        run(context -> {
            ComplianceDecision.Permit permit = transaction(context)
                    .execute(status -> context.getBean(ComplianceService.class)
                            .decide(Host.permitted())
                            .orElseThrow());

            assertThatThrownBy(() -> permit.discharge(() -> "sent")).isInstanceOf(UnusablePermitException.class);
        });
    }

    @Test
    void an_inner_transaction_stands_for_itself() {
        run(context -> {
            TransactionTemplate inner = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

            transaction(context).executeWithoutResult(status -> {
                inner.executeWithoutResult(own -> export(context));
                status.setRollbackOnly();
            });

            assertThat(rows(context)).isOne();
            assertThat(decisions(context)).hasSize(1);
        });
    }

    @Test
    void a_ledger_that_is_kept_from_before_a_transaction_never_writes_beside_it() {
        run(context -> {
            Ledger<Hold> kept =
                    context.getBean(ComplianceStores.class).of(Host.DISTRICT).holds();

            transaction(context).executeWithoutResult(status -> {
                kept.record(
                        RecordKey.of("hold"),
                        new Hold(HoldKind.LEGAL, Host.STUDENT, Set.of(Category.NAME), Span.from(Host.NOW)));
                status.setRollbackOnly();
            });

            assertThat(kept.about(Host.STUDENT, Instant.MAX)).isEmpty();
        });
    }

    @Test
    void an_obligation_that_fails_in_a_transaction_is_on_record_when_it_has_ended_and_keeps_nobody_waiting() {
        run(TransactionsTest::assertFailureRecorded);
    }

    @Test
    void an_obligation_that_fails_in_a_transaction_is_on_record_on_postgresql_too() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            DataSource rows = server.getPostgresDatabase();
            Host.without(folder)
                    .withUserConfiguration(Host.People.class)
                    .withBean(DataSource.class, () -> rows)
                    .withBean(
                            TransactionTemplate.class,
                            () -> new TransactionTemplate(new DataSourceTransactionManager(rows)))
                    .run(context -> {
                        Host.sign(context.getBean(ComplianceStores.class));
                        assertFailureRecorded(context);
                    });
        }
    }

    private static void assertFailureRecorded(AssertableApplicationContext context) {
        ComplianceService failing = context.getBean(ComplianceService.class)
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> {
                    throw new IllegalStateException("no mailbox");
                });
        Instant begin = Instant.now();

        assertThatThrownBy(() -> transaction(context)
                        .executeWithoutResult(status ->
                                failing.decide(Host.permitted()).orElseThrow().discharge(() -> "sent")))
                .hasMessage("no mailbox");

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
        assertThat(decisions(context))
                .singleElement()
                .satisfies(record -> assertThat(record.isPermit()).isFalse());
    }

    @Test
    void a_refusal_after_a_permit_about_the_same_person_keeps_nobody_waiting() {
        run(context -> {
            Instant begin = Instant.now();

            transaction(context).executeWithoutResult(status -> {
                export(context);
                context.getBean(ComplianceService.class).decide(Host.refused());
            });

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(decisions(context)).hasSize(2);
        });
    }
}
