package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_REQUEST;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_SUBJECT_KEY;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.jdbc.generated.tables.RequestColumns;
import com.onebackpak.compliance.jdbc.internal.subject.Pseudonyms;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.JoinedWork;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * What keeps the data of many people at a time, in the transaction that asks: holds, and open requests to inspect.
 *
 * @param keys tells under which name somebody is known
 * @param apart transactions of its own
 * @param stores a tenant's stores, read in a transaction
 */
record LiveHolds(SubjectKeyLookup keys, Work apart, BiFunction<PartyId, Work, TenantStores> stores) {
    private static final int NAMES_PER_QUERY = 500;

    /** The holds that are live, or by another clock may be; who has none is left out. */
    Map<PartyId, List<Hold>> on(DSLContext statements, PartyId tenant, List<PartyId> people, Instant now) {
        if (people.isEmpty() || !statements.fetchExists(kept(tenant))) {
            return Map.of();
        }
        Pseudonyms names = keys.pseudonyms(statements, tenant).orElseThrow();
        Map<String, PartyId> byName = new LinkedHashMap<>();
        people.forEach(person -> byName.put(names.ofSubject(person.value()), person));
        TenantStores ledgers = stores.apply(tenant, new JoinedWork(statements, apart));
        Map<PartyId, List<Hold>> live = new LinkedHashMap<>();
        for (List<String> some : Iterables.partition(byName.keySet(), NAMES_PER_QUERY)) {
            Set<String> held = statements
                    .selectDistinct(COMPLIANCE_SUBJECT_KEY.PSEUDONYM)
                    .from(COMPLIANCE_SUBJECT_KEY)
                    .where(
                            COMPLIANCE_SUBJECT_KEY.TENANT.eq(tenant.value()),
                            COMPLIANCE_SUBJECT_KEY.PSEUDONYM.in(some),
                            COMPLIANCE_SUBJECT_KEY.KEY_ID.in(kept(tenant)))
                    .fetchSet(COMPLIANCE_SUBJECT_KEY.PSEUDONYM);
            for (String name : some) {
                PartyId person = byName.get(name);
                if (person != null && held.contains(name)) {
                    List<Hold> counted = ledgers.liveHolds(person, now).stream()
                            .map(Recorded::value)
                            .toList();
                    if (!counted.isEmpty()) {
                        live.put(person, counted);
                    }
                }
            }
        }
        return live;
    }

    /** Whose data other tenants were asked to show and have not answered, with each such request as the hold that it is. */
    Map<PartyId, List<Hold>> inspectedWithOthers(DSLContext statements, PartyId tenant, Instant now) {
        RequestColumns later = COMPLIANCE_REQUEST.as("later");
        Map<PartyId, List<Hold>> asked = new LinkedHashMap<>();
        statements
                .selectDistinct(COMPLIANCE_REQUEST.TENANT, COMPLIANCE_REQUEST.KEY_ID)
                .from(COMPLIANCE_REQUEST)
                .where(
                        COMPLIANCE_REQUEST.TENANT.ne(tenant.value()),
                        COMPLIANCE_REQUEST
                                .ACTION
                                .eq(Action.INSPECT.path())
                                .or(COMPLIANCE_REQUEST.ACTION.startsWith(Action.INSPECT.path() + ".")),
                        COMPLIANCE_REQUEST
                                .ANSWER
                                .isNull()
                                .or(COMPLIANCE_REQUEST.ANSWER.eq(RightsAnswer.REDIRECTED.key()))
                                .or(COMPLIANCE_REQUEST.ANSWERED_AT.gt(now)),
                        DSL.notExists(DSL.selectOne()
                                .from(later)
                                .where(
                                        later.TENANT.eq(COMPLIANCE_REQUEST.TENANT),
                                        later.RECORD_KEY.eq(COMPLIANCE_REQUEST.RECORD_KEY),
                                        later.VERSION.gt(COMPLIANCE_REQUEST.VERSION))))
                .forEach(row -> {
                    PartyId other = PartyId.of(row.value1());
                    PartyId person = keys.byId(statements, other, row.value2()).subject();
                    stores.apply(other, new JoinedWork(statements, apart)).liveHolds(person, now).stream()
                            .map(Recorded::value)
                            .filter(hold -> hold.kind() == HoldKind.INSPECTION)
                            .forEach(hold -> asked.computeIfAbsent(person, any -> new ArrayList<>())
                                    .add(hold));
                });
        return asked;
    }

    /** The keys under which holds and requests of the tenant lie. */
    private static Select<Record1<UUID>> kept(PartyId tenant) {
        return DSL.select(COMPLIANCE_HOLD.KEY_ID)
                .from(COMPLIANCE_HOLD)
                .where(COMPLIANCE_HOLD.TENANT.eq(tenant.value()))
                .unionAll(DSL.select(COMPLIANCE_REQUEST.KEY_ID)
                        .from(COMPLIANCE_REQUEST)
                        .where(COMPLIANCE_REQUEST.TENANT.eq(tenant.value())));
    }
}
