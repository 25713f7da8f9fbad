package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AGREEMENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUTHORIZATION;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.column;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.onebackpak.compliance.jdbc.generated.DefaultSchema;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.PageQuery;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.ledger.StoredInstants;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * How the values of one kind lie in their table, and the queries of it. The table bears the kind's name and has a column
 * for each of its fields. Immutable, thread-safe.
 */
final class LedgerTable<T> {
    private static final Map<LedgerKind<?>, LedgerTable<?>> TABLES = new ConcurrentHashMap<>();

    private final LedgerKind<T> kind;
    private final List<LedgerColumn<T>> columns;
    private final Table<?> table;
    private final Field<String> tenant;
    private final Field<String> recordKey;
    private final Field<Integer> version;
    private final Field<String> writeKey;
    private final Field<Instant> learnedAt;
    private final Field<UUID> entryId;

    private final TenantQuery byWrite;
    private final TenantQuery newest;
    private final TenantQuery knownOfRecord;
    private final TenantQuery knownAbout;
    private final Optional<TenantQuery> knownOfApplication;
    private final TenantQuery history;

    /**
     * Finds the table and its columns.
     *
     * @throws IllegalStateException if any is missing, before anything is stored
     */
    private LedgerTable(LedgerKind<T> kind) {
        this.kind = kind;
        this.table = table("compliance_" + kind.name().replace('-', '_'));
        this.columns = kind.fields().stream()
                .skip(1)
                .map(field -> LedgerColumn.of(field, table, kind.isAboutPeople()))
                .toList();
        tenant = column(table, COMPLIANCE_CONSENT.TENANT);
        recordKey = column(table, COMPLIANCE_CONSENT.RECORD_KEY);
        version = column(table, COMPLIANCE_CONSENT.VERSION);
        writeKey = column(table, COMPLIANCE_CONSENT.WRITE_KEY);
        learnedAt = column(table, COMPLIANCE_CONSENT.LEARNED_AT);
        entryId = column(table, COMPLIANCE_CONSENT.ENTRY_ID);
        byWrite = TenantQuery.where(table, writeKey.eq(given(writeKey)));
        history = TenantQuery.where(table, recordKey.eq(given(recordKey))).orderedBy(version);
        newest = TenantQuery.where(table, recordKey.eq(given(recordKey)))
                .orderedBy(version.desc())
                .first();
        knownOfRecord = TenantQuery.where(table, recordKey.eq(given(recordKey)), learnedAt.le(given(learnedAt)))
                .orderedBy(version.desc())
                .first();
        // Most records have one version, so to leave out the older ones here costs more than to read them
        knownAbout = TenantQuery.where(
                table,
                kind.isAboutPeople() ? SubjectKeyLookup.isAbout(keyId()) : agency().eq(given(agency())),
                learnedAt.le(given(learnedAt)));
        knownOfApplication = kind.equals(LedgerKind.AUTHORIZATION)
                ? Optional.of(knownOfApplication(table.as("any_version")))
                : Optional.empty();
    }

    /** Also the versions in which a record was corrected to be another application's: only the newest counts. */
    private TenantQuery knownOfApplication(Table<?> any) {
        Field<String> tenantOfAny = column(any, tenant);
        Field<String> application = column(any, COMPLIANCE_AUTHORIZATION.APPLICATION);
        return TenantQuery.where(
                        table,
                        tenantOfAny.eq(given(tenantOfAny)),
                        column(any, agency()).eq(given(agency())),
                        application.eq(given(application)),
                        column(any, recordKey).eq(recordKey),
                        learnedAt.le(given(learnedAt)))
                .with(any);
    }

    /** The table of a kind of ledger. */
    @SuppressWarnings("unchecked") // each is the table of its kind
    static <T> LedgerTable<T> of(LedgerKind<T> kind) {
        return (LedgerTable<T>) TABLES.computeIfAbsent(kind, LedgerTable::new);
    }

    private static Table<?> table(String name) {
        return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.getName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the schema has no table " + name));
    }

    Table<?> table() {
        return table;
    }

