package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds to a world what happened in it. A date is the start of that day in the zone of the agency concerned, so a breach of the
 * data of several agencies becomes one for each.
 */
final class EventAssembly {
    private final EventSections sections;
    private final Values values;
    private final ReadWorld read;
    private final KnownPolicies policies;
    private final World world;
    private final ZoneId fallback;
    private final Problems problems;

    EventAssembly(
            EventSections sections,
            Values values,
            ReadWorld read,
            KnownPolicies policies,
            ZoneId fallback,
            Problems problems) {
        this.sections = sections;
        this.values = values;
        this.read = read;
        this.policies = policies;
        this.world = read.world();
        this.fallback = fallback;
        this.problems = problems;
    }

    /** The world with its events. */
    ReadWorld world() {
        int before = problems.count();
        World.Builder events = world.toBuilder();
        checkIds();
        each(values.list(sections.breaches), this::breaches).forEach(events::addAllBreaches);
        values.list(sections.requests)
                .forEach(entry -> each(List.of(entry), this::request)
                        .forEach(request -> events.putRequests(entry.key(), request)));
        each(values.list(sections.changes), this::change).forEach(events::addPolicyChanges);
        values.list(sections.matters)
                .forEach(entry ->
                        each(List.of(entry), this::matter).forEach(matter -> events.putMatters(entry.key(), matter)));
        boolean areAllRead = Stream.of(sections.breaches, sections.requests, sections.changes, sections.matters)
                .allMatch(section -> values.isSure(section) && !values.isDamaged(section));
        return new ReadWorld(
                events.build(),
                read.hasAllAgencies(),
                read.hasAllPeople(),
                read.hasAllParties(),
                areAllRead && problems.count() == before);
    }

    private interface Making<T> {
        T of(Keyed<Values> entry);
    }

    private <T> List<T> each(List<Keyed<Values>> entries, Making<T> making) {
        return problems.each(entries, entry -> entry.value().whole(problems, (Supplier<T>) () -> making.of(entry)));
    }

    /** What a case asks for by id must be one thing. */
    private void checkIds() {
        Map<String, String> bearers = new HashMap<>();
        Stream.of(sections.breaches, sections.requests, sections.changes, sections.matters)
                .forEach(section -> values.list(section).forEach(entry -> {
                    String other = bearers.putIfAbsent(entry.key(), section.name());
                    if (other != null) {
                        problems.add(
                                "'" + entry.key() + "' is already the id of one of the " + other, entry.position());
                    }
                }));
    }

    private List<Breach> breaches(Keyed<Values> entry) {
        EventSections.BreachSection section = sections.breach;
        Values v = entry.value();
        List<PartyId> subjects =
                v.list(section.subjects).stream().map(this::person).toList();
        List<PartyId> named =
                v.list(section.agencies).stream().map(this::agency).toList();
        Set<Optional<PartyId>> agencies =
                named.stream().map(Optional::of).collect(Collectors.toCollection(LinkedHashSet::new));
        if (agencies.isEmpty()) {
            subjects.forEach(subject -> agencies.addAll(agenciesOf(subject)));
        }
        if (agencies.isEmpty()) {
            agencies.add(Optional.empty());
        }
        Set<PartyId> strangers =
                world.strangersTo(agencies.stream().flatMap(Optional::stream).toList(), subjects);
        return agencies.stream()
                .map(agency -> breach(
                        entry.key(),
                        v,
                        agency,
                        subjects.stream()
                                .filter(subject -> isConcerned(subject, agency, strangers))
                                .toList()))
                .toList();
    }

    /** The agencies whose data a person's is; one that nobody knows where no school is told. */
    private Set<Optional<PartyId>> agenciesOf(PartyId subject) {
        Set<PartyId> own = world.person(subject).map(Person::agencies).orElse(Set.of());
        return own.isEmpty()
                ? Set.of(Optional.empty())
                : own.stream().map(Optional::of).collect(Collectors.toSet());
    }

    private boolean isConcerned(PartyId subject, Optional<PartyId> agency, Set<PartyId> strangers) {
        return agency.map(id -> strangers.contains(subject) || world.mayBelongTo(subject, id))
                .orElseGet(() -> agenciesOf(subject).contains(agency));
    }

    private Breach breach(String id, Values v, Optional<PartyId> agency, List<PartyId> concerned) {
        EventSections.BreachSection section = sections.breach;
        ZoneId zone = zone(agency);
        Optional<Instant> occurred = v.find(section.occurred).map(moment -> moment.in(zone));
        Optional<Instant> discovered = after(occurred, v.find(section.discovered), zone);
        Optional<Instant> determined = after(discovered.or(() -> occurred), v.find(section.determined), zone);
        Optional<Instant> confirmed = after(discovered.or(() -> occurred), v.find(section.confirmed), zone);
        Optional<Instant> cameToLight = Stream.of(discovered, determined, confirmed)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return Breach.builder()
                .id(id)
                .agency(agency)
                .discoverer(v.find(section.discoverer).map(this::party).orElse(world.vendor()))
                .addAllSubjects(concerned)
                .affected(v.find(section.affected))
                .addAllCategories(v.list(section.categories))
                .occurred(occurred)
                .discovered(discovered)
                .determined(determined)
                .confirmed(confirmed)
                .addAllTold(v.list(section.told).stream()
                        .map(told -> notice(section.notice, told, cameToLight, zone))
                        .toList())
                .delay(v.find(section.delay).map(delay -> delay(delay, zone)))
                .build();
    }

