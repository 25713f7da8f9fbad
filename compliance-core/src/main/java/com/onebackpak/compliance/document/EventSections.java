package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The sections of a world that hold what happened and starts clocks. Each entry is read as its bare values. */
final class EventSections {
    final Field<List<Keyed<Values>>> breaches;

    final Field<List<Keyed<Values>>> requests;
    final Field<List<Keyed<Values>>> changes;
    final Field<List<Keyed<Values>>> matters;
    final MatterSection matter = new MatterSection();
    final BreachSection breach;
    final RequestSection request;
    final ChangeSection change = new ChangeSection();

    EventSections(TermFormats terms, ObjectFormat world) {
        breach = new BreachSection(terms);
        request = new RequestSection(terms);
        breaches = world.optional("breaches", Formats.mapOf(breach.object.values()), "what befell data, by id");
        requests = world.optional(
                "requests", Formats.mapOf(request.object.values()), "who asked for what about whom, by id");
        changes = world.optional(
                "policy-changes", Formats.mapOf(change.object.values()), "new versions of policies, by id");
        matters = world.optional(
                "matters", Formats.mapOf(matter.object.values()), "complaints, orders, years and assessments, by id");
    }

    /** Refuses ids of events that can be no part of a record's key. */
    void requireRecordable(Values world, Problems problems) {
        for (Field<List<Keyed<Values>>> section : List.of(breaches, requests, changes, matters)) {
            for (Keyed<Values> entry : world.list(section)) {
                try {
                    RecordKey.of(entry.key());
                } catch (IllegalArgumentException e) {
                    problems.add(
                            "the id '" + entry.key() + "' cannot be recorded: " + e.getMessage(), entry.position());
                }
            }
        }
    }

    /** The keys of something that was told. */
    static final class NoticeSection {
        private final ObjectFormat object = ObjectFormat.of("what was told");
        final Field<Located<PartyId>> by = object.optional("by", WorldFormat.REFERENCE, "who told; absent: the vendor");
        final Field<Located<PartyId>> to = object.required(
                "to", WorldFormat.REFERENCE, "who was told: an id, or " + String.join(", ", Notice.NOBODY_NAMED));
        final Field<Moment> at = object.required("at", Formats.moment(), "when");

        Field<List<Values>> in(ObjectFormat event) {
            return event.optional("told", Formats.listOf(object.values()), "who was told by whom, and when");
        }
    }

    /** The keys of a breach. */
    static final class BreachSection {
        private final ObjectFormat object = ObjectFormat.of("a breach");
        final Field<List<Located<PartyId>>> agencies =
                object.optional("agencies", Formats.some(WorldFormat.REFERENCE), "the agencies whose data it was");
        final Field<Located<PartyId>> discoverer =
                object.optional("discovered-by", WorldFormat.REFERENCE, "who discovered it; absent: the vendor");
        final Field<List<Located<PartyId>>> subjects = object.optional(
                "subjects", Formats.some(WorldFormat.REFERENCE), "whose data it was; absent: anybody's");
        final Field<Integer> affected = object.optional(
                "affected", Formats.integer(0, Integer.MAX_VALUE), "how many people, where they are not named");
        final Field<List<Category>> categories;
        final Field<Moment> occurred = object.optional("occurred", Formats.moment(), "when it happened");
        final Field<Moment> discovered = object.optional("discovered", Formats.moment(), "when it was discovered");
        final Field<Moment> determined =
                object.optional("determined", Formats.moment(), "when it was determined what was laid open");
        final Field<Moment> confirmed = object.optional("confirmed", Formats.moment(), "when it was confirmed");
        final NoticeSection notice = new NoticeSection();
        final Field<List<Values>> told = notice.in(object);
        private final ObjectFormat delayed = ObjectFormat.of("a delay");
        final Field<Delay.Reason> askedBy = delayed.optional(
                "asked-by",
                Formats.oneOf("reason", Map.of("law-enforcement", Delay.Reason.LAW_ENFORCEMENT)),
                "who asked for it");
        final Field<Delay.Reason> because = delayed.optional(
                "because",
                Formats.oneOf("reason", Map.of("vulnerability", Delay.Reason.VULNERABILITY)),
                "what stands in the way");
        final Field<Moment> from = delayed.required("from", Formats.moment(), "when it begins");
        final Field<Moment> until = delayed.optional("until", Formats.moment(), "when it ends, exclusive");
        final Field<Values> delay;

