package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.column;

import com.onebackpak.compliance.jdbc.generated.DefaultSchema;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * All that is on record about a subject, in all tables that hold anything about people. They name the subject's key and
 * nobody; a subject has one key at a time. Whoever asks has locked it. Has no state.
 */
final class RowsAboutPeople {
    /**
     * Every table that names a subject's key, a new one among them; but not the one of keys, which is erased by other means,
     * and not the tombstones.
     */
    private static final List<Table<?>> TABLES = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .filter(table -> table.field(COMPLIANCE_CONSENT.KEY_ID.getName()) != null)
            .filter(table -> !table.equals(COMPLIANCE_SUBJECT_KEY) && !table.equals(COMPLIANCE_ERASURE))
            .toList();

    private RowsAboutPeople() {}

    static List<Table<?>> tables() {
        return TABLES;
    }

    /** Whether anything is on record under the key. */
    static boolean areThere(DSLContext statements, PartyId tenant, UUID key) {
        return TABLES.stream().anyMatch(table -> statements.fetchExists(table, about(table, tenant, key)));
    }

    /** Deletes all that is on record under the key. */
    static void delete(DSLContext statements, PartyId tenant, UUID key) {
        TABLES.forEach(table ->
                statements.deleteFrom(table).where(about(table, tenant, key)).execute());
    }

    private static Condition about(Table<?> table, PartyId tenant, UUID key) {
        return column(table, COMPLIANCE_CONSENT.TENANT)
                .eq(tenant.value())
                .and(column(table, COMPLIANCE_CONSENT.KEY_ID).eq(key));
    }
}
