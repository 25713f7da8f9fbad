package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.BusinessCalendar;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.TenantRecords;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

/** What is the same for every event: which clocks it starts, who is meant, and how time is counted. Immutable. */
final class Reckoning {
    /** Stands for the agency where none is known. */
    static final String SCHOOL = "school";


    private final PolicySet policies;
    private final World world;
    private final Instant at;
    private final Set<Category> all;

    /** What lies directly below each category. */
    private final Map<Category, List<Category>> narrower;

    private final Families families;
    private final ChildConsents consents;
    private final Map<PartyId, List<RightsRequest>> requests;
    private final Map<PartyId, Map<PartyId, List<Occurrence>>> occurrences;
    private final Map<PartyId, Map<PartyId, List<Hold>>> holds;

    Reckoning(PolicySet policies, World world, Instant at) {
        this.policies = policies;
        this.world = world;
        this.at = at;
        this.all = world.vocabulary().categoriesApartFrom(Set.of());
        this.narrower = world.vocabulary().terms(Dimension.CATEGORY).stream()
                .map(Category.class::cast)
                .filter(category -> category.broader().isPresent())
                .collect(Collectors.groupingBy(
                        category -> (Category) category.broader().orElseThrow()));
        this.families = new Families(world);
        this.consents = new ChildConsents(world, families);
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
     * A clock and the version of the policy in which it stands.
     *
     * @param unknown what must be known before it is sure that the clock binds the agency; until then it waits
     */
    record Running(Policy policy, DutyClock clock, List<String> unknown) {
        /** The clock's name, {@code policy/clock}. */
        String name() {
            return policy.id() + "/" + clock.id();
        }

        /** Whether it is known to bind the agency. */
        boolean binds() {
            return unknown.isEmpty();
        }

        /** Whether it sets its time itself: no agreement does, or none is there and a law binds without one. */
        boolean setsItsTime(List<Agreement> agreements) {
            return clock.agreed().isEmpty() || (agreements.isEmpty() && policy.layer() == Layer.LAW);
        }

        /** The time that the clock gives while nobody knows whose agreement could set another. */
        Within unsureTime() {
            return clock.within().orElse(Within.Undated.REASONABLE);
        }
    }

    World world() {
        return world;
    }

    Instant at() {
        return at;
    }

    Families families() {
        return families;
    }

    ChildConsents consents() {
        return consents;
    }

    /** Whether it has happened by now. */
    boolean hasHappened(Instant moment) {
        return !moment.isAfter(at);
    }

    /** The moment, if it has come by now. */
    Optional<Instant> sofar(Optional<Instant> moment) {
        return moment.filter(this::hasHappened);
    }

    /**
     * The clocks that the event starts, or may start, for an agency, in the version that was in force on the local day of its
     * start; where that is not known, of the instant for which is asked.
     */
    Stream<Running> clocks(ClockEvent event, Optional<Instant> start, Optional<PartyId> agency) {
        LocalDate day = LocalDays.of(start.orElse(at), zone(agency));
        return policies.policies().stream()
                .filter(policy -> isInForce(policy, day) && mayBind(policy, agency))
                .flatMap(policy -> policy.clocks(event).stream()
                        .filter(clock -> clock.isInForceOn(day))
                        .map(clock -> new Running(policy, clock, unknown(policy, clock, agency))));
    }

    /** Noon lies in a version's span in every zone in which its first day has begun there: what counts is the day alone. */
    private static boolean isInForce(Policy policy, LocalDate day) {
        return policy.effective().contains(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    /** Whether a policy binds the agency, as far as is known: where an agency or its state is not known, any state's may. */
    private boolean mayBind(Policy policy, Optional<PartyId> agency) {
        return liesWhereItBinds(policy, agency) != Truth.FALSE
                && (policy.agencies().isEmpty()
                        || agency.isEmpty()
                        || world.agencies().lineage(agency.get()).stream().anyMatch(policy.agencies()::contains));
    }

    /** Whether the agency lies where a policy applies: a country's law needs to know of no state. */
    private Truth liesWhereItBinds(Policy policy, Optional<PartyId> agency) {
        if (policy.jurisdictions().isEmpty()) {
            return Truth.TRUE;
        }
        boolean isACountrys =
                policy.jurisdictions().stream().anyMatch(where -> where.code().indexOf('-') < 0);
        return agency.flatMap(world.agencies()::jurisdiction)
                .map(place -> Truth.liesIn(place, policy.jurisdictions()))
                .orElse(isACountrys ? Truth.TRUE : Truth.UNKNOWN);
    }

    /** What must be known before a policy that may bind the agency does. */
    private List<String> unknown(Policy policy, DutyClock clock, Optional<PartyId> agency) {
        boolean isUnplaced = liesWhereItBinds(policy, agency) == Truth.UNKNOWN;
        if (agency.isEmpty()) {
            return isUnplaced || !policy.agencies().isEmpty() || clock.agreed().isPresent() || clock.withoutAgreement()
                    ? List.of("the agency")
                    : List.of();
        }
        return isUnplaced ? List.of("the jurisdiction of " + agency.get()) : List.of();
    }

    /** The zone in which days end for an agency, or for whoever has none and deals with it. */
    ZoneId zone(Optional<PartyId> agency) {
        return zone(world, agency);
    }

    static ZoneId zone(World world, Optional<PartyId> agency) {
        return agency.flatMap(world.agencies()::zone).or(world::defaultZone).orElse(ZoneOffset.UTC);
    }

    /** Whether the person is of the agency or of one under it. */
    boolean isOf(Person person, PartyId agency) {
        return person.agencies().stream()
                .anyMatch(own -> world.agencies().lineage(own).contains(agency));
    }

    /** Whoever plays the part, where it is a single one. */
    String party(DutyParty party, Optional<PartyId> agency) {
        return switch (party) {
            case VENDOR -> world.vendor().value();
            case AGENCY -> agency.map(PartyId::value).orElse(SCHOOL);
            case AUTHORITY -> "authority";
            case PUBLIC -> "public";
            case FAMILY, REQUESTER -> throw new IllegalArgumentException(party + " is nobody in particular");
        };
    }

    /** The agreements that hold for the agency at the instant. */
    List<Agreement> agreementsInForce(Optional<PartyId> agency, Instant when) {
        return covering(agency).filter(agreement -> agreement.inForceAt(when)).toList();
    }

    /** The agreements whose numbers count: those in force at the instant or, where none is, those that ended last. */
    List<Agreement> agreementsThatCount(Optional<PartyId> agency, Instant when) {
        List<Agreement> inForce = agreementsInForce(agency, when);
        if (!inForce.isEmpty()) {
            return inForce;
        }
        Optional<Instant> last = covering(agency)
                .flatMap(agreement -> agreement.endedBy(when).stream())
                .max(Comparator.naturalOrder());
        return covering(agency)
                .filter(agreement -> last.isPresent() && agreement.endedBy(when).equals(last))
                .toList();
    }

    /**
     * The agreements that bind where the agency's data was laid open: their end takes nothing away, unless it came, and nothing of
     * the data was left with the vendor under them, before that occurred.
     *
     * @param occurred when it was; empty: unknown, and then it may have been while any of them held
     * @param begun by when an agreement must have begun
     */
    List<Agreement> agreementsThatBind(Optional<PartyId> agency, Optional<Instant> occurred, Instant begun) {
        return covering(agency)
                .filter(agreement -> !agreement.term().from().isAfter(begun)
                        && occurred.filter(when -> Ended.isSettledBefore(this, agreement, when))
                                .isEmpty())
                .toList();
    }

    private Stream<Agreement> covering(Optional<PartyId> agency) {
        List<PartyId> lineage = agency.map(world.agencies()::lineage).orElse(List.of());
        return world.agreements().stream().filter(agreement -> lineage.contains(agreement.agency()));
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
                .flatMap(each -> of(LedgerKind.OCCURRENCE, occurrences, each, agency))
                .filter(occurrence -> occurrence.kind() == OccurrenceKind.ERASED
                        && hasHappened(occurrence.at())
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
    private <T> Stream<T> of(
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
        return of(LedgerKind.HOLD, holds, subject, agency)
                .filter(hold -> hold.span().contains(at))
                .map(Hold::categories);
    }

    /** What an open request to inspect keeps, where a policy gives it a clock and who asks may have the right to. */
    private Stream<Set<Category>> beingInspected(PartyId subject) {
        return requests.getOrDefault(subject, List.of()).stream()
                .filter(request -> request.isOpenInspection(at)
                        && (families.mayBeParent(request.requester(), subject, request.received())
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
        return each.anyMatch(agency ->
                clocks(event, Optional.of(request.received()), agency).findAny().isPresent());
    }

    /** By when something is owed whose clock started then, and whether its days were counted by an assumed calendar. */
    Counted count(Within within, Instant start, ZoneId zone, Optional<PartyId> owing) {
        LocalDate day = LocalDays.of(start, zone);
        if (within instanceof Within.Undated undated) {
            return new Counted(new Due.Open(undated), false);
        } else if (within instanceof Within.Days days) {
            return new Counted(new Due.OnDay(day.plus(days.period()), zone), false);
        } else if (within instanceof Within.Hours hours) {
            return new Counted(new Due.Before(start.plus(hours.duration())), false);
        } else if (within instanceof Within.WorkingDays working) {
            Optional<BusinessCalendar> known = owing.flatMap(world.agencies()::calendar);
            BusinessCalendar calendar = known.orElse(BusinessCalendar.WEEKDAYS);
            Optional<LocalDate> schoolDay = working.unit() == Within.WorkingDays.Unit.SCHOOL
                    ? calendar.plusSchoolDays(day, working.number())
                    : Optional.empty();
            boolean isAssumed =
                    known.isEmpty() || (working.unit() == Within.WorkingDays.Unit.SCHOOL && schoolDay.isEmpty());
            LocalDate reached = schoolDay.orElseGet(() -> calendar.plusBusinessDays(day, working.number()));
            return new Counted(new Due.OnDay(reached, zone), isAssumed);
        }
        return new Counted(new Due.OnDay(day.minusDays(1), zone), false);
    }

    /** By when, and whether the calendar was assumed. */
    record Counted(Due due, boolean isAssumed) {}

    /** The delay, if it suspends the clock and was asked for by now. */
    Optional<Delay> tolling(DutyClock clock, Optional<Delay> delay) {
        return delay.filter(one -> clock.tolledBy().contains(one.reason())
                && hasHappened(one.span().from()));
    }
}