    private Delay delay(Values delay, ZoneId zone) {
        EventSections.BreachSection section = sections.breach;
        return new Delay(
                delay.find(section.askedBy)
                        .or(() -> delay.find(section.because))
                        .orElseThrow(DocumentException::alreadyReported),
                Moment.span(delay, "the delay", section.from, section.until, zone));
    }

    private Notice notice(EventSections.NoticeSection section, Values told, Optional<Instant> follows, ZoneId zone) {
        return new Notice(
                told.find(section.by).map(this::party).orElse(world.vendor()).value(),
                party(told.get(section.to)).value(),
                told.get(section.at).inAfter(follows, zone));
    }

    private static Optional<Instant> after(Optional<Instant> follows, Optional<Moment> moment, ZoneId zone) {
        return moment.map(each -> each.inAfter(follows, zone));
    }

    private RightsRequest request(Keyed<Values> entry) {
        EventSections.RequestSection section = sections.request;
        Values v = entry.value();
        PartyId subject = person(v.get(section.subject));
        PartyId requester = party(v.get(section.requester));
        Optional<PartyId> to = v.find(section.to).map(this::agencyOrVendor);
        ZoneId zone =
                zone(world.agenciesOfRequest(to, requester, subject).stream().findFirst());
        Optional<Instant> received = Optional.of(v.get(section.received).in(zone));
        Optional<Instant> hearingRequested = after(received, v.find(section.hearingRequested), zone);
        Optional<Instant> hearingHeld = after(hearingRequested, v.find(section.hearingHeld), zone);
        return RightsRequest.builder()
                .subject(subject)
                .requester(requester)
                .to(to)
                .action(v.get(section.action))
                .addAllCategories(v.list(section.categories))
                .received(received.get())
                .verified(after(received, v.find(section.verified), zone))
                .forwarded(after(received, v.find(section.forwarded), zone))
                .answered(after(received, v.find(section.answered), zone))
                .answer(v.find(section.answer))
                .hearingRequested(hearingRequested)
                .hearingHeld(hearingHeld)
                .recordConfirmed(v.isTrue(section.recordConfirmed))
                .statementPlaced(after(hearingHeld.or(() -> received), v.find(section.statementPlaced), zone))
                .collectedWithoutConsent(v.isTrue(section.withoutConsent))
                .build();
    }

    private PolicyChange change(Keyed<Values> entry) {
        EventSections.ChangeSection section = sections.change;
        Values v = entry.value();
        LocalDate effective = v.get(section.effective);
        policies.problem(v.get(section.policy)).ifPresent(problem -> problems.add(problem, v.at(section.policy)));
        return new PolicyChange(
                entry.key(),
                v.get(section.policy),
                v.find(section.published).orElse(effective),
                effective,
                v.find(section.material).orElse(true),
                v.list(section.told).stream()
                        .map(told ->
                                notice(section.notice, told, Optional.empty(), zoneOf(told.get(section.notice.to))))
                        .toList());
    }

    private Matter matter(Keyed<Values> entry) {
        EventSections.MatterSection section = sections.matter;
        Values v = entry.value();
        PartyId agency = agency(v.get(section.agency));
        ZoneId zone = zone(Optional.of(agency));
        Optional<Instant> at = Optional.of(v.get(section.at).in(zone));
        Map<String, Instant> done = new LinkedHashMap<>();
        v.list(section.done).forEach(each -> {
            policies.problem(each.key(), v.get(section.kind))
                    .ifPresent(problem -> problems.add(problem, each.position()));
            done.put(each.key(), each.value().inAfter(at, zone));
        });
        return Matter.builder()
                .about(v.find(section.subject).map(this::person).orElse(agency))
                .requester(v.find(section.requester).map(this::party))
                .kind(v.get(section.kind))
                .at(at.get())
                .agency(agency)
                .complied(after(at, v.find(section.complied), zone))
                .silent(v.isTrue(section.silent))
                .done(done)
                .build();
    }

    /** The zone of whoever was told. */
    private ZoneId zoneOf(Located<PartyId> told) {
        return world.agencies().ids().contains(told.value())
                ? zone(Optional.of(told.value()))
                : WorldAssembly.zonesOf(told.value(), world.people(), world.agencies(), fallback)
                        .iterator()
                        .next();
    }

    private ZoneId zone(Optional<PartyId> agency) {
        return agency.flatMap(world.agencies()::zone).orElse(fallback);
    }

    private PartyId person(Located<PartyId> reference) {
        return known("person", reference, world.people().keySet(), read.hasAllPeople());
    }

    private PartyId agency(Located<PartyId> reference) {
        return known("agency", reference, world.agencies().ids(), read.hasAllAgencies());
    }

    private PartyId agencyOrVendor(Located<PartyId> reference) {
        Set<PartyId> known = new LinkedHashSet<>(world.agencies().ids());
        known.add(world.vendor());
        return known("agency", reference, known, read.hasAllAgencies());
    }

    /** Somebody by id, or by a word where nobody is named. */
    private PartyId party(Located<PartyId> reference) {
        return known("party", reference, read.parties(), read.hasAllParties());
    }

    private PartyId known(String what, Located<PartyId> reference, Set<PartyId> known, boolean isAllRead) {
        if (isAllRead && !known.contains(reference.value())) {
            List<String> names = new ArrayList<>();
            known.forEach(id -> names.add(id.value()));
            problems.add(UnknownName.text(what, reference.value().value(), names), reference.position());
        }
        return reference.value();
    }
}
