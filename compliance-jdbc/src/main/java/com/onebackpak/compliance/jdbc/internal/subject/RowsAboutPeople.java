package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.column;

import com.onebackpak.compliance.jdbc.generated.DefaultSchema;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * All that is on record about a subject, in all tables that hold anything about people. They are asked by the subject,
 * of whom all have an index, and not by the key, of which none has; a subject has one key at a time. Whoever asks has
 * locked it. Has no state.
 */
final class RowsAboutPeople {
    /** Every table that names a subject but the one of keys, which is erased by other means: a new one is among them. */
    private static final List<Table<?>> TABLES = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .filter(table -> table.field(COMPLIANCE_CONSENT.SUBJECT.getName()) != null)
            .filter(table -> !table.equals(COMPLIANCE_SUBJECT_KEY))
            .toList();

    private RowsAboutPeople() {}

    static List<Table<?>> tables() {
        return TABLES;
    }

    /** Whether anything is on record about the subject. */
    static boolean areThere(DSLContext statements, PartyId tenant, PartyId subject) {
        return TABLES.stream().anyMatch(table -> statements.fetchExists(table, about(table, tenant, subject)));
    }

    /** Deletes all that is on record about the subject. */
    static void delete(DSLContext statements, PartyId tenant, PartyId subject) {
        TABLES.forEach(table -> statements
                .deleteFrom(table)
                .where(about(table, tenant, subject))
                .execute());
    }

    private static Condition about(Table<?> table, PartyId tenant, PartyId subject) {
        return column(table, COMPLIANCE_CONSENT.TENANT)
                .eq(tenant.value())
                .and(column(table, COMPLIANCE_CONSENT.SUBJECT).eq(subject.value()));
    }
}