    private Field<UUID> keyId() {
        return column(table, COMPLIANCE_CONSENT.KEY_ID);
    }

    private Field<String> agency() {
        return column(table, COMPLIANCE_AGREEMENT.AGENCY);
    }

    private T read(Row row, String about) {
        Map<String, Object> data = new HashMap<>();
        data.put(kind.fields().get(0).key(), about);
        columns.forEach(each -> each.read(row, data));
        return kind.read(data);
    }

    LedgerKind<T> kind() {
        return kind;
    }

    /** The version that was written under a key. */
    TenantQuery byWrite() {
        return byWrite;
    }

    /** Whether it holds anything about the person of a subject key; for a query that reads that key. */
    Condition holdsAny() {
        return DSL.exists(DSL.selectOne().from(table).where(isOfKey()));
    }

    private Condition isOfKey() {
        return tenant.eq(COMPLIANCE_SUBJECT_KEY.TENANT).and(keyId().eq(COMPLIANCE_SUBJECT_KEY.KEY_ID));
    }

    /** A query of subject keys, with the versions about each person that were known at an instant. */
    TenantQuery knownBeside(TenantQuery ofKeys) {
        return ofKeys.withAny(table, isOfKey().and(learnedAt.le(given(learnedAt))));
    }

    /** Whether there was a version beside the subject key of the row. */
    boolean isVersion(Row row) {
        return row.find(keyId()).isPresent();
    }

    /** The newest version of a record. */
    TenantQuery newest() {
        return newest;
    }

    /** The newest version of a record that was known at an instant. */
    TenantQuery knownOfRecord() {
        return knownOfRecord;
    }

    /** Asks for all versions about the person of a pseudonym that were known at an instant, in no order. */
    TenantQuery.Asked ofPerson(PartyId ofTenant, String pseudonym, Instant latest) {
        return knownAbout.asked(ofTenant.value(), pseudonym, latest);
    }

    /** Asks for all versions that answer a question about an agency and were known at an instant, in no order. */
    TenantQuery.Asked ofAgency(PartyId ofTenant, LedgerQuestion<T> question, Instant latest) {
        String about = question.party().value();
        return question.application()
                .map(application ->
                        knownOfApplication.orElseThrow().asked(ofTenant.value(), about, application.value(), latest))
                .orElseGet(() -> knownAbout.asked(about, latest));
    }

    /** The newest versions that were known then and that are asked for, behind a place. */
    List<Row> page(
            DSLContext statements, PartyId ofTenant, LedgerQuery query, Cursor after, int rows, SubjectKeyLookup keys) {
        Optional<Pseudonyms> names = kind.isAboutPeople() ? keys.pseudonyms(statements, ofTenant) : Optional.empty();
        if (kind.isAboutPeople() && names.isEmpty()) {
            return List.of();
        }
        Instant knownAt = StoredInstants.latestBy(query.knownAt());
        PageQuery page = new PageQuery(table, columnOf(kind.time()).instant(), recordKey)
                .where(learnedAt.le(given(learnedAt)), knownAt)
                .where(DSL.notExists(laterKnown()), knownAt)
                .during(query.since(), query.until());
        query.about().ifPresent(party -> {
            if (kind.isAboutPeople()) {
                page.where(
                        SubjectKeyLookup.isAbout(keyId()),
                        ofTenant.value(),
                        names.orElseThrow().ofSubject(party.value()));
            } else {
                page.where(agency().eq(given(agency())), party.value());
            }
        });
        query.naming().ifPresent(party -> {
            LedgerColumn<T> other = columnOf(kind.otherParty().orElseThrow());
            page.where(other.asked().eq(given(other.asked())), other.asked(party, names));
        });
        return page.fetch(statements, ofTenant, after, rows);
    }

    /** A later version of a row's record that was known then. */
    private Select<?> laterKnown() {
        Table<?> later = table.as("later");
        return DSL.selectOne()
                .from(later)
                .where(
                        column(later, tenant).eq(tenant),
                        column(later, recordKey).eq(recordKey),
                        column(later, version).gt(version),
                        column(later, learnedAt).le(given(learnedAt)));
    }

