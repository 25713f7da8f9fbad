package com.onebackpak.compliance;

import com.google.common.collect.Streams;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.TenantRecords;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
     * The world's people and agencies, with those agencies beside that are on record alone, and the tenants' agreements,
     * authorizations, consents, refusals, holds, occurrences and requests instead of the world's own. Custody orders, breaches,
     * matters and changes of policies are those of both; where one of an id is on record, of breaches and changes with the agency
     * concerned, or the same order, that one counts, so that no parent is given back rights that an order took. A request or matter bears the name of its record;
     * where several tenants have a record of that name, each has its tenant's before it, {@code d-1/r-17}, and if it names no agency, was made to that one. People who belong to one of
     * the tenants have their agencies there alone: what is owed for other districts' data, these ledgers do not tell. Whose data is on
     * record, and of whom the world tells nothing, is taken for a student of the tenant of unknown age, so that nothing that is owed
     * to the family is lost.
     *
     * @throws IllegalArgumentException if agencies on record stand under one that nobody knows, or under each other; or if
     *     something is on record of one that the world does not name, and the records do not say in which state and time zone it
     *     lies: what its state's law asks for could not be told, and its days would be guessed
     */
    public static World of(World who, Iterable<? extends TenantStores> tenants) {
        Set<PartyId> read = Streams.stream(tenants).map(TenantStores::tenant).collect(Collectors.toSet());
        World places = TenantPeople.of(
                withPeople(who.toBuilder().agencies(agencies(who, tenants)).build(), tenants), read);
        World.Builder world = places.toBuilder()
                .agreements(List.of())
                .authorizations(List.of())
                .consents(List.of())
                .optOuts(List.of())
                .holds(List.of())
                .occurrences(List.of())
                .custodyOrders(ordersNotOnRecord(who, tenants))
                .requests(Map.of());
        Map<String, Map<PartyId, RightsRequest>> requests = new LinkedHashMap<>();
        Map<String, Map<PartyId, Matter>> matters = new LinkedHashMap<>();
        List<Breach> breaches = new ArrayList<>();
        List<PolicyChange> changes = new ArrayList<>();
        for (TenantStores tenant : tenants) {
            World.ledgers().forEach(kind -> add(kind, tenant, world));
            world.putOfTenants(
                    tenant.tenant(),
                    new TenantRecords(values(LedgerKind.HOLD, tenant), values(LedgerKind.OCCURRENCE, tenant)));
            byName(LedgerKind.REQUEST, tenant, requests);
            byName(LedgerKind.MATTER, tenant, matters);
            RecordedEvents events = new RecordedEvents(
                    places,
                    tenant.tenant(),
                    values(LedgerKind.INCIDENT, tenant),
                    values(LedgerKind.EXPOSURE, tenant),
                    values(LedgerKind.POLICY_CHANGE, tenant),
                    values(LedgerKind.NOTICE, tenant));
            breaches.addAll(events.breaches());
            changes.addAll(events.policyChanges());
        }
        requests.forEach((name, ofTenants) -> {
            if (ofTenants.size() > 1) {
                ofTenants.replaceAll((tenant, request) -> addressed(request, tenant, places));
            }
        });
        eachNamed(requests, world::putRequests);
        Map<String, Matter> named = new LinkedHashMap<>(who.matters());
        eachNamed(matters, named::put);
        world.matters(named);
        Stream<Breach> otherBreaches =
                who.breaches().stream().filter(told -> breaches.stream().noneMatch(known -> isSame(known, told)));
        Stream<PolicyChange> otherChanges =
                who.policyChanges().stream().flatMap(told -> elsewhere(told, changes, places.agencies()).stream());
        World recorded = world.breaches(
                        Stream.concat(breaches.stream(), otherBreaches).toList())
                .policyChanges(Stream.concat(changes.stream(), otherChanges).toList())
                .build();
        requirePlaced(who, recorded, tenants);
        return recorded;
    }

    /** The world may leave out what it does not need of an agency; of one that it does not name nothing would be known. */
    private static void requirePlaced(World who, World recorded, Iterable<? extends TenantStores> tenants) {
        Agencies known = recorded.agencies();
        String unknown = Stream.of(
                        Streams.stream(tenants).map(TenantStores::tenant),
                        recorded.breaches().stream().flatMap(breach -> breach.agency().stream()),
                        recorded.agreements().stream().map(Agreement::agency),
                        recorded.policyChanges().stream().flatMap(change -> change.agencies().stream()),
                        recorded.matters().values().stream().map(Matter::agency),
                        recorded.requests().values().stream().flatMap(request -> request.to().stream()))
                .flatMap(ids -> ids)
                .filter(id -> !id.equals(recorded.vendor()))
                .filter(id -> !who.agencies().ids().contains(id))
                .filter(id -> known.jurisdiction(id).isEmpty() || known.zone(id).isEmpty())
                .distinct()
                .sorted()
                .map(PartyId::value)
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "neither the world nor the records say in which state and time zone these lie: " + unknown
                            + "; record each as an agency with its state and zone, or name it in the world");
        }
    }

    /** One that was recorded with each of several tenants and names no agency was made to each of them. */
    private static RightsRequest addressed(RightsRequest request, PartyId tenant, World places) {
        return request.to().isEmpty() && places.agencies().ids().contains(tenant)
                ? request.toBuilder().to(tenant).build()
                : request;
    }

    private static <T> void byName(LedgerKind<T> kind, TenantStores tenant, Map<String, Map<PartyId, T>> all) {
        all(kind, tenant)
                .forEach(recorded -> all.computeIfAbsent(recorded.key().value(), name -> new LinkedHashMap<>())
                        .put(tenant.tenant(), recorded.value()));
    }

    private static <T> void eachNamed(Map<String, Map<PartyId, T>> all, BiConsumer<String, T> each) {
        all.forEach((name, ofTenants) -> ofTenants.forEach(
                (tenant, value) -> each.accept(ofTenants.size() == 1 ? name : tenant.value() + "/" + name, value)));
    }

    /** Whether a breach on record is one of which the world tells: that of another agency's data is another. */
    private static boolean isSame(Breach known, Breach told) {
        return known.id().equals(told.id())
                && (told.agency().isEmpty() || told.agency().equals(known.agency()));
    }

    /** A change of which the world tells, as it concerns agencies with which it is not on record; empty: there are none. */
    private static Optional<PolicyChange> elsewhere(PolicyChange told, List<PolicyChange> changes, Agencies agencies) {
        Set<PartyId> onRecord = changes.stream()
                .filter(known -> known.id().equals(told.id()))
                .flatMap(known -> known.agencies().stream())
                .collect(Collectors.toSet());
        if (onRecord.isEmpty()) {
            return Optional.of(told);
        }
        Set<PartyId> others = (told.agencies().isEmpty() ? agencies.ids() : told.agencies())
                .stream()
                        .filter(agency -> Collections.disjoint(agencies.lineage(agency), onRecord))
                        .collect(Collectors.toSet());
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new PolicyChange(
                        told.id(),
                        told.policy(),
                        told.published(),
                        told.effective(),
                        told.material(),
                        told.told(),
                        others));
    }

    private static List<CustodyOrder> ordersNotOnRecord(World who, Iterable<? extends TenantStores> tenants) {
        List<CustodyOrder> recorded = new ArrayList<>();
        tenants.forEach(tenant -> recorded.addAll(values(LedgerKind.CUSTODY_ORDER, tenant)));
        return who.custodyOrders().stream()
                .filter(order -> recorded.stream().noneMatch(known -> EventRecording.isSame(known, order)))
                .toList();
    }

    private static Agencies agencies(World who, Iterable<? extends TenantStores> tenants) {
        Map<PartyId, Agency> all = new LinkedHashMap<>();
        who.agencies().all().forEach(agency -> all.put(agency.id(), agency));
        tenants.forEach(tenant ->
                values(LedgerKind.AGENCY, tenant).forEach(entry -> all.putIfAbsent(entry.id(), entry.agency())));
        return Agencies.of(all.values());
    }

    private static World withPeople(World world, Iterable<? extends TenantStores> tenants) {
        Map<PartyId, Set<PartyId>> unknown = new TreeMap<>();
        for (TenantStores tenant : tenants) {
            if (world.agencies().ids().contains(tenant.tenant())) {
                Stream.of(
                                values(LedgerKind.CONSENT, tenant).stream().map(Consent::subject),
                                values(LedgerKind.REQUEST, tenant).stream().map(RightsRequest::subject),
                                values(LedgerKind.EXPOSURE, tenant).stream().map(Exposure::subject),
                                values(LedgerKind.MATTER, tenant).stream()
                                        .map(Matter::about)
                                        .filter(about -> !world.agencies().ids().contains(about)))
                        .flatMap(subjects -> subjects)
                        .filter(subject -> !world.people().containsKey(subject))
                        .forEach(subject -> unknown.computeIfAbsent(subject, any -> new TreeSet<>())
                                .add(tenant.tenant()));
            }
        }
        World.Builder builder = world.toBuilder();
        unknown.forEach((id, agencies) -> builder.putPeople(
                id,
                Person.builder()
                        .id(id)
                        .kind(PersonKind.STUDENT)
                        .agencies(agencies)
                        .build()));
        return builder.build();
    }

    private static <T> List<T> values(LedgerKind<T> kind, TenantStores tenant) {
        return all(kind, tenant).stream().map(Recorded::value).toList();
    }

    private static <T> void add(LedgerKind<T> kind, TenantStores tenant, World.Builder world) {
        world.addAll(kind, values(kind, tenant));
    }

    private static <T> List<Recorded<T>> all(LedgerKind<T> kind, TenantStores tenant) {
        List<Recorded<T>> all = new ArrayList<>();
        Page.readAll(after -> tenant.ledger(kind).page(LedgerQuery.all(), after, PAGE), all::add);
        return all;
    }
}
