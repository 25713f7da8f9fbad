package com.onebackpak.compliance.testkit.duty;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Events of some years, in some zones, drawn from a seed. */
final class Drawn {
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final List<String> STATES = List.of("US-CA", "US-CO", "US-CT", "US-IL", "US-NY", "US-TX", "US-WA");
    private static final List<ZoneId> ZONES =
            new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();
    /** From when on all packs are in force: before that, what waits under a law may start before it. */
    private static final long FIRST = Instant.parse("2020-09-01T00:00:00Z").getEpochSecond();

    private static final long SECONDS = 7L * 365 * 24 * 60 * 60;

    private final Random random;
    private final List<PartyId> agencies = List.of(PartyId.of("d-1"), PartyId.of("d-2"), PartyId.of("d-3"));
    private final List<PartyId> students = List.of(PartyId.of("s-1"), PartyId.of("s-2"), PartyId.of("s-3"));
    final Instant at;

    Drawn(long seed) {
        random = new Random(seed);
        at = instant();
    }

    World world() {
        List<Agency> all = new ArrayList<>();
        for (PartyId id : agencies) {
            all.add(new Agency(
                    id,
                    AgencyKind.DISTRICT,
                    Optional.empty(),
                    Optional.of(Jurisdiction.of(one(STATES))),
                    Optional.of(one(ZONES))));
        }
        World.Builder world = World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(VENDOR)
                .agencies(Agencies.of(all));
        for (PartyId id : students) {
            world.putPeople(
                    id,
                    Person.builder()
                            .id(id)
                            .kind(PersonKind.STUDENT)
                            .agency(one(agencies))
                            .birthDate(LocalDate.of(2004, 1, 1).plusDays(random.nextInt(5000)))
                            .build());
        }
        PartyId parent = PartyId.of("parent-1");
        world.putPeople(
                parent,
                Person.builder()
                        .id(parent)
                        .kind(PersonKind.PARENT)
                        .addChildren(students.get(0))
                        .build());
        agencies.forEach(agency -> world.addAgreements(Agreement.builder()
                .agency(agency)
                .term(Span.from(Instant.parse("2017-01-01T00:00:00Z")))
                .breachNoticeHours(maybe() ? Optional.of(48) : Optional.empty())
                .build()));
        world.addBreaches(breach("b-1"), breach("b-2"));
        world.putRequests("r-1", request()).putRequests("r-2", request());
        world.addPolicyChanges(change("c-1"));
        return world.build();
    }

    Breach breach(String id) {
        Instant discovered = instant();
        return Breach.builder()
                .id(id)
                .agency(one(agencies))
                .discoverer(VENDOR)
                .addAllSubjects(maybe() ? students : List.of())
                .addCategories(one(List.of(Category.NAME, Category.WORK, Category.CREDENTIAL)))
                .occurred(maybe() ? Optional.of(before(discovered)) : Optional.empty())
                .discovered(discovered)
                .determined(maybe() ? Optional.of(after(discovered)) : Optional.empty())
                .confirmed(maybe() ? Optional.of(after(discovered)) : Optional.empty())
                .told(maybe() ? List.of(notice(after(discovered))) : List.of())
                .build();
    }

    private Notice notice(Instant when) {
        return new Notice(
                one(List.of("backpak", "d-1", "d-2", "d-3")),
                one(List.of("d-1", "d-2", "d-3", "authority", "parent", "parent-1", "s-2")),
                when);
    }

    RightsRequest request() {
        Instant received = instant();
        boolean isAnswered = maybe();
        return RightsRequest.builder()
                .subject(one(students))
                .requester(one(List.of(PartyId.of("parent-1"), agencies.get(0))))
                .action(one(List.of(Action.INSPECT, Action.AMEND, Action.DELETE)))
                .to(one(List.of(agencies.get(0), VENDOR)))
                .received(received)
                .answered(isAnswered ? Optional.of(after(received)) : Optional.empty())
                .answer(isAnswered ? Optional.of(one(List.of(RightsAnswer.values()))) : Optional.empty())
                .build();
    }

    PolicyChange change(String id) {
        LocalDate published = LocalDate.of(2020, 9, 1).plusDays(random.nextInt(2500));
        return new PolicyChange(id, "backpak", published, published.plusDays(random.nextInt(60)), maybe(), List.of());
    }

    World withANotice(World world) {
        List<Breach> told = new ArrayList<>(world.breaches());
        Breach first = told.get(0);
        told.set(
                0,
                Breach.builder()
                        .from(first)
                        .addTold(notice(after(first.discovered().orElseThrow())))
                        .build());
        return world.toBuilder().breaches(told).build();
    }

    World withTerminatedAgreements(World world) {
        return world.toBuilder()
                .agreements(world.agreements().stream()
                        .map(agreement ->
                                agreement.toBuilder().terminated(instant()).build())
                        .toList())
                .build();
    }

    /** With the first breach as one that nobody dates, and agreements that began when given, or none. */
    World withABreachOfNobodyKnowsWhen(World world, Optional<Instant> agreed) {
        List<Breach> breaches = new ArrayList<>(world.breaches());
        breaches.set(
                0,
                Breach.builder()
                        .from(breaches.get(0))
                        .discovered(Optional.empty())
                        .determined(Optional.empty())
                        .confirmed(Optional.empty())
                        .build());
        return world.toBuilder()
                .breaches(breaches)
                .agreements(agreed.stream()
                        .flatMap(begun -> world.agreements().stream()
                                .map(agreement -> agreement.toBuilder()
                                        .term(Span.from(begun))
                                        .build()))
                        .toList())
                .build();
    }

    World withoutStates(World world) {
        return world.toBuilder()
                .agencies(Agencies.of(world.agencies().all().stream()
                        .map(agency -> new Agency(
                                agency.id(), agency.kind(), agency.parent(), Optional.empty(), agency.zone()))
                        .toList()))
                .build();
    }

    World withBreachesOfNobodyKnowsWhom(World world) {
        return world.toBuilder()
                .breaches(world.breaches().stream()
                        .map(breach -> Breach.builder()
                                .from(breach)
                                .agency(Optional.empty())
                                .build())
                        .toList())
                .build();
    }

    World shuffled(World world) {
        List<Breach> breaches = new ArrayList<>(world.breaches());
        Collections.shuffle(breaches, random);
        List<Map.Entry<String, RightsRequest>> requests =
                new ArrayList<>(world.requests().entrySet());
        Collections.shuffle(requests, random);
        World.Builder shuffled = world.toBuilder().breaches(breaches).requests(Map.of());
        requests.forEach(entry -> shuffled.putRequests(entry.getKey(), entry.getValue()));
        return shuffled.build();
    }

    private Instant instant() {
        return Instant.ofEpochSecond(FIRST + (long) (random.nextDouble() * SECONDS));
    }

    private Instant after(Instant instant) {
        return instant.plusSeconds(someSeconds());
    }

    private Instant before(Instant instant) {
        return instant.minusSeconds(someSeconds());
    }

    private int someSeconds() {
        return random.nextInt(100 * 24 * 60 * 60);
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
