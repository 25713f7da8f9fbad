package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.JoinedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.ledger.ClockSkew;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/**
 * The holds on many people at a time, in the transaction that asks.
 *
 * @param keys tells under which name somebody is known
 * @param apart transactions of its own
 * @param ledger a tenant's holds, read in a transaction
 */
record LiveHolds(SubjectKeyLookup keys, Work apart, BiFunction<PartyId, Work, Ledger<Hold>> ledger) {
    private static final int NAMES_PER_QUERY = 500;

    /** The holds that are live, or by another clock may be, in their newest versions; who has none is left out. */
    Map<PartyId, List<Hold>> on(DSLContext statements, PartyId tenant, List<PartyId> people, Instant now) {
        if (people.isEmpty() || !statements.fetchExists(COMPLIANCE_HOLD, COMPLIANCE_HOLD.TENANT.eq(tenant.value()))) {
            return Map.of();
        }
        Pseudonyms names = keys.pseudonyms(statements, tenant).orElseThrow();
        Map<String, PartyId> byName = new LinkedHashMap<>();
        people.forEach(person -> byName.put(names.ofSubject(person.value()), person));
        Ledger<Hold> holds = ledger.apply(tenant, new JoinedWork(statements, apart));
        Map<PartyId, List<Hold>> live = new LinkedHashMap<>();
        for (List<String> some : Iterables.partition(byName.keySet(), NAMES_PER_QUERY)) {
            Set<String> held = statements
                    .selectDistinct(COMPLIANCE_SUBJECT_KEY.PSEUDONYM)
                    .from(COMPLIANCE_SUBJECT_KEY)
                    .join(COMPLIANCE_HOLD)
                    .on(
                            COMPLIANCE_HOLD.TENANT.eq(COMPLIANCE_SUBJECT_KEY.TENANT),
                            COMPLIANCE_HOLD.KEY_ID.eq(COMPLIANCE_SUBJECT_KEY.KEY_ID))
                    .where(COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()), COMPLIANCE_SUBJECT_KEY.PSEUDONYM.in(some))
                    .fetchSet(COMPLIANCE_SUBJECT_KEY.PSEUDONYM);
            for (String name : some) {
                PartyId person = byName.get(name);
                if (person != null && held.contains(name)) {
                    List<Hold> counted = holds.about(person, Instant.MAX).stream()
                            .map(Recorded::value)
                            .map(hold -> LedgerKind.HOLD.countedAt(now, ClockSkew.USUAL, hold))
                            .filter(hold -> hold.span().contains(now))
                            .toList();
                    if (!counted.isEmpty()) {
                        live.put(person, counted);
                    }
                }
            }
        }
        return live;
    }
}
