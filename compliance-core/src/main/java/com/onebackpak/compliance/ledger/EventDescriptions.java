package com.onebackpak.compliance.ledger;

import static com.onebackpak.compliance.ledger.FieldContent.PartySort.AGENCY;
import static com.onebackpak.compliance.ledger.FieldContent.PartySort.ORGANIZATION;
import static com.onebackpak.compliance.ledger.FieldContent.PartySort.PERSON;

import com.google.common.collect.Maps;
import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.event.Exposure;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The descriptions of the ledgers of events that start clocks, and of the agencies in whose days those run. Has no state. */
final class EventDescriptions {
    private static final int MAX_ID = 128;
    private static final int MAX_CODE = 16;

    private EventDescriptions() {}

    static LedgerKind<AgencyEntry> agency() {
        return new LedgerDescription<>(
                        "agency",
                        AgencyEntry.class,
                        "the agencies, where they are and in which days they count",
                        "agency",
                        AgencyEntry::id,
                        "the agency",
                        AGENCY)
                .optionalParty("parent", AgencyEntry::parent, "the agency it stands under", AGENCY)
                .instant("since", AgencyEntry::since, "when it was recorded")
                .name(
                        "kind",
                        "kind of agency",
                        LedgerDescriptions.names(AgencyKind.values()),
                        agency -> ConstantName.of(agency.kind()),
                        "district or school")
                .optionalId(
                        "jurisdiction",
                        MAX_CODE,
                        agency -> agency.jurisdiction().map(Jurisdiction::code),
                        "its state; absent: the parent's")
                .optionalId(
                        "zone",
                        MAX_ID,
                        agency -> agency.zone().map(ZoneId::getId),
                        "its time zone; absent: the parent's")
                .flag("calendar", AgencyEntry::hasCalendar, "whether it is known on which days it works")
                .texts("holidays", AgencyEntry::holidays, "weekdays on which it does not work")
                .texts("school-days", AgencyEntry::schoolDays, "the days on which school is held")
                .attributes("attributes", AgencyEntry::attributes, "what is known of it beside")
                .readBy(data -> new AgencyEntry(
                        data.party("agency"),
                        data.instant("since"),
                        data.constant("kind", AgencyKind.class),
                        data.findParty("parent"),
                        data.find("jurisdiction", Jurisdiction::of),
                        data.find("zone", ZoneId::of),
                        data.flag("calendar"),
                        data.set("holidays", LocalDate::parse),
                        data.set("school-days", LocalDate::parse),
                        data.values("attributes")));
    }

    static LedgerKind<Incident> incident() {
        return new LedgerDescription<>(
                        "incident",
                        Incident.class,
                        "what befell data of agencies",
                        "agency",
                        Incident::agency,
                        "whose students' data",
                        AGENCY)
                .id("breach", MAX_ID, Incident::breach, "the id, which all agencies concerned share")
                .happened("discovered", Incident::discovered, "when it was discovered")
                .party("discoverer", Incident::discoverer, "who discovered it", AGENCY, ORGANIZATION)
                .optionalHappened("occurred", Incident::occurred, "when it happened")
                .optionalHappened("determined", Incident::determined, "when it was determined what was laid open")
                .optionalHappened("confirmed", Incident::confirmed, "when it was confirmed")
                .number("affected", Integer.MAX_VALUE, Incident::affected, "how many people it concerns")
                .flag("named", Incident::named, "whether they are on record one by one")
                .terms("categories", Dimension.CATEGORY, Incident::categories, "which data; absent: any")
                .optionalName(
                        "delay",
                        "reason",
                        LedgerDescriptions.names(Delay.Reason.values()),
                        incident -> incident.delay().map(ConstantName::of),
                        "why families were not to be told")
                .optionalInstant("delayed-from", Incident::delayedFrom, "from when on they were not")
                .optionalInstant("delayed-until", Incident::delayedUntil, "when that ended, exclusive")
                .readBy(data -> Incident.builder()
                        .agency(data.party("agency"))
                        .breach(data.text("breach"))
                        .discovered(data.instant("discovered"))
                        .discoverer(data.party("discoverer"))
                        .occurred(data.findInstant("occurred"))
                        .determined(data.findInstant("determined"))
                        .confirmed(data.findInstant("confirmed"))
                        .affected(data.findNumber("affected"))
                        .named(data.flag("named"))
                        .categories(data.set("categories", Category::new))
                        .delay(data.findConstant("delay", Delay.Reason.class))
                        .delayedFrom(data.findInstant("delayed-from"))
                        .delayedUntil(data.findInstant("delayed-until"))
                        .build());
    }

