package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.Field;

/**
 * Which of some ledgers hold anything about a person, whenever it was learned, as one query. About most people most of them
 * hold nothing, and to ask each costs more. Immutable, thread-safe.
 */
final class PersonsLedgers {
    private static final Map<Set<LedgerKind<?>>, PersonsLedgers> ALL = new ConcurrentHashMap<>();

    private final Map<LedgerKind<?>, Field<Boolean>> holdAny = new LinkedHashMap<>();
    private final TenantQuery query;

    private PersonsLedgers(Set<LedgerKind<?>> ledgers) {
        ledgers.forEach(each -> holdAny.put(each, LedgerTable.of(each).holdsAny()));
        this.query = TenantQuery.where(
                        COMPLIANCE_SUBJECT_KEY,
                        COMPLIANCE_SUBJECT_KEY.PSEUDONYM.eq(given(COMPLIANCE_SUBJECT_KEY.PSEUDONYM)))
                .only(holdAny.values().toArray(Field<?>[]::new));
    }

    /** These, which are about people. */
    static PersonsLedgers of(Set<LedgerKind<?>> ledgers) {
        return ALL.computeIfAbsent(ImmutableSet.copyOf(ledgers), PersonsLedgers::new);
    }

    /** Asks it of the person of a pseudonym. */
    TenantQuery.Asked asked(String pseudonym) {
        return query.asked(pseudonym);
    }

    /** Those that hold something, as the rows of an answer say; of a person without a key none does. */
    Set<LedgerKind<?>> found(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> holdAny.entrySet().stream().filter(each -> row.is(each.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
