package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.event.Delay;
import com.onebackpak.compliance.policy.AgreedNumber;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import java.time.LocalDate;
import java.util.List;

/** The keys of a clock. */
final class ClockSection {
    private static final Format<Within> TIME = Formats.scalar(
            "a time such as P45D, PT72H, '2 business days', before, immediately, promptly or reasonable",
            ImmutableMap.of(
                    "type",
                    "string",
                    "pattern",
                    "^(P.+|[0-9]{1,3} (business|school) days|before|immediately|promptly|reasonable)$"),
            Within::parse);

    private final ObjectFormat object = ObjectFormat.of("a clock");
    final Field<String> id = object.required("id", Formats.text(), "the clock's id");
    private final Field<ClockEvent> starts =
            object.required("starts", Formats.oneOf("event", ClockEvent.class), "what starts it");
    private final Field<DutyKind> what =
            object.required("what", Formats.oneOf("duty", DutyKind.class), "what is to be done");
    private final Field<DutyParty> by = object.required("by", Formats.oneOf("party", DutyParty.class), "who owes it");
    private final Field<DutyParty> to = object.required("to", Formats.oneOf("party", DutyParty.class), "to whom");
    private final Field<Within> within = object.optional(
            "within", TIME, "in what time; absent: in the time that is agreed, and where none is nothing is owed");
    private final Field<AgreedNumber> agreed = object.optional(
            "agreed",
            Formats.oneOf("number", AgreedNumber.class),
            "the number that an agreement sets in its place; then it binds only where there is an agreement");
    private final Field<List<Category>> categories;
    private final Field<Integer> people =
            object.optional("people", Formats.integer(1, Integer.MAX_VALUE), "how many must be concerned at least");
    private final Field<Integer> percent = object.optional(
            "percent", Formats.integer(1, 100), "how many in a hundred of the agency's students at least");
    private final Field<Boolean> withoutAgreement = object.optional(
            "without-agreement", Formats.bool(), "whether it runs only where no agreement covers the agency");
    private final Field<Boolean> children =
            object.optional("children", Formats.bool(), "whether it is about children under 13 alone");
    private final Field<List<Delay.Reason>> tolledBy =
            object.optional("tolled-by", Formats.some(Formats.oneOf("reason", Delay.Reason.class)), "what suspends it");
    private final Field<Within> tail =
            object.optional("tail", TIME, "what time is given from the end of what suspended it, in place of the rest");
    private final Field<LocalDate> from =
            object.optional("from", Formats.date(), "the first day of an event that starts this version");
    private final Field<LocalDate> until =
            object.optional("until", Formats.date(), "the first day of an event that no longer starts it");
    private final Field<Boolean> verify =
            object.optional("verify", Formats.bool(), "whether the number must be verified before anyone relies on it");
    private final Field<List<Located<String>>> cites =
            object.required("cites", PackSections.CITES, "the clauses that say so");

    ClockSection(TermFormats terms) {
        categories = object.optional(
                "categories",
                Formats.some(terms.term(Dimension.CATEGORY, Category.class)),
                "the data it is about; absent: whatever data it is");
    }

    Format<Values> format() {
        return object.values();
    }

    DutyClock made(Values v, Citations citations) {
        List<Citation> cited = citations.binding(v, cites);
        return DutyClock.builder()
                .id(v.get(id))
                .starts(v.get(starts))
                .what(v.get(what))
                .by(v.get(by))
                .to(v.get(to))
                .within(v.find(within))
                .agreed(v.find(agreed))
                .addAllCategories(v.list(categories))
                .people(v.find(people))
                .percent(v.find(percent))
                .withoutAgreement(v.isTrue(withoutAgreement))
                .children(v.isTrue(children))
                .addAllTolledBy(v.list(tolledBy))
                .tail(v.find(tail))
                .firstDay(v.find(from))
                .endDay(v.find(until))
                .verify(v.isTrue(verify))
                .addAllCites(cited)
                .build();
    }
}
