package com.onebackpak.compliance.duty;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.duty.Reckoning.Running;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.ClockOrigin;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who must be told of a breach, as it concerns one agency. */
final class BreachDuties {
    private static final List<ClockEvent> EVENTS = Arrays.stream(ClockEvent.values())
            .filter(event -> event.origin() == ClockOrigin.BREACH)
            .toList();

    private static final int FEWEST_FOR_A_SHARE = 10;

    private final Reckoning reckoning;
    private final Breach breach;
    private final Optional<PartyId> agency;
    private final ZoneId zone;

    BreachDuties(Reckoning reckoning, Breach breach) {
        this.reckoning = reckoning;
        this.breach = breach;
        this.agency = breach.agency();
        this.zone = reckoning.zone(agency);
    }

    Stream<Draft> drafts() {
        return breach.isKnownBy(reckoning.at()) ? EVENTS.stream().flatMap(this::startedBy) : Stream.of();
    }

    private Stream<Draft> startedBy(ClockEvent event) {
        Optional<Instant> start = start(event);
        return reckoning
                .clocks(event, start, agency)
                .filter(running -> concerns(running.clock()) && !isToldByItself(running.clock()))
                .flatMap(running -> times(running, start).flatMap(within -> owed(running, start, within)));
    }

    /** What is not known of how many are concerned; until then what the clock gives waits. */
    private List<String> unknown(DutyClock clock) {
        return clock.percent().isEmpty() || share().isPresent()
                ? List.of()
                : List.of("how many of the agency's students it concerns");
    }

