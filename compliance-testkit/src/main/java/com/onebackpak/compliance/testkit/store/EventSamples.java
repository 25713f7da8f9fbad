package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A sample of each kind of ledger of what starts clocks. Has no state. */
final class EventSamples {
    private static final Instant BEGIN = Instant.parse("2026-09-05T13:00:00.000001Z");
    private static final Instant LATER = Instant.parse("2026-09-07T13:00:00Z");
    private static final Instant LAST = Instant.parse("2026-09-10T04:59:59.999999Z");
    private static final Instant END = Instant.parse("2027-02-01T04:59:59.999999Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final PartyId PARENT = PartyId.of("parent-7");

    static final LedgerSample<AgencyEntry> AGENCIES =
            new LedgerSample<>(LedgerKind.AGENCY, EventSamples::agency, EventSamples::agencies);

    static final LedgerSample<Incident> INCIDENTS =
            new LedgerSample<>(LedgerKind.INCIDENT, EventSamples::incident, EventSamples::incidents);

    static final LedgerSample<AnnouncedChange> POLICY_CHANGES = new LedgerSample<>(
            LedgerKind.POLICY_CHANGE,
            (agency, time) -> new AnnouncedChange(agency, "c-1", "backpak", time.apply(BEGIN), time.apply(END), true),
            agency -> List.of(
                    new AnnouncedChange(agency, "c-2", "backpak", BEGIN, END, true),
                    new AnnouncedChange(agency, "c-1", "other", BEGIN, END, true),
                    new AnnouncedChange(agency, "c-1", "backpak", LATER, END, true),
                    new AnnouncedChange(agency, "c-1", "backpak", BEGIN, LATER, true),
                    new AnnouncedChange(agency, "c-1", "backpak", BEGIN, END, false)));

    static final LedgerSample<Exposure> EXPOSURES = new LedgerSample<>(
            LedgerKind.EXPOSURE,
            (subject, time) -> new Exposure(subject, "b-1", time.apply(BEGIN)),
            subject -> List.of(
                    new Exposure(subject, "b-2", BEGIN),
                    new Exposure(subject, "b-3", BEGIN),
                    new Exposure(subject, "b-1", LATER),
                    new Exposure(subject, "b-1", LAST)));

    static final LedgerSample<EventNotice> NOTICES = new LedgerSample<>(
            LedgerKind.NOTICE,
            (about, time) -> new EventNotice(about, "b-1", PARENT, VENDOR, time.apply(BEGIN)),
            about -> List.of(
                    new EventNotice(about, "c-1", PARENT, VENDOR, BEGIN),
                    new EventNotice(about, "b-1", about, VENDOR, BEGIN),
                    new EventNotice(about, "b-1", PartyId.of("authority"), VENDOR, BEGIN),
                    new EventNotice(about, "b-1", PARENT, PartyId.of("district-1"), BEGIN),
                    new EventNotice(about, "b-1", PARENT, VENDOR, LATER)));

    static final LedgerSample<Matter> MATTERS =
            new LedgerSample<>(LedgerKind.MATTER, EventSamples::matter, EventSamples::matters);

    static final LedgerSample<CustodyOrder> CUSTODY_ORDERS = new LedgerSample<>(
            LedgerKind.CUSTODY_ORDER,
            (subject, time) -> new CustodyOrder(
                    subject,
                    Optional.of(PARENT),
                    new Span(time.apply(BEGIN), Optional.of(time.apply(END))),
                    Optional.of(Samples.PERSONAL)),
            subject -> List.of(
                    new CustodyOrder(subject, Optional.empty(), Span.from(BEGIN), Optional.empty()),
                    new CustodyOrder(subject, Optional.of(PARENT), Span.from(BEGIN), Optional.of(Samples.PERSONAL)),
                    new CustodyOrder(
                            subject,
                            Optional.of(PartyId.of("parent-8")),
                            new Span(BEGIN, Optional.of(END)),
                            Optional.of(Samples.PERSONAL)),
                    new CustodyOrder(
                            subject, Optional.of(PARENT), new Span(BEGIN, Optional.of(END)), Optional.empty())));

    private EventSamples() {}

    private static Matter matter(PartyId about, UnaryOperator<Instant> time) {
        return Matter.builder()
                .about(about)
                .requester(PARENT)
                .kind(MatterKind.ORDER_RECEIVED)
                .at(time.apply(BEGIN))
                .agency(PartyId.of("district-1"))
                .complied(time.apply(LATER))
                .silent(true)
                .putDone("ferpa", time.apply(LAST))
                .build();
    }

    private static List<Matter> matters(PartyId about) {
        Matter all = matter(about, t -> t);
        return List.of(
                Matter.builder()
                        .about(about)
                        .kind(MatterKind.COMPLAINT_RECEIVED)
                        .at(BEGIN)
                        .agency(PartyId.of("district-1"))
                        .build(),
                all.toBuilder().requester(Optional.empty()).build(),
                all.toBuilder().agency(PartyId.of("district-2")).build(),
                all.toBuilder().complied(Optional.empty()).build(),
                all.toBuilder().silent(false).build(),
                all.toBuilder().done(Map.of()).build(),
                all.toBuilder().done(Map.of("ppra", LAST)).build(),
                all.toBuilder().done(Map.of("ferpa", LATER)).build());
    }

    private static AgencyEntry agency(PartyId id, UnaryOperator<Instant> time) {
        return new AgencyEntry(
                id,
                time.apply(BEGIN),
                AgencyKind.SCHOOL,
                Optional.of(PartyId.of("district-1")),
                Optional.of(Jurisdiction.of("US-TX")),
                Optional.of(ZoneId.of("America/Chicago")),
                true,
                Set.of(DAY, DAY.plusDays(1)),
                Set.of(DAY.minusDays(1)),
                Map.of("public", FactValue.of(true)));
    }

    private static List<AgencyEntry> agencies(PartyId id) {
        AgencyEntry all = agency(id, t -> t);
        Optional<PartyId> parent = all.parent();
        Set<LocalDate> holidays = all.holidays();
        Set<LocalDate> schoolDays = all.schoolDays();
        return List.of(
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.DISTRICT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Set.of(),
                        Set.of(),
                        Map.of()),
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.POSTSECONDARY,
                        parent,
                        all.jurisdiction(),
                        all.zone(),
                        true,
                        holidays,
                        schoolDays,
                        all.attributes()),
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.SCHOOL,
                        Optional.of(PartyId.of("district-2")),
                        all.jurisdiction(),
                        all.zone(),
                        true,
                        holidays,
                        schoolDays,
                        all.attributes()),
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.SCHOOL,
                        parent,
                        Optional.of(Jurisdiction.of("US-NY")),
                        all.zone(),
                        true,
                        holidays,
                        schoolDays,
                        all.attributes()),
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.SCHOOL,
                        parent,
                        all.jurisdiction(),
                        Optional.of(ZoneId.of("UTC")),
                        true,
                        holidays,
                        schoolDays,
                        all.attributes()),
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.SCHOOL,
                        parent,
                        all.jurisdiction(),
                        all.zone(),
                        true,
                        Set.of(),
                        Set.of(),
                        all.attributes()),
                new AgencyEntry(
                        id,
                        BEGIN,
                        AgencyKind.SCHOOL,
                        parent,
                        all.jurisdiction(),
                        all.zone(),
                        true,
                        holidays,
                        schoolDays,
                        Map.of()));
    }

    private static Incident incident(PartyId agency, UnaryOperator<Instant> time) {
        return Incident.builder()
                .agency(agency)
                .breach("b-1")
                .occurred(time.apply(BEGIN))
                .discovered(time.apply(BEGIN))
                .discoverer(VENDOR)
                .determined(time.apply(LATER))
                .confirmed(time.apply(LATER))
                .affected(812)
                .named(true)
                .addCategories(Category.NAME, Category.CREDENTIAL)
                .delay(Delay.Reason.LAW_ENFORCEMENT)
                .delayedFrom(time.apply(LATER))
                .delayedUntil(time.apply(END))
                .build();
    }

    private static List<Incident> incidents(PartyId agency) {
        Incident all = incident(agency, t -> t);
        return List.of(
                Incident.builder()
                        .agency(agency)
                        .breach("b-1")
                        .discovered(BEGIN)
                        .discoverer(VENDOR)
                        .build(),
                all.toBuilder().breach("b-2").build(),
                all.toBuilder().discovered(LATER).build(),
                all.toBuilder().discoverer(agency).build(),
                all.toBuilder().occurred(Optional.empty()).build(),
                all.toBuilder().determined(Optional.empty()).build(),
                all.toBuilder().confirmed(LAST).build(),
                all.toBuilder().affected(Optional.empty()).build(),
                all.toBuilder().named(false).build(),
                all.toBuilder().categories(Set.of()).build(),
                all.toBuilder().delay(Delay.Reason.VULNERABILITY).build(),
                all.toBuilder().delayedUntil(Optional.empty()).build());
    }
}
