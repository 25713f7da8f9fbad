package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.TenantRecords;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of people's data is gone, what is held, and what is left of that which is to be deleted. Immutable. */
final class Deletions {
    private final Reckoning reckoning;
    private final World world;
    private final Set<Category> all;

    /** What lies directly below each category. */
    private final Map<Category, List<Category>> narrower;

    private final Map<PartyId, List<RightsRequest>> requests;
    private final Map<PartyId, Map<PartyId, List<Occurrence>>> occurrences;
    private final Map<PartyId, Map<PartyId, List<Hold>>> holds;

    Deletions(Reckoning reckoning) {
        this.reckoning = reckoning;
        this.world = reckoning.world();
        this.all = world.vocabulary().categoriesApartFrom(Set.of());
        this.narrower = world.vocabulary().terms(Dimension.CATEGORY).stream()
                .map(Category.class::cast)
                .filter(category -> category.broader().isPresent())
                .collect(Collectors.groupingBy(
                        category -> (Category) category.broader().orElseThrow()));
        this.requests = world.requests().values().stream().collect(Collectors.groupingBy(RightsRequest::subject));
        this.occurrences = byParty(TenantRecords::occurrences, Occurrence::subject);
        this.holds = byParty(TenantRecords::holds, Hold::subject);
    }