        BreachSection(TermFormats terms) {
            delayed.exactlyOneOf(askedBy, because);
            categories = object.optional(
                    "categories", terms.some(Dimension.CATEGORY, Category.class), "which data; absent: any");
            delay = object.optional("delay", delayed.values(), "when families are not to be told");
        }
    }

    /** The keys of a request. */
    static final class RequestSection {
        private final ObjectFormat object = ObjectFormat.of("a request on record");
        final Field<Action> action;
        final Field<Located<PartyId>> subject = object.required("subject", WorldFormat.REFERENCE, "whose data");
        final Field<Located<PartyId>> requester = object.required("requester", WorldFormat.REFERENCE, "who asks");
        final Field<Located<PartyId>> to =
                object.optional("to", WorldFormat.REFERENCE, "who was asked: an agency or the vendor");
        final Field<List<Category>> categories;
        final Field<Moment> received = object.required("received", Formats.moment(), "when it was received");
        final Field<Moment> verified = object.optional("verified", Formats.moment(), "when it was known who asks");
        final Field<Moment> forwarded =
                object.optional("forwarded", Formats.moment(), "when the vendor passed it on to the agency");
        final Field<Moment> answered = object.optional("answered", Formats.moment(), "when it was answered");
        final Field<RightsAnswer> answer =
                object.optional("answer", Formats.oneOf("answer", RightsAnswer.class), "how it was answered");
        final Field<Moment> hearingRequested =
                object.optional("hearing-requested", Formats.moment(), "when a hearing was asked for");
        final Field<Moment> hearingHeld =
                object.optional("hearing-held", Formats.moment(), "when the hearing was held");
        final Field<Boolean> recordConfirmed =
                object.optional("record-confirmed", Formats.bool(), "whether the hearing left the record as it was");
        final Field<Moment> statementPlaced =
                object.optional("statement-placed", Formats.moment(), "when a statement was put to the record");
        final Field<Boolean> withoutConsent = object.optional(
                "collected-without-consent",
                Formats.bool(),
                "whether the data is said to have been collected from a child without consent");

        RequestSection(TermFormats terms) {
            action = object.required("action", terms.term(Dimension.ACTION, Action.class), "what is asked");
            categories = object.optional(
                    "categories", terms.some(Dimension.CATEGORY, Category.class), "which data; absent: all");
        }
    }

    /** The keys of what came before an agency. */
    static final class MatterSection {
        private final ObjectFormat object = ObjectFormat.of("a matter");
        final Field<MatterKind> kind =
                object.required("kind", Formats.oneOf("kind of matter", MatterKind.class), "what it is");
        final Field<Located<PartyId>> agency =
                object.required("agency", WorldFormat.REFERENCE, "the agency before which it came");
        final Field<Located<PartyId>> subject = object.optional(
                "subject", WorldFormat.REFERENCE, "the person whom it is about; absent: the agency alone");
        final Field<Located<PartyId>> requester =
                object.optional("requester", WorldFormat.REFERENCE, "who complained or asked");
        final Field<Moment> at = object.required("at", Formats.moment(), "when it came in or happened");
        final Field<Moment> complied = object.optional("complied", Formats.moment(), "when an order is complied with");
        final Field<Boolean> silent =
                object.optional("silent", Formats.bool(), "whether an order forbids to tell of it");
        final Field<List<Keyed<Moment>>> done = object.optional(
                "done",
                Formats.mapOf(Formats.moment()),
                "when what a policy asks for was done, by the policy's id; where it asks for several things, policy/clock");
    }

    /** The keys of a new version of a policy. */
    static final class ChangeSection {
        /** A day; of an instant the day that it bears. */
        private static final Format<LocalDate> DAY = Formats.map(
                Formats.moment(),
                moment -> moment.date()
                        .orElseGet(() -> moment.instant().orElseThrow().toLocalDate()));

        private final ObjectFormat object = ObjectFormat.of("a change of a policy");
        final Field<String> policy = object.required("policy", Formats.text(), "the policy's id");
        final Field<LocalDate> published =
                object.optional("published", DAY, "when the new text was published; absent: when it took effect");
        final Field<LocalDate> effective = object.required("effective", DAY, "when it takes effect");
        final Field<Boolean> material = object.optional(
                "material", Formats.bool(), "whether it matters to those whose data is kept; absent: it does");
        final NoticeSection notice = new NoticeSection();
        final Field<List<Values>> told = notice.in(object);
    }
}
