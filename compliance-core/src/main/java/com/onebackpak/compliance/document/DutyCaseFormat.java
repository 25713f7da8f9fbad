package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.duty.DutyQuestion;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.scenario.DutyExpectation;
import com.onebackpak.compliance.scenario.DutyExpectation.ExpectedDuty;
import com.onebackpak.compliance.situation.World;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The format of a question on duties, and of what is expected of the answer. */
final class DutyCaseFormat {
    private final ObjectFormat question = ObjectFormat.of("a question on duties");
    private final Field<Located<String>> of = question.optional(
            "of", Formats.located(Formats.text()), "the breach, request or change of a policy they follow from");
    private final Field<Located<PartyId>> owedBy = question.optional("owed-by", WorldFormat.REFERENCE, "who owes them");
    private final Field<Located<PartyId>> owedTo =
            question.optional("owed-to", WorldFormat.REFERENCE, "to whom they are owed");
    private final Field<Located<PartyId>> subject =
            question.optional("subject", WorldFormat.REFERENCE, "whose data they are about");
    private final Field<Moment> at = question.optional("at", Formats.moment(), "when; absent: now");

    private final ObjectFormat duty = ObjectFormat.of("an expected duty");
    private final Field<DutyKind> what = duty.optional("what", Formats.oneOf("duty", DutyKind.class), "what is owed");
    private final Field<Located<String>> by = duty.optional("by", Formats.located(Formats.loose()), "who owes it");
    private final Field<Located<String>> to = duty.optional("to", Formats.located(Formats.loose()), "to whom");
    private final Field<DutyExpectation.ExpectedDue> due = duty.optional("due", due(), "by when");
    private final Field<DutyState> state =
            duty.optional("state", Formats.oneOf("state", DutyState.class), "how things stand");
    private final Field<List<String>> waitsFor = duty.optional(
            "waits-for", Formats.listOf(Formats.text()), "what it must be waiting for: an event, or what is not known");
    private final Field<List<Citation>> cites =
            duty.optional("cites", Formats.listOf(Formats.citation()), "citations that must be named");

    private static Format<DutyExpectation.ExpectedDue> due() {
        return Formats.scalar(
                "a date, an instant with its offset, or open", ImmutableMap.of("type", "string"), text -> {
                    if (text.equals("open")) {
                        return new DutyExpectation.ExpectedDue.Open();
                    }
                    Moment moment = Moment.parse(text);
                    return moment.date()
                            .<DutyExpectation.ExpectedDue>map(DutyExpectation.ExpectedDue.OnDay::new)
                            .orElseGet(() -> new DutyExpectation.ExpectedDue.AtInstant(
                                    moment.instant().orElseThrow().toInstant()));
                });
    }

    Format<Values> question() {
        return question.values();
    }

    Format<Values> duty() {
        return duty.values();
    }

    /** What is asked, and for which instant. */
    record Timed(DutyQuestion question, Instant at) {}

    Timed resolve(Values asked, ReadWorld read, Instant now, ZoneId fallback, Problems problems) {
        World world = read.world();
        if (read.hasAllEvents()) {
            asked.find(of).ifPresent(id -> check("event", id, events(world), problems));
        }
        if (read.hasAllPeople()) {
            asked.find(subject)
                    .ifPresent(
                            id -> check("person", text(id), names(world.people().keySet()), problems));
        }
        if (read.hasAllParties()) {
            asked.find(owedBy).ifPresent(id -> check("party", text(id), names(read.parties()), problems));
            asked.find(owedTo).ifPresent(id -> check("party", text(id), names(read.parties()), problems));
        }
        Set<ZoneId> zones = asked.find(subject)
                .map(id -> WorldAssembly.zonesOf(id.value(), world.people(), world.agencies(), fallback))
                .orElseGet(() -> zones(asked, world, fallback));
        return new Timed(
                new DutyQuestion(
                        asked.find(of).map(Located::value),
                        asked.find(owedBy).map(id -> id.value().value()),
                        asked.find(owedTo).map(id -> id.value().value()),
                        asked.find(subject).map(Located::value)),
                asked.find(at).map(moment -> moment.earliestIn(zones)).orElse(now));
    }

    private static Located<String> text(Located<PartyId> id) {
        return new Located<>(id.value().value(), id.position());
    }

    /** The zone of the agency that is asked about: that of the event, of who owes, or of who is owed. */
    private Set<ZoneId> zones(Values asked, World world, ZoneId fallback) {
        Set<PartyId> agencies = new LinkedHashSet<>();
        asked.find(of)
                .ifPresent(id -> world.breaches().stream()
                        .filter(breach -> breach.id().equals(id.value()))
                        .forEach(breach -> breach.agency().ifPresent(agencies::add)));
        asked.find(of).map(id -> world.requests().get(id.value())).ifPresent(request -> {
            request.to().ifPresent(agencies::add);
            world.person(request.subject()).ifPresent(person -> agencies.addAll(person.agencies()));
        });
        asked.find(of).map(id -> world.matters().get(id.value())).ifPresent(matter -> agencies.add(matter.agency()));
        asked.find(owedBy).ifPresent(id -> agencies.add(id.value()));
        asked.find(owedTo).ifPresent(id -> agencies.add(id.value()));
        Set<ZoneId> zones = agencies.stream()
                .flatMap(agency -> world.agencies().zone(agency).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return zones.isEmpty() ? Set.of(fallback) : zones;
    }

    private static void check(String whatIsNamed, Located<String> id, Set<String> known, Problems problems) {
        if (!known.contains(id.value())) {
            problems.add(UnknownName.text(whatIsNamed, id.value(), known), id.position());
        }
    }

    private static Set<String> events(World world) {
        Set<String> ids = new LinkedHashSet<>();
        world.breaches().forEach(breach -> ids.add(breach.id()));
        ids.addAll(world.requests().keySet());
        ids.addAll(world.matters().keySet());
        world.policyChanges().forEach(change -> ids.add(change.id()));
        return ids;
    }

    private static Set<String> names(Set<PartyId> known) {
        return known.stream().map(PartyId::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is expected of a duty; who is nobody could never owe it. */
    ExpectedDuty expected(Values v, ReadWorld read, Problems problems) {
        if (read.hasAllParties()) {
            v.find(by).ifPresent(id -> check("party", id, names(read.parties()), problems));
            v.find(to).ifPresent(id -> check("party", id, names(read.parties()), problems));
        }
        return new ExpectedDuty(
                v.find(what),
                v.find(by).map(Located::value),
                v.find(to).map(Located::value),
                v.find(due),
                v.find(state),
                v.list(waitsFor),
                v.list(cites));
    }
}
