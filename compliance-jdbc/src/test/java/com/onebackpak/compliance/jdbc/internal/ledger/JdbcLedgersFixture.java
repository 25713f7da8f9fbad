package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
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
import com.onebackpak.compliance.store.RecordKey;
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
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A store on a database, what is recorded in it, and what lies in its tables. */
abstract class JdbcLedgersFixture {
    static final Vocabulary VOCABULARY = VocabularyReader.standard();
    static final Instant NOW = Instant.parse("2026-09-15T15:00:00.123456Z");
    static final PartyId TENANT = PartyId.of("district-1");
    static final PartyId SUBJECT = PartyId.of("student-7");
    static final RecordKey KEY = RecordKey.of("record-1");
    static final PolicySet POLICIES = PolicySet.of(VOCABULARY);
    final StatementLog statements = new StatementLog();
    TestDatabase database;
    JdbcStoreUnderTest store;

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

    TenantStores tenant() {
        return store.stores().of(TENANT);
    }

    void inTransaction(Consumer<DSLContext> host) {
        DSL.using(statements.of(database.dataSource()), database.dialect())
                .transaction(configuration -> host.accept(DSL.using(configuration)));
    }

    DSLContext context(Connection connection) {
        return DSL.using(connection, database.dialect());
    }

    int count(String table) {
        return DSL.using(database.dataSource(), database.dialect()).fetchCount(DSL.table(table));
    }

    static Consent consent(String recipient) {
        return Consent.builder()
                .subject(SUBJECT)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(NOW)
                .addRecipients(PartyId.of(recipient))
                .build();
    }

    static Agreement agreement(int days) {
        return Agreement.builder()
                .agency(TENANT)
                .term(Span.from(NOW))
                .disposalDays(days)
                .build();
    }

    static Disclosure disclosure(String details) {
        return Disclosure.builder()
                .subject(SUBJECT)
                .recipientKind(RecipientKind.AUTHORITY_EMERGENCY)
                .addCategories(Category.NAME)
                .at(NOW)
                .details(details)
                .build();
    }

    PolicyDecision decision(int number) {
        return decision(Optional.of(PartyId.of("student-" + number % 5)), number);
    }

    PolicyDecision decisionAboutNobody() {
        return decision(Optional.empty(), 0);
    }

    static PolicyDecision decision(Optional<PartyId> subject, int number) {
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
