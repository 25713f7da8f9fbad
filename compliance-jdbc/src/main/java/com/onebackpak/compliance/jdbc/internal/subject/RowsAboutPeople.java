package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DECISION;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_DISCLOSURE;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_OPT_OUT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_REQUEST;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.column;

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
    private static final List<Table<?>> TABLES = List.of(
            COMPLIANCE_CONSENT,
            COMPLIANCE_OPT_OUT,
            COMPLIANCE_HOLD,
            COMPLIANCE_DISCLOSURE,
            COMPLIANCE_REQUEST,
            COMPLIANCE_DECISION);

    private RowsAboutPeople() {}

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
