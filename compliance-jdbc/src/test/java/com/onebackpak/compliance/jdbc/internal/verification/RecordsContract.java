package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.generated.DefaultSchema;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeys;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody with the database's password and without the keys changes what is on record. Each change is made in a
 * transaction that is verified and rolled back; half of the entries are sealed, the others wait.
 */
abstract class RecordsContract {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    static final Instant NOW = Instant.parse("2026-09-15T15:00:00.123456Z");
    static final PartyId TENANT = PartyId.of("district-1");
    static final PartyId OTHER = PartyId.of("district-2");
    private static final PartyId ERASED = PartyId.of("student-9");
    private static final PolicySet POLICIES = PolicySet.of(VOCABULARY);

    /** Each time it is asked it is a millisecond later, so that entries bear names in their order. */
    private static final class TickingClock extends Clock {
        private final AtomicLong asked = new AtomicLong();

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
            return NOW.plusMillis(asked.incrementAndGet());
        }
    }

    @TempDir
    Path temporary;

    TestDatabase database;
    JdbcComplianceStores stores;
    SubjectKeys keys;
    KeyFolder folder;
    Clock clock;

    abstract TestDatabase database();

    @BeforeEach
    void record() {
        database = database();
        folder = KeyFolder.create(temporary.resolve("keys"), "compliance.example.org");
        clock = new TickingClock();
        stores = JdbcComplianceStores.owning(database.dataSource(), settings());
        keys = new SubjectKeys(folder.keyEncryption(), clock);
        for (PartyId tenant : List.of(TENANT, OTHER)) {
            recordAll(stores.of(tenant), "sealed", PartyId.of("student-7"));
        }
        recordAll(stores.of(TENANT), "erased", ERASED);
        stores.of(TENANT).erasures().erase(ERASED);
        stores.sealer().sealAll();
        recordAll(stores.of(TENANT), "waiting", PartyId.of("student-7"));
        recordAll(stores.of(TENANT), "second", PartyId.of("student-8"));
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    static Consent consent(PartyId student) {
        return Consent.builder()
                .subject(student)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION)
                .given(NOW)
                .method(ConsentMethod.SIGNED_FORM)
                .addRecipients(PartyId.of("quizzly"))
                .build();
    }

    static void recordAll(TenantStores tenant, String name, PartyId student) {
        RecordKey key = RecordKey.of(name);
        RecordKey amended = RecordKey.of(name + "/amended");
        Consent consent = consent(student);
        tenant.consents().record(key, consent);
        tenant.consents().amend(amended, key, consent.toBuilder().withdrawn(NOW).build());
        tenant.optOuts().record(key, new OptOut(student, Optional.of(Purpose.MARKETING), true, Span.from(NOW)));
        tenant.holds()
                .record(
                        key,
                        new Hold(
                                HoldKind.LEGAL,
                                student,
                                Set.of(Category.WORK),
                                new Span(NOW.minusSeconds(60), Optional.of(NOW))));
        tenant.disclosures()
                .record(
                        key,
                        Disclosure.builder()
                                .subject(student)
                                .recipient(PartyId.of("quizzly"))
                                .addCategories(Category.NAME)
                                .purpose(Purpose.EDUCATION)
                                .at(NOW)
                                .details("asked by the school")
                                .build());
        tenant.requests()
                .record(
                        key,
                        RightsRequest.builder()
                                .subject(student)
                                .requester(student)
                                .action(Action.DELETE)
                                .received(NOW)
                                .details("all of it")
                                .build());
        tenant.occurrences().record(key, new Occurrence(student, OccurrenceKind.ERASED, NOW, Set.of(Category.WORK)));
        tenant.agreements()
                .record(
                        key,
                        Agreement.builder()
                                .agency(tenant.tenant())
                                .term(Span.from(NOW))
                                .disposalDays(60)
                                .build());
        tenant.authorizations()
                .record(
                        key,
                        new Authorization(
                                tenant.tenant(),
                                PartyId.of("quizzly"),
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(NOW)));
        recordEvents(tenant, key, student);
        tenant.policies().keep(POLICIES);
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subject(student)
                .purpose(Purpose.EDUCATION)
                .build();
        tenant.decisions().record(DecisionEvent.of(PolicyEvaluator.of(POLICIES).decide(request, Facts.nothing(), NOW)));
    }

    private static void recordEvents(TenantStores tenant, RecordKey key, PartyId student) {
        PartyId agency = tenant.tenant();
        PartyId parent = PartyId.of("parent-1");
        PartyId vendor = PartyId.of("backpak");
        tenant.ledger(LedgerKind.AGENCY)
                .record(
                        key,
                        new AgencyEntry(
                                agency,
                                NOW,
                                AgencyKind.DISTRICT,
                                Optional.empty(),
                                Optional.of(Jurisdiction.of("US-TX")),
                                Optional.of(ZoneId.of("America/Chicago")),
                                true,
                                Set.of(LocalDate.of(2026, 11, 26)),
                                Set.of(LocalDate.of(2026, 11, 28)),
                                Map.of()));
        tenant.ledger(LedgerKind.INCIDENT)
                .record(
                        key,
                        Incident.builder()
                                .agency(agency)
                                .breach("b-1")
                                .discovered(NOW)
                                .discoverer(vendor)
                                .named(true)
                                .addCategories(Category.NAME)
                                .build());
        tenant.ledger(LedgerKind.POLICY_CHANGE)
                .record(key, new AnnouncedChange(agency, "c-1", "backpak", NOW, NOW.plusSeconds(60), true));
        tenant.ledger(LedgerKind.EXPOSURE).record(key, new Exposure(student, "b-1", NOW));
        tenant.ledger(LedgerKind.NOTICE).record(key, new EventNotice(student, "b-1", parent, vendor, NOW));
        tenant.ledger(LedgerKind.MATTER)
                .record(
                        key,
                        Matter.builder()
                                .about(student)
                                .requester(parent)
                                .kind(MatterKind.COMPLAINT_RECEIVED)
                                .at(NOW)
                                .agency(agency)
                                .build());
        tenant.ledger(LedgerKind.CUSTODY_ORDER)
                .record(
                        key,
                        new CustodyOrder(
                                student, Optional.of(parent), Span.from(NOW), Optional.of("what the court wrote")));
    }

    /** What a verification tells once the change is made. */
    List<RecordProblem> after(Consumer<DSLContext> change) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                DSLContext statements = DSL.using(connection, database.dialect(), Databases.settings());
                change.accept(statements);
                RecordsVerification verification = new RecordsVerification(
                        statements,
                        keys.forgettingAll(),
                        keys.checkEncryption(statements).commitments(),
                        Map.of(),
                        List.of());
                verification.verify();
                return verification.problems();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static DatabaseReport report(JdbcComplianceStores stores) {
        return stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()));
    }

    void isNoticed(Kind kind, String ledger, Consumer<DSLContext> change) {
        assertThat(after(change)).anySatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.ledger()).isEqualTo(ledger);
            assertThat(problem.toString()).doesNotContain("student-");
        });
    }

    static List<Table<?>> logged() {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.field(COMPLIANCE_CONSENT.ENTRY_ID) != null)
                .filter(table -> !table.getName().startsWith("compliance_audit"))
                .toList();
    }

    static String ledger(Table<?> table) {
        return table.getName().replace("compliance_", "").replace('_', '-');
    }

    static Field<UUID> entryId(Table<?> table) {
        return table.field(COMPLIANCE_CONSENT.ENTRY_ID);
    }

    /** A row of the tenant, the first or the last of its table. */
    static Record row(DSLContext statements, Table<?> table, boolean isFirst) {
        Result<? extends Record> rows = statements
                .selectFrom(table)
                .where(table.field(COMPLIANCE_CONSENT.TENANT).eq(TENANT.value()))
                .orderBy(entryId(table))
                .fetch();
        return rows.get(isFirst ? 0 : rows.size() - 1);
    }

    /** A value that is not the one given. */
    @SuppressWarnings("unchecked") // each is of the column's type
    static <V> V other(V value, Field<V> column) {
        Class<V> type = column.getType();
        Object other;
        if (type.equals(String.class)) {
            other = value == null || !value.equals("student") ? "student" : "x";
        } else if (type.equals(Integer.class)) {
            other = value == null ? 7 : (Integer) value + 1;
        } else if (type.equals(Boolean.class)) {
            other = !Boolean.TRUE.equals(value);
        } else if (type.equals(Instant.class)) {
            other = value == null ? NOW.plusSeconds(7) : ((Instant) value).plus(1, ChronoUnit.MICROS);
        } else if (type.equals(UUID.class)) {
            other = UUID.fromString("01990000-0000-7000-8000-000000000001");
        } else if (type.equals(byte[].class)) {
            other = new byte[] {1, 2, 3};
        } else {
            other = new String[] {"survey", "work"};
        }
        return (V) other;
    }

    /** Inserts a copy of a row under keys of its own. */
    @SuppressWarnings("unchecked") // a copy of a row has its types
    static void plant(DSLContext statements, Table<?> table, UUID entry, String tenant) {
        Record copy = row(statements, table, true);
        Record planted = statements.newRecord(table);
        for (Field<?> column : table.fields()) {
            planted.set((Field<Object>) column, copy.get(column));
        }
        planted.set(table.field(COMPLIANCE_CONSENT.TENANT), tenant);
        planted.set(entryId(table), entry);
        for (Field<?> key : table.getPrimaryKey().getFields()) {
            if (!key.getName().equals("tenant") && !key.getName().equals("version")) {
                Object other = key.getType().equals(UUID.class) ? UUID.randomUUID() : "planted";
                planted.set((Field<Object>) key, other);
            }
        }
        if (table.field(COMPLIANCE_CONSENT.WRITE_KEY) != null) {
            planted.set(table.field(COMPLIANCE_CONSENT.WRITE_KEY), "planted");
        }
        statements.insertInto(table).set(planted).execute();
    }

    /** Inserts rows as they were. */
    static void putBack(DSLContext statements, Table<?> table, List<? extends Record> rows) {
        rows.forEach(row -> statements.insertInto(table).set(row.intoMap()).execute());
    }

    static void putCountersBack(DSLContext statements, List<? extends Record> before) {
        statements.deleteFrom(COMPLIANCE_AUDIT_WRITER).execute();
        putBack(statements, COMPLIANCE_AUDIT_WRITER, before);
    }

    DSLContext statements() {
        return DSL.using(database.dataSource(), database.dialect(), Databases.settings());
    }

    StoreSettings settings() {
        return StoreSettings.of(VOCABULARY, clock, folder);
    }
}
