package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.BusinessCalendar;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is the same for every event: which clocks it starts, who is meant, and how time is counted. Immutable. */
final class Reckoning {
    /** Stands for the agency where none is known. */
    static final String SCHOOL = "school";

    private final PolicySet policies;
    private final World world;
    private final Instant at;

    private final Families families;
    private final ChildConsents consents;
    private final Agreements agreements;
    private final Deletions deletions;

    Reckoning(PolicySet policies, World world, Instant at) {
        this.policies = policies;
        this.world = world;
        this.at = at;
        this.families = new Families(world);
        this.consents = new ChildConsents(world, families);
        this.agreements = new Agreements(this);
        this.deletions = new Deletions(this);
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

    Agreements agreements() {
        return agreements;
    }

    Deletions deletions() {
        return deletions;
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
