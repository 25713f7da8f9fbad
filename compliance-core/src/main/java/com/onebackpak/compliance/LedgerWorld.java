package com.onebackpak.compliance;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the world of which {@link com.onebackpak.compliance.duty.Duties} tells what is owed, of who there is and of what is on
 * record. It holds all records of the tenants in memory, so it is made for a district and not for all districts of a vendor.
 * Has no state.
 *
 * <pre>{@code
 * World recorded = LedgerWorld.of(world, List.of(stores.of(tenant)));
 * List<OwedDuty> owed = Duties.of(policies).owed(recorded, clock.instant());
 * }</pre>
 */
public final class LedgerWorld {
    private static final int PAGE = 1_000;

    private LedgerWorld() {}

    /**
     * The world's agencies, people, breaches and changes of policies, and the tenants' agreements, authorizations, consents,
     * refusals, holds, occurrences and requests instead of the world's own. A request bears the name of its record; where
     * several tenants have a record of that name, each has its tenant's before it: {@code d-1/r-17}.
     */
    public static World of(World who, Iterable<? extends TenantStores> tenants) {
        World.Builder world = who.toBuilder()
                .agreements(List.of())
                .authorizations(List.of())
                .consents(List.of())
                .optOuts(List.of())
                .holds(List.of())
                .occurrences(List.of())
                .requests(Map.of());
        Map<String, Map<PartyId, RightsRequest>> requests = new LinkedHashMap<>();
        for (TenantStores tenant : tenants) {
            World.ledgers().forEach(kind -> add(kind, tenant, world));
            for (Recorded<RightsRequest> request : all(LedgerKind.REQUEST, tenant)) {
                requests.computeIfAbsent(request.key().value(), name -> new LinkedHashMap<>())
                        .put(tenant.tenant(), request.value());
            }
        }
        requests.forEach((name, ofTenants) -> ofTenants.forEach((tenant, request) ->
                world.putRequests(ofTenants.size() == 1 ? name : tenant.value() + "/" + name, request)));
        return world.build();
    }

    private static <T> void add(LedgerKind<T> kind, TenantStores tenant, World.Builder world) {
        world.addAll(kind, all(kind, tenant).stream().map(Recorded::value).toList());
    }

    private static <T> List<Recorded<T>> all(LedgerKind<T> kind, TenantStores tenant) {
        List<Recorded<T>> all = new ArrayList<>();
        Page.readAll(after -> tenant.ledger(kind).page(LedgerQuery.all(), after, PAGE), all::add);
        return all;
    }
}
