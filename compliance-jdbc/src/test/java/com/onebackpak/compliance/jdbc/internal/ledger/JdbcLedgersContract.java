package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.StatementLog;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.IdempotencyException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledgers do beyond the contract of all stores: in races, in a host's transaction, and in the tables. */
abstract class JdbcLedgersContract {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00.123456Z");
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final PartyId SUBJECT = PartyId.of("student-7");
    private static final RecordKey KEY = RecordKey.of("record-1");
    private static final PolicySet POLICIES = PolicySet.of(VOCABULARY);
    private static final int WRITERS = 8;

    private final StatementLog statements = new StatementLog();
    private TestDatabase database;
    private JdbcStoreUnderTest store;

    abstract TestDatabase installed();

    @BeforeEach
    void open() throws Exception {
        database = installed();
        store = new JdbcStoreUnderTest(
                database, d -> statements.of(d.dataSource()), VOCABULARY, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eight_writers_of_one_consent_get_the_one_that_is_recorded() throws Exception {
        List<Object> answers = together(i -> () -> tenant().consents().record(KEY, consent("reader")));

        assertThat(answers).hasSize(WRITERS).hasOnlyElementsOfType(Recorded.class);
        assertThat(Set.copyOf(answers)).hasSize(1);
        assertThat(count("compliance_consent")).isEqualTo(1);
        assertThat(count("compliance_audit_pending")).isEqualTo(1);
    }

    @Test
    void of_eight_writers_of_different_consents_under_one_key_seven_are_refused() throws Exception {
        List<Object> answers = together(i -> () -> tenant().consents().record(KEY, consent("reader-" + i)));

        assertThat(answers).filteredOn(Recorded.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(IdempotencyException.class::isInstance).hasSize(WRITERS - 1);
        assertThat(count("compliance_consent")).isEqualTo(1);
        assertThat(count("compliance_audit_pending")).isEqualTo(1);
    }

    @Test
    void eight_amendments_of_one_agreement_become_eight_versions() throws Exception {
        tenant().agreements().record(KEY, agreement(0));

        List<Object> answers =
                together(i -> () -> tenant().agreements().amend(RecordKey.of("w-" + i), KEY, agreement(i + 1)));

        assertThat(answers).hasOnlyElementsOfType(Recorded.class);
        assertThat(tenant().agreements().history(KEY))
                .extracting(Recorded::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, WRITERS + 1).boxed().toList());
        assertThat(count("compliance_audit_pending")).isEqualTo(WRITERS + 1);
    }

    @Test
    void eight_recorders_of_overlapping_batches_record_each_decision_once() throws Exception {
        List<Object> answers = together(i -> () -> tenant().decisions()
                .recordAll(IntStream.range(i, i + 20).mapToObj(this::decision).toList()));

        assertThat(answers).hasOnlyElementsOfType(List.class);
        assertThat(count("compliance_decision")).isEqualTo(20 + WRITERS - 1);
        assertThat(count("compliance_audit_pending")).isEqualTo(20 + WRITERS - 1);
    }

    @Test
    void a_batch_returns_what_was_recorded_before_it_and_writes_what_was_not() {
        DecisionRecord third = tenant().decisions().record(decision(3), Set.of());
        DecisionRecord nobodys = tenant().decisions().record(decisionAboutNobody(), Set.of());

        List<DecisionRecord> all = tenant().decisions()
                .recordAll(List.of(
                        decision(1), decision(3), decision(2), decision(1), decisionAboutNobody(), decision(4)));

        assertThat(all).hasSize(6);
        assertThat(all.get(1)).isEqualTo(third);
        assertThat(all.get(3)).isEqualTo(all.get(0));
        assertThat(all.get(4)).isEqualTo(nobodys);
        assertThat(all)
                .allSatisfy(record ->
                        assertThat(tenant().decisions().find(record.id())).contains(record));
        assertThat(count("compliance_audit_pending")).isEqualTo(5);
    }

    @Test
    void a_batch_larger_than_what_goes_at_once_is_recorded_whole() {
        List<PolicyDecision> decisions =
                IntStream.range(0, 1_100).mapToObj(this::decision).toList();
        tenant().decisions().record(decisions.get(700), Set.of());

        tenant().decisions().recordAll(decisions);

        assertThat(count("compliance_decision")).isEqualTo(1_100);
        assertThat(count("compliance_audit_pending")).isEqualTo(1_100);
    }

    @Test
    void policies_are_kept_once_by_eight_writers_and_are_the_same_afterwards() throws Exception {
        together(i -> () -> {
            tenant().policies().keep(POLICIES);
            return POLICIES;
        });

        assertThat(count("compliance_policy_set")).isEqualTo(1);
        assertThat(count("compliance_audit_pending")).isEqualTo(1);
        assertThat(tenant().policies().find(POLICIES.digest()).map(PolicySet::digest))
                .contains(POLICIES.digest());
    }

    @Test
    void policies_that_were_changed_where_they_are_stored_are_not_returned() throws Exception {
        tenant().policies().keep(POLICIES);
        for (String content : List.of("00", "1f8b", "")) {
            database.execute("update compliance_policy_set set content = "
                    + (database.dialect() == org.jooq.SQLDialect.H2
                            ? "X'" + content + "'"
                            : "decode('" + content + "', 'hex')"));

            assertThatThrownBy(() -> tenant().policies().find(POLICIES.digest()))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining(POLICIES.digest());
        }
    }

    @Test
    void policies_stored_under_the_digest_of_others_are_not_returned() {
        String other = "0".repeat(64);
        tenant().policies().keep(POLICIES);
        database.execute("update compliance_policy_set set digest = '" + other + "'");

        assertThatThrownBy(() -> tenant().policies().find(other))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("no longer what was kept");
    }

    @Test
    void a_text_that_was_moved_to_another_record_does_not_decrypt() {
        tenant().disclosures().record(KEY, disclosure("stated interest"));
        database.execute("update compliance_disclosure set record_key = 'record-2'");

        assertThatThrownBy(() -> tenant().disclosures().find(RecordKey.of("record-2"), NOW))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("changed, moved");
    }

    @Test
    void every_statement_names_the_tenant() {
        tenant().policies().keep(POLICIES);
        statements.clear();

        useEverything(tenant());
        inTransaction(context -> useEverything(store.joining(context).of(TENANT)));

        assertThat(statements.all())
                .filteredOn(sql -> sql.contains("compliance_"))
                .hasSizeGreaterThan(50)
                .allSatisfy(sql -> assertThat(sql)
                        .containsPattern(
                                sql.startsWith("insert")
                                        ? "insert into \\w+ \\(tenant, "
                                        : "where \\(?\\(?(compliance_\\w+\\.)?tenant = "));
    }

    @Test
    void what_was_recorded_in_a_hosts_transaction_goes_with_it() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            TenantStores joined = store.joining(context(connection)).of(TENANT);
            Recorded<Consent> recorded = joined.consents().record(KEY, consent("reader"));
            assertThat(joined.consents().find(KEY, NOW)).contains(recorded);
            assertThat(tenant().consents().find(KEY, NOW)).isEmpty();
            connection.rollback();
        }
        assertThat(count("compliance_consent")).isZero();
        assertThat(count("compliance_audit_pending")).isZero();
    }