    private LedgerColumn<T> columnOf(LedgerField<T> field) {
        return columns.get(kind.fields().indexOf(field) - 1);
    }

    /** All versions of a record, from the first. */
    TenantQuery history() {
        return history;
    }

    /** The row of a version about a person, whose key this is. */
    NewRow row(PartyId ofTenant, RecordKey write, Recorded<T> recorded, SubjectKey key, Pseudonyms names) {
        String place = place(ofTenant, recorded.key(), recorded.version());
        NewRow row = new NewRow(table, Optional.of(key.inRow(place)));
        fill(row, ofTenant, write, recorded, Optional.of(names));
        return row.set(keyId(), key.id());
    }

    /** The row of a version about an agency. */
    NewRow row(PartyId ofTenant, RecordKey write, Recorded<T> recorded) {
        NewRow row = new NewRow(table);
        fill(row, ofTenant, write, recorded, Optional.empty());
        return row.set(agency(), kind.party(recorded.value()).value());
    }

    private void fill(NewRow row, PartyId ofTenant, RecordKey write, Recorded<T> recorded, Optional<Pseudonyms> names) {
        row.set(tenant, ofTenant.value())
                .set(recordKey, recorded.key().value())
                .set(version, recorded.version())
                .set(writeKey, write.value())
                .set(learnedAt, recorded.learned())
                .set(entryId, recorded.entry());
        columns.forEach(each -> each.write(recorded.value(), row, names));
    }

    RecordKey key(Row row) {
        return RecordKey.of(row.text(recordKey));
    }

    RecordKey writeKey(Row row) {
        return RecordKey.of(row.text(writeKey));
    }

    UUID keyId(Row row) {
        return row.uuid(keyId());
    }

    int version(Row row) {
        return row.number(version);
    }

    /**
     * The version in a row.
     *
     * @param keys finds the key of whom it is about; asked only where the ledger is about people
     */
    Recorded<T> recorded(PartyId ofTenant, Row row, Function<UUID, SubjectKey> keys) {
        RecordKey record = key(row);
        int number = version(row);
        return new Recorded<>(
                record,
                number,
                kind.isAboutPeople()
                        ? readDecrypted(row, keys.apply(row.uuid(keyId())), place(ofTenant, record, number))
                        : read(row, row.text(agency())),
                row.instant(learnedAt),
                row.uuid(entryId));
    }

    /**
     * The version in a row, for whoever asks what is on record.
     *
     * @throws ComplianceStoreException if somebody has changed the row, so that it holds no version of the ledger's
     */
    Recorded<T> readRecorded(PartyId ofTenant, Row row, Function<UUID, SubjectKey> keys) {
        return RowReading.of(
                () -> "record '" + readKey(row) + "' of the " + kind.name() + " ledger",
                () -> recorded(ofTenant, row, keys));
    }

    private RecordKey readKey(Row row) {
        return RowReading.of(() -> "a record of the " + kind.name() + " ledger, whose key is none,", () -> key(row));
    }

    private T readDecrypted(Row row, SubjectKey key, String place) {
        return read(row.decryptedBy(key.inRow(place)), key.subject().value());
    }

    /** What the rows of known versions answer: the newest of each record that is still one that is asked for, by key. */
    List<Recorded<T>> answer(
            PartyId ofTenant, LedgerQuestion<T> question, List<Row> versions, Function<UUID, SubjectKey> keys) {
        Map<RecordKey, Row> newestRows = new TreeMap<>();
        versions.forEach(row -> newestRows.merge(readKey(row), row, (a, b) -> version(a) > version(b) ? a : b));
        return newestRows.values().stream()
                .map(row -> readRecorded(ofTenant, row, keys))
                .filter(newestKnown -> question.isAnsweredBy(newestKnown.value()))
                .toList();
    }

    /** Where a row is: the tenant has no slash and neither has the version, so no two places are one. */
    private String place(PartyId ofTenant, RecordKey record, int number) {
        return table.getName() + "/" + ofTenant + "/" + record + "/" + number;
    }
}
