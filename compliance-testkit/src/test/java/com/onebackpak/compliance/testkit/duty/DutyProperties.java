package com.onebackpak.compliance.testkit.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.Due;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What holds of duties whatever happened, in every zone there is. Worlds are drawn from a seed. */
class DutyProperties {
    private static final Duties DUTIES = Duties.of(PolicyLibrary.standard()
            .select("backpak", "ferpa", "coppa", "ndpa", PolicyLibrary.STATES, PolicyLibrary.BREACH));
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final List<ZoneId> ZONES =
            new TreeSet<>(ZoneId.getAvailableZoneIds()).stream().map(ZoneId::of).toList();

    @Test
    void in_every_zone_what_is_owed_is_overdue_from_the_first_instant_of_the_day_after_the_last() {
        Instant received = Instant.parse("2026-10-01T15:30:00Z");
        for (ZoneId zone : ZONES) {
            LocalDate last = count(received.atZone(zone).toLocalDate(), 45);
            Instant end = firstInstantOf(last.plusDays(1), zone);

            assertThat(inspection(zone, received, Optional.empty(), end.minusNanos(1)))
                    .as("a moment before, in " + zone)
                    .isEqualTo(new Answer(last.toString(), DutyState.OWED));
            assertThat(inspection(zone, received, Optional.empty(), end))
                    .as("then, in " + zone)
                    .isEqualTo(new Answer(last.toString(), DutyState.OVERDUE));
            assertThat(inspection(zone, received, Optional.of(end.minusNanos(1)), end))
                    .as("answered a moment before, in " + zone)
                    .isEqualTo(new Answer(last.toString(), DutyState.DONE));
            assertThat(inspection(zone, received, Optional.of(end), end))
                    .as("answered then, in " + zone)
                    .isEqualTo(new Answer(last.toString(), DutyState.DONE_LATE));
        }
    }

    /** Counts one day after the other, across every change of a clock. */
    private static LocalDate count(LocalDate day, int number) {
        LocalDate reached = day;
        for (int i = 0; i < number; i++) {
            reached = reached.atTime(LocalTime.NOON).plusHours(24).toLocalDate();
        }
        return reached;
    }

    /** The first instant that bears the date there; where a zone left a day out, the first of the next. */
    private static Instant firstInstantOf(LocalDate day, ZoneId zone) {
        Instant instant = day.atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(16 * 60 * 60);
        while (instant.atZone(zone).toLocalDate().isBefore(day)) {
            instant = instant.plusSeconds(60);
        }
        while (!instant.minusSeconds(1).atZone(zone).toLocalDate().isBefore(day)) {
            instant = instant.minusSeconds(1);
        }
        return instant;
    }

    private record Answer(String due, DutyState state) {}