    @Test
    void a_refusal_leaves_the_hosts_transaction_as_it_was() {
        tenant().consents().record(KEY, consent("reader"));

        inTransaction(context -> {
            TenantStores joined = store.joining(context).of(TENANT);
            joined.consents().record(RecordKey.of("record-2"), consent("reader"));
            assertThatThrownBy(() -> joined.consents().record(KEY, consent("other")))
                    .isInstanceOf(IdempotencyException.class);
            joined.consents().record(RecordKey.of("record-3"), consent("reader"));
        });

        assertThat(tenant().consents().about(SUBJECT, NOW))
                .extracting(Recorded::key)
                .containsExactly(KEY, RecordKey.of("record-2"), RecordKey.of("record-3"));
    }

    @Test
    void what_fails_in_the_database_is_undone_to_where_it_began_and_tells_no_value() {
        // the entry cannot be appended, after the row was inserted
        database.execute("alter table compliance_audit_pending add constraint compliance_none check (tenant = 'none')");

        inTransaction(context -> {
            TenantStores joined = store.joining(context).of(TENANT);
            assertThatThrownBy(() -> joined.consents().record(KEY, consent("secret")))
                    .isInstanceOf(DatabaseException.class)
                    .hasStackTraceContaining("23")
                    .satisfies(failure -> assertThat(stackTrace(failure))
                            .doesNotContain("secret")
                            .doesNotContain(SUBJECT.value()));
        });

        assertThat(count("compliance_consent")).isZero();
    }

