package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.column;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKey;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.spi.LedgerKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Table;

/**
 * How the values of one kind lie in their table, and the queries of it. Subclasses say where each part of a value goes
 * and comes from; what all ledgers have in common is here. Immutable, thread-safe.
 */
abstract class LedgerTable<T> {
    private final LedgerKind<T> kind;
    private final Table<?> table;
    private final Field<String> party;
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
    private final TenantQuery history;

    /**
     * Names the table.
     *
     * @param party the column of those whom rows are about; the other columns in common have the same names everywhere
     */
    LedgerTable(LedgerKind<T> kind, Table<?> table, Field<String> party) {
        this.kind = kind;
        this.table = table;
        this.party = party;
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
        knownAbout = TenantQuery.where(table, party.eq(given(party)), learnedAt.le(given(learnedAt)));
    }

    /** Puts the parts of the value into the row. */
    abstract void write(T value, NewRow row);

    /** Makes the value again from the row; {@code party} is whom it is about. */
    abstract T read(PartyId about, Row row);

    final LedgerKind<T> kind() {
        return kind;
    }

    /** The version that was written under a key. */
    final TenantQuery byWrite() {
        return byWrite;
    }

    /** The newest version of a record. */
    final TenantQuery newest() {
        return newest;
    }

    /** The newest version of a record that was known at an instant. */
    final TenantQuery knownOfRecord() {
        return knownOfRecord;
    }

    /** All versions about a party that were known at an instant, in no order. */
    final TenantQuery knownAbout() {
        return knownAbout;
    }

    /** All versions of a record, from the first. */
    final TenantQuery history() {
        return history;
    }

    /**
     * The row of a version.
     *
     * @param key the key of the subject, where the ledger is about people
     */
    final NewRow row(PartyId ofTenant, RecordKey write, Recorded<T> recorded, Optional<SubjectKey> key) {
        String context = context(ofTenant, recorded.key(), recorded.version());
        Function<String, byte[]> encryption =
                text -> key.orElseThrow(() -> new IllegalStateException("a " + kind + " has no key"))
                        .encrypt(text, context);
        NewRow row = new NewRow(table, encryption)
                .set(tenant, ofTenant.value())
                .set(recordKey, recorded.key().value())
                .set(version, recorded.version())
                .set(writeKey, write.value())
                .set(party, kind.party(recorded.value()).value())
                .set(learnedAt, recorded.learned())
                .set(entryId, recorded.entry());
        key.ifPresent(k -> row.set(column(table, COMPLIANCE_CONSENT.KEY_ID), k.id()));
        write(recorded.value(), row);
        return row;
    }

    final RecordKey key(Row row) {
        return RecordKey.of(row.text(recordKey));
    }

    final int version(Row row) {
        return row.number(version);
    }

    /**
     * The version in a row.
     *
     * @param keys finds the key under which texts are encrypted; asked only where there are some
     */
    final Recorded<T> recorded(PartyId ofTenant, Row row, Function<UUID, SubjectKey> keys) {
        RecordKey record = key(row);
        int number = version(row);
        Row readable = row.decryptedBy(ciphertext -> keys.apply(row.uuid(column(table, COMPLIANCE_CONSENT.KEY_ID)))
                .decrypt(ciphertext, context(ofTenant, record, number)));
        return new Recorded<>(
                record, number, read(PartyId.of(row.text(party)), readable), row.instant(learnedAt), row.uuid(entryId));
    }

    /** Where a text is stored: the tenant has no slash and neither has the version, so no two places are one. */
    private String context(PartyId ofTenant, RecordKey record, int number) {
        return table.getName() + "/" + ofTenant + "/" + record + "/" + number;
    }

    /** A span in two columns. */
    static Span span(Row row, Field<Instant> from, Field<Instant> until) {
        return new Span(row.instant(from), row.find(until));
    }
}