    private <T> Map<PartyId, Map<PartyId, List<T>>> byParty(
            Function<TenantRecords, List<T>> records, Function<T, PartyId> party) {
        return world.ofTenants().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        told -> records.apply(told.getValue()).stream().collect(Collectors.groupingBy(party))));
    }

    /**
     * By when all of these categories of the person's data, or of the agency's students', had been deleted by now, at or after an
     * instant; also by erasures of the data of the agency or of one above it. What another district has deleted is still there.
     *
     * @param categories which data; none named: all
     */
    Optional<Instant> erased(PartyId party, Set<Category> categories, Instant after, Optional<PartyId> agency) {
        return erased(categories, erasures(party, after, agency));
    }

    private List<Occurrence> erasures(PartyId party, Instant after, Optional<PartyId> agency) {
        Stream<PartyId> parties =
                Stream.concat(Stream.of(party), agency.map(world.agencies()::lineage).orElse(List.of()).stream());
        return parties.distinct()
                .flatMap(each -> told(LedgerKind.OCCURRENCE, occurrences, each, agency))
                .filter(occurrence -> occurrence.kind() == OccurrenceKind.ERASED
                        && reckoning.hasHappened(occurrence.at())
                        && !occurrence.at().isBefore(after))
                .sorted(Comparator.comparing(Occurrence::at))
                .toList();
    }

    /** All data is gone once all categories of the vocabulary are. */
    private Optional<Instant> erased(Set<Category> categories, List<Occurrence> erasures) {
        List<Optional<Instant>> gone = (categories.isEmpty() ? all : categories)
                .stream().map(each -> goneAt(each, erasures)).toList();
        return gone.stream().allMatch(Optional::isPresent)
                ? gone.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** A category is gone with an erasure that names it or what is above it, or once all that lies directly below it is. */
    private Optional<Instant> goneAt(Category category, List<Occurrence> erasures) {
        Optional<Instant> itself = erasures.stream()
                .filter(each -> each.erased(category))
                .map(Occurrence::at)
                .findFirst();
        List<Category> below = erasures.isEmpty() ? List.of() : narrower.getOrDefault(category, List.of());
        if (below.isEmpty()) {
            return itself;
        }
        List<Optional<Instant>> each =
                below.stream().map(one -> goneAt(one, erasures)).toList();
        Optional<Instant> together = each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
        return Stream.concat(itself.stream(), together.stream()).min(Comparator.naturalOrder());
    }

    /**
     * What is on record about a party. Where the ledgers of several tenants are read together, what those of the agency and of those
     * above it tell; where the agency is not known, nothing that only one of them does.
     */
    private <T> Stream<T> told(
            LedgerKind<T> kind,
            Map<PartyId, Map<PartyId, List<T>>> ofTenants,
            PartyId party,
            Optional<PartyId> agency) {
        if (ofTenants.size() < 2) {
            return world.about(kind, party).stream();
        }
        return Stream.concat(
                        agency.map(world.agencies()::lineage).orElse(List.of()).stream(), Stream.of(world.vendor()))
                .distinct()
                .flatMap(tenant -> ofTenants.getOrDefault(tenant, Map.of()).getOrDefault(party, List.of()).stream());
    }

    /**
     * A part of what is to be deleted, whether it is held, and when it was done.
     *
     * @param categories which data; none named: all that is to be deleted, or all of it that no other part names
     */
    record Part(Set<Category> categories, boolean held, Optional<Instant> done) {}

    /**
     * What of a person's data is to be deleted, what of it is gone, and what is held now, by a hold or by an open request to inspect
     * under FERPA: a hold on some of it stops that and nothing else, and what is gone already is held no more. Once some of it is gone, the parts are named.
     *
     * @param categories what is to be deleted; none named: all
     * @param since from when on it is
     * @param agency whose data of the person's
     * @param otherwise when it came to be owed no more without being deleted; empty: it is
     */
    List<Part> parts(
            PartyId subject,
            Set<Category> categories,
            Instant since,
            Optional<PartyId> agency,
            Optional<Instant> otherwise) {
        List<Occurrence> erasures = erasures(subject, since, agency);
        Optional<Instant> done = Stream.concat(erased(categories, erasures).stream(), otherwise.stream())
                .min(Comparator.naturalOrder());
        if (done.isPresent()) {
            return List.of(new Part(Set.of(), false, done));
        }
        List<Set<Category>> held = Stream.concat(underHold(subject, agency), beingInspected(subject))
                .toList();
        Set<Category> each = categories.isEmpty() ? all : categories;
        Set<Category> stopped = held.contains(Set.<Category>of())
                ? each
                : held.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<Category> stops = (categories.isEmpty() ? stopped : inBoth(categories, stopped))
                .stream().filter(one -> goneAt(one, erasures).isEmpty()).collect(Collectors.toSet());
        Set<Category> rest = stops.isEmpty() ? each : apartFrom(stops, each);
        if (rest.isEmpty()) {
            return List.of(new Part(Set.of(), true, Optional.empty()));
        }
        List<Part> parts = new ArrayList<>(free(rest, categories.isEmpty() || stops.isEmpty(), erasures));
        if (!stops.isEmpty()) {
            parts.add(new Part(stops, true, Optional.empty()));
        }
        return parts;
    }

    private static Set<Category> inBoth(Set<Category> some, Set<Category> others) {
        return some.stream()
                .flatMap(one -> others.stream().filter(one::touches).map(other -> one.covers(other) ? other : one))
                .collect(Collectors.toSet());
    }

    /** What of some categories has nothing in common with those that are held; of one that is held in part, what is below it. */
    private Set<Category> apartFrom(Set<Category> stops, Set<Category> categories) {
        Set<Category> apart = world.vocabulary().categoriesApartFrom(stops);
        return categories.stream()
                .flatMap(one -> stops.stream().noneMatch(one::touches)
                        ? Stream.of(one)
                        : apart.stream().filter(one::covers))
                .collect(Collectors.toSet());
    }

    /**
     * What is not held: what of it is gone, where something is known to be, and the rest.
     *
     * @param isUnnamed whether it needs no naming while nothing of it is gone
     */
    private List<Part> free(Set<Category> rest, boolean isUnnamed, List<Occurrence> erasures) {
        Set<Category> gone = new HashSet<>();
        Set<Category> left = new HashSet<>();
        rest.forEach(each -> sort(each, erasures, gone, left));
        if (gone.isEmpty()) {
            return List.of(new Part(isUnnamed ? Set.of() : rest, false, Optional.empty()));
        }
        Part done = new Part(gone, false, erased(gone, erasures));
        return left.isEmpty() ? List.of(done) : List.of(done, new Part(left, false, Optional.empty()));
    }

    /** What is gone of a category in part is told apart below it. */
    private void sort(Category category, List<Occurrence> erasures, Set<Category> gone, Set<Category> left) {
        if (goneAt(category, erasures).isPresent()) {
            gone.add(category);
        } else if (isGoneInPart(category, erasures)) {
            narrower.getOrDefault(category, List.of()).forEach(below -> sort(below, erasures, gone, left));
        } else {
            left.add(category);
        }
    }

    private boolean isGoneInPart(Category category, List<Occurrence> erasures) {
        return erasures.stream()
                .anyMatch(erasure -> erasure.categories().stream()
                        .anyMatch(each -> category.covers(each) && !each.equals(category)));
    }

    private Stream<Set<Category>> underHold(PartyId subject, Optional<PartyId> agency) {
        return told(LedgerKind.HOLD, holds, subject, agency)
                .filter(hold -> hold.span().contains(reckoning.at()))
                .map(Hold::categories);
    }

    /** What an open request to inspect keeps, where a policy gives it a clock and who asks may have the right to. */
    private Stream<Set<Category>> beingInspected(PartyId subject) {
        return requests.getOrDefault(subject, List.of()).stream()
                .filter(request -> request.isOpenInspection(reckoning.at())
                        && (reckoning.families().mayBeParent(request.requester(), subject, request.received())
                                || request.requester().equals(subject))
                        && isClocked(ClockEvent.INSPECTION_REQUESTED, request))
                .map(RightsRequest::categories);
    }

    /** Whether the request starts such a clock for any of the agencies that it may be about. */
    private boolean isClocked(ClockEvent event, RightsRequest request) {
        Set<PartyId> agencies = world.agenciesOf(request);
        Stream<Optional<PartyId>> each = agencies.isEmpty()
                ? Stream.of(Optional.empty())
                : agencies.stream().map(Optional::of);
        return each.anyMatch(agency -> reckoning
                .clocks(event, Optional.of(request.received()), agency)
                .findAny()
                .isPresent());
    }
}
