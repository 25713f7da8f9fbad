package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.AgreementTermination;
import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.StudentTransfer;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyListener;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ErasedException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A district leaves, a student moves, and what is owed follows from what was recorded of it. */
class LifeOfRecordsTest {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final PartyId DISTRICT = PartyId.of("d-1");
    private static final PartyId OTHER_DISTRICT = PartyId.of("d-2");
    private static final PartyId STUDENT = PartyId.of("s-1");
    private static final RecordKey KEY = RecordKey.of("write-1");
    private static final Duties DUTIES = Duties.of(PolicyLibrary.standard().select("backpak", "ndpa"));

    private final InMemoryComplianceStores stores =
            InMemoryComplianceStores.of(VocabularyReader.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final TenantStores district = stores.of(DISTRICT);
    private final TenantStores other = stores.of(OTHER_DISTRICT);

    @Test
    void a_district_that_leaves_ends_its_agreements_and_is_owed_a_deletion() {
        district.agreements().record(RecordKey.of("a-1"), agreement(DISTRICT));
        district.agreements().record(RecordKey.of("a-2"), agreement(OTHER_DISTRICT));

        List<Recorded<Agreement>> ended = AgreementTermination.record(district, DISTRICT, NOW, KEY);

        assertThat(ended).extracting(each -> each.key().value()).containsExactly("a-1");
        assertThat(AgreementTermination.record(district, DISTRICT, NOW, KEY)).isEqualTo(ended);
        assertThat(district.agreements().history(RecordKey.of("a-1"))).hasSize(2);
        assertThat(owed(NOW.plusSeconds(1)))
                .extracting(OwedDuty::clock, duty -> duty.due().text(), OwedDuty::state)
                .containsExactly(
                        tuple("backpak/disposal-after-the-end", "2026-10-15", DutyState.OWED),
                        tuple("ndpa/provider-disposes-after-the-end", "2026-10-15", DutyState.OWED));
    }

    @Test
    void an_agency_that_neither_the_world_nor_the_records_place_is_not_left_without_a_law() {
        Agency without =
                new Agency(OTHER_DISTRICT, AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.empty());
        World who = World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(PartyId.of("backpak"))
                .agencies(Agencies.of(List.of(agency(DISTRICT))))
                .build();
        district.agreements().record(RecordKey.of("a-1"), agreement(OTHER_DISTRICT));
        EventRecording.agency(district, without, NOW);

        assertThatThrownBy(() -> LedgerWorld.of(who, List.of(district)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neither the world nor the records say in which state and time zone these lie: d-2;"
                        + " record each as an agency with its state and zone, or name it in the world");

        World naming = who.toBuilder()
                .agencies(Agencies.of(List.of(agency(DISTRICT), without)))
                .build();
        assertThat(LedgerWorld.of(naming, List.of(district)).agreements()).hasSize(1);
    }

    private static Breach breach(String id, Instant discovered) {
        return Breach.builder()
                .id(id)
                .agency(DISTRICT)
                .discoverer(PartyId.of("backpak"))
                .discovered(discovered)
                .addSubjects(STUDENT)
                .named(true)
                .build();
    }

    @Test
    void
            who_was_erased_does_not_come_back_with_an_old_file_for_whatever_ledger_but_with_a_new_one_or_a_new_enrolment() {
        Instant before = NOW.minusSeconds(60);
        Matter old = Matter.builder()
                .about(STUDENT)
                .agency(DISTRICT)
                .kind(MatterKind.COMPLAINT_RECEIVED)
                .at(before)
                .build();
        CustodyOrder order =
                new CustodyOrder(STUDENT, Optional.of(PartyId.of("p-1")), Span.from(before), Optional.empty());
        EventRecording.matter(district, "m-0", old);
        district.occurrences().record(RecordKey.of("e"), new Occurrence(STUDENT, OccurrenceKind.ERASED, NOW));

        assertThat(EventRecording.matter(district, "m-0", old).value()).isEqualTo(old);
        assertThatThrownBy(() -> EventRecording.matter(district, "m-1", old))
                .isInstanceOf(ErasedException.class)
                .hasMessageContaining("a record for the ledger 'matter' is from before 2026-09-15T15:00:00Z")
                .hasMessageNotContaining(STUDENT.value());
        assertThatThrownBy(() -> EventRecording.custodyOrder(district, order)).isInstanceOf(ErasedException.class);
        assertThat(EventRecording.breach(district, world(), breach("b-1", before))
                        .value()
                        .affected())
                .as("who was erased is left out, and counts among them")
                .contains(1);
        assertThat(exposures()).isEmpty();
        EventRecording.breach(district, world(), breach("b-2", NOW));
        assertThat(exposures()).extracting(Exposure::breach).containsExactly("b-2");
        assertThatThrownBy(() -> EventRecording.told(
                        district, new EventNotice(STUDENT, "b-1", PartyId.of("p-1"), PartyId.of("backpak"), before)))
                .isInstanceOf(ErasedException.class)
                .hasMessageContaining("before 2026-09-15T15:00:00Z");
        EventRecording.custodyOrder(other, order);

        district.occurrences()
                .record(RecordKey.of("n"), new Occurrence(STUDENT, OccurrenceKind.ENROLLED, NOW.plusSeconds(1)));
        EventRecording.custodyOrder(district, order);
        assertThat(district.ledger(LedgerKind.CUSTODY_ORDER).about(STUDENT, Instant.MAX))
                .hasSize(1);
    }

    @Test
    void where_all_of_an_agencys_data_was_erased_nobodys_comes_back() {
        district.occurrences().record(RecordKey.of("e"), new Occurrence(DISTRICT, OccurrenceKind.ERASED, NOW));

        EventRecording.breach(district, world(), breach("b-1", NOW.minusSeconds(1)));

        assertThat(exposures()).isEmpty();
    }

    @Test
    void who_was_erased_from_the_stores_does_not_come_back_though_nothing_on_record_names_them() {
        Breach breach = breach("b-1", NOW.minusSeconds(60));
        EventRecording.breach(district, world(), breach);
        assertThat(district.erasures().erase(STUDENT)).isPresent();

        Recorded<Incident> again = EventRecording.breach(district, world(), breach);

        assertThat(again.version()).isEqualTo(1);
        assertThat(exposures()).isEmpty();
        assertThat(district.occurrences().about(STUDENT, Instant.MAX)).isEmpty();
    }

    private List<Exposure> exposures() {
        return district.ledger(LedgerKind.EXPOSURE).about(STUDENT, Instant.MAX).stream()
                .map(Recorded::value)
                .toList();
    }

    @Test
    void an_agency_without_an_agreement_in_force_ends_none() {
        assertThat(AgreementTermination.record(district, DISTRICT, NOW, KEY)).isEmpty();
    }

    @Test
    void a_student_who_moves_leaves_here_enters_there_and_stays_under_hold() {
        Instant begin = NOW.minusSeconds(1000);
        Hold live = new Hold(HoldKind.LEGAL, STUDENT, Set.of(), Span.from(begin));
        Hold over = new Hold(HoldKind.LEGAL, STUDENT, Set.of(), new Span(begin, Optional.of(NOW)));
        district.holds().record(RecordKey.of("h-1"), live);
        district.holds().record(RecordKey.of("h-2"), over);

        StudentTransfer.record(district, other, STUDENT, NOW, KEY);
        StudentTransfer.record(district, other, STUDENT, NOW, KEY);

        assertThat(other.holds().about(STUDENT, Instant.MAX))
                .extracting(each -> each.value().span())
                .containsExactly(Span.from(NOW));
        assertThat(district.holds().about(STUDENT, Instant.MAX)).hasSize(2);
        assertThat(district.occurrences().about(STUDENT, Instant.MAX))
                .extracting(Recorded::value)
                .containsExactly(new Occurrence(STUDENT, OccurrenceKind.TRANSFERRED, NOW));
        assertThat(other.occurrences().about(STUDENT, Instant.MAX))
                .extracting(Recorded::value)
                .containsExactly(new Occurrence(STUDENT, OccurrenceKind.ENROLLED, NOW));
    }

    @Test
    void a_listener_is_told_once_of_what_arose_what_became_overdue_and_what_was_done() {
        district.agreements().record(RecordKey.of("a-1"), agreement(DISTRICT));
        AgreementTermination.record(district, DISTRICT, NOW, KEY);
        Instant late = Instant.parse("2026-10-16T06:00:00Z");
        district.occurrences()
                .record(RecordKey.of("o-1"), new Occurrence(DISTRICT, OccurrenceKind.ERASED, late.plusSeconds(3600)));
        List<String> told = new ArrayList<>();
        DutyListener listener = new DutyListener() {
            @Override
            public void overdue(OwedDuty duty) {
                told.add("overdue " + duty.clock());
            }

            @Override
            public void arose(OwedDuty duty) {
                told.add("arose " + duty.clock());
            }

            @Override
            public void done(OwedDuty duty) {
                told.add(duty.state().key() + " " + duty.clock());
            }
        };

        List<Instant> times = List.of(
                NOW.minusSeconds(1), NOW, NOW.plusSeconds(60), late, late.plusSeconds(60), late.plusSeconds(7200));
        for (int i = 1; i < times.size(); i++) {
            DUTIES.review(world(), times.get(i - 1), times.get(i), listener);
        }

        assertThat(told)
                .containsExactly(
                        "arose backpak/disposal-after-the-end",
                        "arose ndpa/provider-disposes-after-the-end",
                        "overdue backpak/disposal-after-the-end",
                        "overdue ndpa/provider-disposes-after-the-end",
                        "done-late backpak/disposal-after-the-end",
                        "done-late ndpa/provider-disposes-after-the-end");
    }

    @Test
    void what_one_district_has_erased_another_still_owes() {
        for (TenantStores each : List.of(district, other)) {
            each.agreements().record(RecordKey.of("a-1"), agreement(each.tenant()));
            each.requests()
                    .record(
                            RecordKey.of("r-" + each.tenant()),
                            RightsRequest.builder()
                                    .action(Action.DELETE)
                                    .subject(STUDENT)
                                    .requester(each.tenant())
                                    .to(PartyId.of("backpak"))
                                    .received(NOW)
                                    .build());
        }
        district.occurrences()
                .record(RecordKey.of("o-1"), new Occurrence(STUDENT, OccurrenceKind.ERASED, NOW.plusSeconds(60)));

        other.occurrences()
                .record(
                        RecordKey.of("o-2"),
                        new Occurrence(STUDENT, OccurrenceKind.ERASED, NOW.plusSeconds(30), Set.of(Category.WORK)));

        assertThat(owed(NOW.plusSeconds(120)))
                .extracting(OwedDuty::clock, OwedDuty::to, OwedDuty::state)
                .containsExactlyInAnyOrder(
                        tuple("backpak/disposal-on-request", "d-1", DutyState.DONE),
                        tuple("ndpa/provider-disposes-on-request", "d-1", DutyState.DONE),
                        tuple("backpak/disposal-on-request", "d-2", DutyState.DONE),
                        tuple("backpak/disposal-on-request", "d-2", DutyState.OWED),
                        tuple("ndpa/provider-disposes-on-request", "d-2", DutyState.DONE),
                        tuple("ndpa/provider-disposes-on-request", "d-2", DutyState.OWED));
        assertThat(owed(NOW.plusSeconds(120)))
                .filteredOn(duty -> duty.to().equals("d-1"))
                .as("what is gone with another is not told of the first")
                .allMatch(duty -> duty.done().equals(Optional.of(NOW.plusSeconds(60))));
    }

    @Test
    void requests_whose_records_have_one_name_in_several_tenants_bear_their_tenants_too() {
        RightsRequest request = RightsRequest.builder()
                .action(Action.INSPECT)
                .subject(STUDENT)
                .requester(PartyId.of("parent-1"))
                .received(NOW)
                .build();
        district.requests().record(RecordKey.of("r-1"), request);
        district.requests().record(RecordKey.of("r-2"), request);
        other.requests().record(RecordKey.of("r-1"), request);

        assertThat(world().requests()).containsOnlyKeys("d-1/r-1", "d-2/r-1", "r-2");
        assertThat(world().requests().get("d-2/r-1").to())
                .as("what was recorded with each was made to each")
                .contains(OTHER_DISTRICT);
        assertThat(world().requests().get("r-2").to()).isEmpty();
    }

    private List<OwedDuty> owed(Instant at) {
        return DUTIES.owed(world(), at);
    }

    private World world() {
        World who = World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(PartyId.of("backpak"))
                .agencies(Agencies.of(List.of(agency(DISTRICT), agency(OTHER_DISTRICT))))
                .putPeople(
                        STUDENT,
                        Person.builder()
                                .id(STUDENT)
                                .kind(PersonKind.STUDENT)
                                .agency(DISTRICT)
                                .build())
                .build();
        return LedgerWorld.of(who, List.of(district, other));
    }

    private static Agency agency(PartyId id) {
        return new Agency(
                id,
                AgencyKind.DISTRICT,
                Optional.empty(),
                Optional.of(Jurisdiction.of("US-TX")),
                Optional.of(ZoneId.of("America/Chicago")));
    }

    private static Agreement agreement(PartyId agency) {
        return Agreement.builder()
                .agency(agency)
                .term(Span.from(Instant.parse("2024-07-01T05:00:00Z")))
                .disposalDays(30)
                .build();
    }
}