    static LedgerKind<AnnouncedChange> announcedChange() {
        return new LedgerDescription<>(
                        "policy-change",
                        AnnouncedChange.class,
                        "new versions of policies",
                        "agency",
                        AnnouncedChange::agency,
                        "the agency that it concerns",
                        AGENCY)
                .id("change", MAX_ID, AnnouncedChange::change, "the id, which all agencies share")
                .id("policy", MAX_ID, AnnouncedChange::policy, "the policy")
                .instant("published", AnnouncedChange::published, "the day of publication, as its noon by UTC")
                .instant("effective", AnnouncedChange::effective, "the day on which it takes effect, likewise")
                .flag("material", AnnouncedChange::material, "whether it matters to those whose data is kept")
                .readBy(data -> new AnnouncedChange(
                        data.party("agency"),
                        data.text("change"),
                        data.text("policy"),
                        data.instant("published"),
                        data.instant("effective"),
                        data.flag("material")));
    }

    static LedgerKind<Matter> matter() {
        return new LedgerDescription<>(
                        "matter",
                        Matter.class,
                        "what came before agencies",
                        "about",
                        Matter::about,
                        "the person or the agency that it is about",
                        PERSON,
                        AGENCY)
                .optionalParty("requester", Matter::requester, "who complained or asked", PERSON, AGENCY, ORGANIZATION)
                .name(
                        "kind",
                        "kind of matter",
                        LedgerDescriptions.names(MatterKind.values()),
                        matter -> matter.kind().key(),
                        "what it is")
                .happened("at", Matter::at, "when it came in or happened")
                .party("agency", Matter::agency, "the agency before which it came", AGENCY)
                .optionalInstant("complied", Matter::complied, "when an order is complied with")
                .flag("silent", Matter::silent, "whether an order forbids to tell of it")
                .allHappened("done", Matter::done, "when what a policy asks for was done, by its id or its clock's")
                .readBy(data -> Matter.builder()
                        .about(data.party("about"))
                        .requester(data.findParty("requester"))
                        .kind(data.constant("kind", MatterKind.class))
                        .at(data.instant("at"))
                        .agency(data.party("agency"))
                        .complied(data.findInstant("complied"))
                        .silent(data.flag("silent"))
                        .done(Maps.transformValues(data.values("done"), EventDescriptions::instant))
                        .build());
    }

    private static Instant instant(FactValue value) {
        if (value instanceof FactValue.OfInstant moment) {
            return moment.value();
        }
        throw new IllegalArgumentException("when something was done is an instant");
    }

    static LedgerKind<CustodyOrder> custodyOrder() {
        return new LedgerDescription<>(
                        "custody-order",
                        CustodyOrder.class,
                        "what takes parents' rights about a child",
                        "subject",
                        CustodyOrder::subject,
                        "the child",
                        PERSON)
                .optionalParty("parent", CustodyOrder::parent, "whose rights it takes; absent: every parent's", PERSON)
                .span(CustodyOrder::span)
                .words("evidence", CustodyOrder::evidence, "where the document lies")
                .readBy(data -> new CustodyOrder(
                        data.party("subject"), data.findParty("parent"), data.span(), data.findText("evidence")));
    }

    static LedgerKind<Exposure> exposure() {
        return new LedgerDescription<>(
                        "exposure",
                        Exposure.class,
                        "whose data a breach laid open",
                        "subject",
                        Exposure::subject,
                        "whose data",
                        PERSON)
                .id("breach", MAX_ID, Exposure::breach, "the id of the breach")
                .happened("found", Exposure::found, "since when it is known")
                .readBy(data -> new Exposure(data.party("subject"), data.text("breach"), data.instant("found")));
    }

    static LedgerKind<EventNotice> notice() {
        return new LedgerDescription<>(
                        "notice",
                        EventNotice.class,
                        "who was told of breaches and changes of policies",
                        "about",
                        EventNotice::about,
                        "about whom, or with which agency",
                        PERSON,
                        AGENCY)
                .party("recipient", EventNotice::recipient, "who was told", PERSON, AGENCY, ORGANIZATION)
                .id("event", MAX_ID, EventNotice::event, "what it told of")
                .party("told-by", EventNotice::by, "who told", AGENCY, ORGANIZATION)
                .happened("told", EventNotice::at, "when")
                .readBy(data -> new EventNotice(
                        data.party("about"),
                        data.text("event"),
                        data.party("recipient"),
                        data.party("told-by"),
                        data.instant("told")));
    }
}