    private Optional<Instant> start(ClockEvent event) {
        Optional<Instant> determined = reckoning.sofar(breach.determined());
        return switch (event) {
            case BREACH_DISCOVERED -> reckoning.sofar(breach.cameToLight());
            case BREACH_DETERMINED -> determined;
            case BREACH_CONFIRMED -> reckoning.sofar(breach.confirmed());
            case BREACH_REPORTED -> reported();
            case BREACH_REPORTED_AND_DETERMINED ->
                reported()
                        .flatMap(known -> determined.map(sure -> Stream.of(known, sure)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
            case BREACH_REPORTED_OR_DETERMINED -> isDiscoveredByAgency() ? determined : reported();
            case FAMILIES_NOTIFIED -> earliest(noticesToFamilies());
            default -> throw new IllegalArgumentException(event + " is nothing that happens to a breach");
        };
    }

    /** When the agency knew of it: when it discovered it, or when it or one above it was told. */
    private Optional<Instant> reported() {
        Optional<Instant> told = earliest(
                breach.told().stream().filter(notice -> agencyAndAbove().contains(notice.to())));
        return isDiscoveredByAgency()
                ? Stream.concat(reckoning.sofar(breach.cameToLight()).stream(), told.stream())
                        .min(Comparator.naturalOrder())
                : told;
    }

    /** When the first notice starts what follows it: nothing follows from a breach before it is discovered. */
    private Optional<Instant> earliest(Stream<Notice> notices) {
        return notices.map(Notice::at)
                .map(told -> breach.tellable().filter(told::isBefore).orElse(told))
                .filter(reckoning::hasHappened)
                .min(Comparator.naturalOrder());
    }

    /** Whether it, or one above it, discovered the breach: what the district knows its schools know. */
    private boolean isDiscoveredByAgency() {
        return agencyAndAbove().contains(breach.discoverer().value());
    }

    /** The names under which the agency may have been told: its own, those of who is above it, and the word for whoever is not named. */
    private Set<String> agencyAndAbove() {
        return Stream.concat(
                        Stream.of(Reckoning.SCHOOL),
                        agency.map(id -> reckoning.world().agencies().lineage(id)).orElse(List.of()).stream()
                                .map(PartyId::value))
                .collect(Collectors.toSet());
    }

    /** Whether the clock is about such data, so many people, and an agency with or without an agreement. */
    private boolean concerns(DutyClock clock) {
        return clock.concerns(breach.categories())
                && (!clock.withoutAgreement() || isWithoutAgreement())
                && clock.people()
                        .filter(least ->
                                people().filter(number -> number < least).isPresent())
                        .isEmpty()
                && clock.percent()
                        .filter(least ->
                                share().filter(percent -> percent < least).isPresent())
                        .isEmpty();
    }

    /** Whether no agreement held when it came to light; where nobody knows when that was, none may have. */
    private boolean isWithoutAgreement() {
        return reckoning
                .sofar(breach.cameToLight())
                .filter(when -> !reckoning.agreements().inForce(agency, when).isEmpty())
                .isEmpty();
    }

    /** Nobody tells the agency what it discovered itself. */
    private boolean isToldByItself(DutyClock clock) {
        return clock.to() == DutyParty.AGENCY && isDiscoveredByAgency();
    }

    /** How many people are concerned: as many as is said, and no fewer than are named; empty: unknown. */
    private Optional<Integer> people() {
        return Stream.concat(
                        breach.affected().stream(),
                        Stream.of(breach.subjects().size()).filter(named -> named > 0))
                .max(Comparator.naturalOrder());
    }

    /** How many in a hundred of the agency's students on record; empty: unknown, as where fewer than ten are on record. */
    private Optional<Long> share() {
        long students = reckoning.world().people().values().stream()
                .filter(person -> person.is(PersonKind.STUDENT)
                        && agency.filter(id -> reckoning.isOf(person, id)).isPresent())
                .count();
        return students < FEWEST_FOR_A_SHARE ? Optional.empty() : people().map(number -> 100L * number / students);
    }

    /** How much time the clock gives: what each agreement that binds sets, or else what it says itself. */
    private Stream<Within> times(Running running, Optional<Instant> start) {
        if (!running.binds()) {
            return Stream.of(running.unsureTime());
        }
        List<Agreement> agreements =
                reckoning.agreements().thatBind(agency, breach.occurred(), start.orElse(reckoning.at()));
        return running.setsItsTime(agreements)
                ? running.clock().within().stream()
                : agreements.stream()
                        .flatMap(agreement -> running.clock().within(agreement).stream())
                        .distinct();
    }

    private Stream<Draft> owed(Running running, Optional<Instant> start, Within within) {
        String by = reckoning.party(running.clock().by(), agency);
        if (running.clock().to() != DutyParty.FAMILY) {
            String to = reckoning.party(running.clock().to(), agency);
            return Stream.of(draft(running, start, within)
                    .by(by)
                    .to(to)
                    .addAllAbout(breach.subjects())
                    .done(told(
                            by, running.clock().to() == DutyParty.AGENCY ? agencyAndAbove() : Set.of(to), any -> true))
                    .build());
        }
        if (!breach.named()) {
            return Stream.of(draft(running, start, within)
                    .by(by)
                    .to(Families.PARENT)
                    .done(told(
                            by,
                            Set.of(Families.PARENT),
                            notice -> notice.about().isEmpty()))
                    .build());
        }
        Map<Told, Set<PartyId>> owed = new LinkedHashMap<>();
        breach.subjects()
                .forEach(subject -> recipients(by, subject)
                        .forEach(to -> owed.computeIfAbsent(
                                        new Told(to, told(by, names(to, subject), notice -> notice.isOf(subject))),
                                        any -> new TreeSet<>())
                                .add(subject)));
        return owed.entrySet().stream()
                .map(entry -> draft(running, start, within)
                        .by(by)
                        .to(entry.getKey().to())
                        .addAllAbout(entry.getValue())
                        .done(entry.getKey().done())
                        .build());
    }

    /** Who is to be told, and when that was done: of one child it may be while of another it is not. */
    private record Told(String to, Optional<Instant> done) {}

    private Draft.Builder draft(Running running, Optional<Instant> start, Within within) {
        return Draft.builder()
                .running(running)
                .of(breach.id())
                .agency(agency)
                .zone(zone)
                .start(start)
                .within(within)
                .unknown(unknown(running.clock()))
                .delay(breach.delay());
    }

    /** Who is to be told of a person's data: whoever held the rights when told, or else whoever holds them now. */
    private Set<String> recipients(String by, PartyId subject) {
        EducationRecord record = new EducationRecord(subject, agency, zone);
        Set<String> told = new TreeSet<>();
        notices(by).filter(notice -> notice.isOf(subject)).forEach(notice -> {
            Set<String> holders = reckoning.families().holders(record, notice.at());
            holders.stream()
                    .filter(holder -> names(holder, subject).contains(notice.to()))
                    .forEach(told::add);
        });
        Set<String> now = reckoning.families().holders(record, reckoning.at());
        boolean areOthers = told.stream().noneMatch(now::contains);
        Set<String> recipients = new TreeSet<>(told);
        if (told.isEmpty() || !areOthers) {
            recipients.addAll(now);
        }
        return recipients;
    }

    /** The names under which somebody may have been told: a parent also as {@code parent}. */
    private static Set<String> names(String to, PartyId subject) {
        return ImmutableSet.of(to, subject.value().equals(to) ? "student" : Families.PARENT);
    }

    private Optional<Instant> told(String by, Set<String> names, Predicate<Notice> counts) {
        return notices(by)
                .filter(notice -> names.contains(notice.to()) && counts.test(notice))
                .map(Notice::at)
                .min(Comparator.naturalOrder());
    }

    private Stream<Notice> notices(String by) {
        return breach.told().stream()
                .filter(notice ->
                        notice.by().equals(by) && reckoning.hasHappened(notice.at()) && !breach.isTooEarly(notice));
    }

    private Stream<Notice> noticesToFamilies() {
        Set<String> others = new HashSet<>(Set.of("authority", "public", Reckoning.SCHOOL));
        others.add(reckoning.world().vendor().value());
        reckoning.world().agencies().ids().forEach(id -> others.add(id.value()));
        reckoning.world().organizations().keySet().forEach(id -> others.add(id.value()));
        return notices(agency.map(PartyId::value).orElse(Reckoning.SCHOOL))
                .filter(notice -> !others.contains(notice.to()));
    }
}