    @Test
    void joined_stores_write_nothing_where_there_is_no_transaction() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            TenantStores joined = store.joining(context(connection)).of(TENANT);

            assertThatThrownBy(() -> joined.consents().record(KEY, consent("reader")))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("no transaction to join");
        }
        assertThat(count("compliance_consent")).isZero();
    }

    @Test
    void a_lost_race_in_a_hosts_transaction_is_for_the_host_to_run_again() throws Exception {
        tenant().agreements().record(KEY, agreement(0));
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            TenantStores joined = store.joining(context(connection)).of(TENANT);
            assertThat(joined.agreements().history(KEY)).hasSize(1);
            tenant().agreements().amend(RecordKey.of("w-1"), KEY, agreement(1));

            assertThatThrownBy(() -> joined.agreements().amend(RecordKey.of("w-2"), KEY, agreement(2)))
                    .isInstanceOf(ConcurrentChangeException.class);
            connection.rollback();
        }
        assertThat(tenant().agreements().history(KEY)).hasSize(2);
    }

    private void useEverything(TenantStores stores) {
        String suffix = "/" + statements.all().size();
        RecordKey key = RecordKey.of("k" + suffix);
        stores.disclosures().record(key, disclosure("why"));
        stores.disclosures().record(key, disclosure("why"));
        stores.disclosures().amend(RecordKey.of("w" + suffix), key, disclosure("why not"));
        stores.disclosures().find(key, NOW);
        stores.disclosures().about(SUBJECT, NOW);
        stores.disclosures().history(key);
        stores.agreements().record(key, agreement(1));
        stores.agreements().amend(RecordKey.of("w" + suffix), key, agreement(2));
        stores.agreements().about(TENANT, NOW);
        stores.decisions().record(decision(1), Set.of());
        stores.decisions().recordAll(List.of(decision(1), decision(suffix.length()), decisionAboutNobody()));
        stores.decisions().find(decision(1).id());
        stores.decisions().about(SUBJECT);
        stores.policies().keep(POLICIES);
        stores.policies().find(POLICIES.digest());
    }

    private TenantStores tenant() {
        return store.stores().of(TENANT);
    }

    private void inTransaction(Consumer<DSLContext> host) {
        DSL.using(statements.of(database.dataSource()), database.dialect())
                .transaction(configuration -> host.accept(DSL.using(configuration)));
    }

    private DSLContext context(Connection connection) {
        return DSL.using(connection, database.dialect());
    }

    private int count(String table) {
        return DSL.using(database.dataSource(), database.dialect()).fetchCount(DSL.table(table));
    }

    private static String stackTrace(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private static List<Object> together(IntFunction<Callable<?>> writing) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Future<Object>> futures = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Callable<?> mine = writing.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return mine.call();
                }));
            }
            List<Object> answers = new ArrayList<>();
            for (Future<Object> future : futures) {
                answers.add(answer(future));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object answer(Future<Object> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static Consent consent(String recipient) {
        return Consent.builder()
                .subject(SUBJECT)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(NOW)
                .addRecipients(PartyId.of(recipient))
                .build();
    }

    private static Agreement agreement(int days) {
        return Agreement.builder()
                .agency(TENANT)
                .term(Span.from(NOW))
                .disposalDays(days)
                .build();
    }

    private static Disclosure disclosure(String details) {
        return Disclosure.builder()
                .subject(SUBJECT)
                .recipientKind(RecipientKind.AUTHORITY_EMERGENCY)
                .addCategories(Category.NAME)
                .at(NOW)
                .details(details)
                .build();
    }

    private PolicyDecision decision(int number) {
        return decision(Optional.of(PartyId.of("student-" + number % 5)), number);
    }

    private PolicyDecision decisionAboutNobody() {
        return decision(Optional.empty(), 0);
    }

    private static PolicyDecision decision(Optional<PartyId> subject, int number) {
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(PartyId.of("vendor"))
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subject(subject)
                .subjectKind(subject.isPresent() ? Optional.empty() : Optional.of(PersonKind.STUDENT))
                .purpose(Purpose.EDUCATION)
                .build();
        return PolicyEvaluator.of(POLICIES).decide(request, Facts.nothing(), NOW.plusSeconds(number));
    }
}
