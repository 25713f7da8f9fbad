package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.google.common.collect.ObjectArrays;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.store.LedgerQuestion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * One ledger about somebody, read along with whether any of some others holds anything about the same person, whenever that
 * was learned: about most people most ledgers hold nothing, and to read each costs more. One query, so that both are of
 * one moment. Immutable, thread-safe.
 */
final class FirstLedger {
    private static final Map<List<LedgerKind<?>>, FirstLedger> KNOWN = new ConcurrentHashMap<>();

    private final LedgerTable<?> table;
    private final Field<Boolean> isAnyOther;
    private final TenantQuery query;

    private FirstLedger(List<LedgerKind<?>> ledgers) {
        this.table = LedgerTable.of(ledgers.get(0));
        this.isAnyOther = DSL.field(DSL.or(ledgers.stream()
                .skip(1)
                .map(each -> LedgerTable.of(each).holdsAny())
                .toList()));
        this.query = table.knownBeside(TenantQuery.where(
                        COMPLIANCE_SUBJECT_KEY,
                        COMPLIANCE_SUBJECT_KEY.PSEUDONYM.eq(given(COMPLIANCE_SUBJECT_KEY.PSEUDONYM))))
                .only(ObjectArrays.concat(table.table().fields(), isAnyOther));
    }

    /** The first of the questions' ledgers, and whether any of the other ones holds anything. */
    static FirstLedger of(List<LedgerQuestion<?>> questions) {
        List<LedgerKind<?>> ledgers =
                questions.stream().<LedgerKind<?>>map(LedgerQuestion::ledger).toList();
        return KNOWN.computeIfAbsent(ledgers, FirstLedger::new);
    }

    /** Asks for all versions about the person of a pseudonym that were known at an instant, in no order. */
    TenantQuery.Asked asked(String pseudonym, Instant latest) {
        return query.asked(latest, pseudonym);
    }

    /** Whether any of the other ledgers holds anything; about whom no key is there, none does. */
    boolean isAnyOther(List<Row> rows) {
        return !rows.isEmpty() && rows.get(0).is(isAnyOther);
    }

    /** The versions of the first ledger. */
    List<Row> versions(List<Row> rows) {
        return rows.stream().filter(table::isVersion).toList();
    }
}
