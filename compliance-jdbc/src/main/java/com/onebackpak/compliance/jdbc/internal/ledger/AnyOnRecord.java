package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.impl.DSL;

/**
 * Whether any of some ledgers holds anything about somebody, whenever it was learned, as one query, which has a row if so.
 * About most people most ledgers hold nothing, and to read each costs more. Has no state but the queries, one for each set.
 */
final class AnyOnRecord {
    private static final Map<Set<LedgerKind<?>>, TenantQuery> QUERIES = new ConcurrentHashMap<>();

    private AnyOnRecord() {}

    /** Asks it of ledgers about people and of whom a pseudonym names. */
    static TenantQuery.Asked of(Set<LedgerKind<?>> ledgers, String pseudonym) {
        return QUERIES.computeIfAbsent(ImmutableSet.copyOf(ledgers), AnyOnRecord::query)
                .asked(pseudonym);
    }

    private static TenantQuery query(Set<LedgerKind<?>> ledgers) {
        return TenantQuery.where(
                        COMPLIANCE_SUBJECT_KEY,
                        COMPLIANCE_SUBJECT_KEY.PSEUDONYM.eq(given(COMPLIANCE_SUBJECT_KEY.PSEUDONYM)),
                        DSL.or(ledgers.stream()
                                .map(each -> LedgerTable.of(each).holdsAny())
                                .toList()))
                .only(COMPLIANCE_SUBJECT_KEY.KEY_ID);
    }
}