    private static Answer inspection(ZoneId zone, Instant received, Optional<Instant> answered, Instant at) {
        PartyId school = PartyId.of("school");
        PartyId student = PartyId.of("student");
        World world = World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of(new Agency(
                        school,
                        AgencyKind.SCHOOL,
                        Optional.empty(),
                        Optional.of(Jurisdiction.of("US-WA")),
                        Optional.of(zone)))))
                .putPeople(
                        student,
                        Person.builder()
                                .id(student)
                                .kind(PersonKind.STUDENT)
                                .agency(school)
                                .build())
                .putRequests(
                        "r",
                        RightsRequest.builder()
                                .subject(student)
                                .requester(PartyId.of("parent-1"))
                                .action(Action.INSPECT)
                                .received(received)
                                .answered(answered)
                                .answer(answered.map(any -> RightsAnswer.GRANTED))
                                .build())
                .build();
        OwedDuty duty = DUTIES.owed(world, at).stream()
                .filter(one -> one.clock().equals("ferpa/agency-lets-inspect"))
                .findFirst()
                .orElseThrow();
        return new Answer(duty.due().text(), duty.state());
    }

    @Property
    void the_same_events_give_the_same_duties_in_whatever_order_they_are_told(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();

        assertThat(DUTIES.owed(drawn.shuffled(world), drawn.at)).isEqualTo(DUTIES.owed(world, drawn.at));
    }

    @Property
    void what_is_owed_where_places_are_known_is_not_lost_where_they_are_not(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        List<OwedDuty> owed = DUTIES.owed(world, drawn.at);

        List<OwedDuty> withoutStates = DUTIES.owed(drawn.withoutStates(world), drawn.at);
        List<OwedDuty> withoutAgencies = DUTIES.owed(drawn.withBreachesOfNobodyKnowsWhom(world), drawn.at);

        assertThat(parties(withoutStates)).containsAll(parties(owed));
        assertThat(withoutStates)
                .filteredOn(duty -> !duty.waitsFor().isEmpty())
                .allMatch(duty ->
                        duty.state() == DutyState.WAITING && duty.started().isEmpty());
        assertThat(laws(withoutAgencies)).containsAll(laws(owed));
    }

    private static Set<List<Object>> parties(List<OwedDuty> owed) {
        return owed.stream()
                .map(duty -> List.<Object>of(duty.clock(), duty.by(), duty.to(), duty.of(), duty.about()))
                .collect(Collectors.toSet());
    }

    /** Not clocks: which version of one counts, by the day on which an agency was told, cannot be known without the agency. */
    private static Set<List<Object>> laws(List<OwedDuty> owed) {
        return owed.stream()
                .map(duty ->
                        List.<Object>of(duty.clock().substring(0, duty.clock().indexOf('/')), duty.of()))
                .collect(Collectors.toSet());
    }

    @Property
    void telling_somebody_loses_no_duty(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        World later = drawn.withANotice(world);

        assertThat(names(DUTIES.owed(later, drawn.at))).containsAll(names(DUTIES.owed(world, drawn.at)));
    }

    @Property
    void an_agreement_that_ends_changes_no_duty_of_a_breach(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        World terminated = drawn.withTerminatedAgreements(world);

        assertThat(DUTIES.owed(terminated, drawn.at))
                .containsAll(DUTIES.owed(world, drawn.at).stream()
                        .filter(duty ->
                                duty.of().filter(id -> id.startsWith("b-")).isPresent())
                        .toList());
    }

    @Property
    void an_agreement_that_begins_loses_no_duty_of_a_breach(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        World without = drawn.withABreachOfNobodyKnowsWhen(world, Optional.empty());
        World begun = drawn.withABreachOfNobodyKnowsWhen(world, Optional.of(drawn.at));

        assertThat(names(DUTIES.owed(begun, drawn.at))).containsAll(names(DUTIES.owed(without, drawn.at)));
    }

    @Property
    void another_breach_request_or_change_loses_no_duty(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        World more = world.toBuilder()
                .addBreaches(drawn.breach("another"))
                .putRequests("another-request", drawn.request())
                .addPolicyChanges(drawn.change("another-change"))
                .build();

        List<OwedDuty> before = DUTIES.owed(world, drawn.at);
        List<OwedDuty> after = DUTIES.owed(more, drawn.at);
        assertThat(names(after)).containsAll(names(before));
        assertThat(after)
                .as("a deletion may wait for another request, to inspect")
                .containsAll(before.stream()
                        .filter(duty -> duty.what() != DutyKind.DELETE)
                        .toList());
    }

    @Property
    void as_time_goes_by_no_duty_is_lost_and_none_that_is_done_becomes_undone(
            @ForAll long seed, @ForAll @LongRange(min = 1, max = 100_000_000) long seconds) {
        Drawn drawn = new Drawn(seed);
        World world = drawn.world();
        List<OwedDuty> now = DUTIES.owed(world, drawn.at);
        List<OwedDuty> later = DUTIES.owed(world, drawn.at.plusSeconds(seconds));

        assertThat(names(later)).containsAll(names(now));
        assertThat(names(done(later)))
                .containsAll(names(done(now).stream()
                        .filter(duty -> !duty.to().equals("parent-1"))
                        .toList()));
    }

    @Property
    void what_is_overdue_was_owed_until_its_end_and_what_is_owed_has_none_behind_it(@ForAll long seed) {
        Drawn drawn = new Drawn(seed);
        for (OwedDuty duty : DUTIES.owed(drawn.world(), drawn.at)) {
            Optional<Instant> end = duty.due().end();
            switch (duty.state()) {
                case OVERDUE ->
                    assertThat(end)
                            .as(duty.toString())
                            .hasValueSatisfying(late -> assertThat(late).isBeforeOrEqualTo(drawn.at));
                case OWED ->
                    assertThat(end.filter(late -> !late.isAfter(drawn.at)))
                            .as(duty.toString())
                            .isEmpty();
                case DONE_LATE ->
                    assertThat(duty.done().orElseThrow()).as(duty.toString()).isAfterOrEqualTo(end.orElseThrow());
                case DONE ->
                    assertThat(end.filter(late -> !duty.done().orElseThrow().isBefore(late)))
                            .as(duty.toString())
                            .isEmpty();
                case WAITING -> assertThat(duty.started()).as(duty.toString()).isEmpty();
                case TOLLED -> assertThat(duty.started()).as(duty.toString()).isPresent();
            }
            if (duty.due() instanceof Due.OnDay on) {
                assertThat(ZonedDateTime.ofInstant(on.end().orElseThrow().minusNanos(1), on.zone())
                                .toLocalDate())
                        .as(duty.toString())
                        .isBeforeOrEqualTo(on.day());
            }
        }
    }

    private static List<OwedDuty> done(List<OwedDuty> duties) {
        return duties.stream().filter(duty -> duty.state().isDone()).toList();
    }

    /** What is owed by whom for which event; two versions by date of one clock are one, since what waits has yet to start. */
    static Set<String> names(List<OwedDuty> duties) {
        return duties.stream()
                .map(duty -> duty.clock().replace("-without-delay", "") + " " + duty.by() + " " + duty.of())
                .collect(Collectors.toSet());
    }
}
