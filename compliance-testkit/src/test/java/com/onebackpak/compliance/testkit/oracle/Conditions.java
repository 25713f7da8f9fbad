package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What conditions and targets of a pack come to, written down anew from the public formats. */
final class Conditions {
    private final Asked asked;
    private final Entry definitions;

    Conditions(Asked asked, Entry definitions) {
        this.asked = asked;
        this.definitions = definitions;
    }

    Answer condition(Entry condition) {
        if (condition.has("fact")) {
            return new FactTests(asked).test(condition);
        }
        String test = (String) condition.keys().keySet().iterator().next();
        Object of = condition.raw(test);
        return switch (test) {
            case "all" -> Answer.all(each(condition.entries(test)));
            case "any" -> Answer.any(each(condition.entries(test)));
            case "not" -> condition(condition.under(test)).not();
            case "defined" ->
                condition(
                        of instanceof String name
                                ? definitions.under(name)
                                : condition.under(test).under("as"));
            case "request" -> target(condition.under(test));
            case "age" -> new Ages(asked).test(condition.under(test));
            case "consent" -> new Consents(asked).given(condition.under(test));
            case "consent-overruled" -> overruled(condition.under(test));
            case "consent-withdrawn" -> new Consents(asked).withdrawn(condition.under(test));
            case "agreement" -> new Agreements(asked).test(of);
            case "authorized" -> new Ledgers(asked).authorized();
            case "held" -> new Ledgers(asked).held(condition.texts(test));
            case "opted-out" -> new Ledgers(asked).optedOut((String) of);
            case "legitimate-interest" -> new Relations(asked).flag("relation.legitimate-interest");
            case "flag" -> new Relations(asked).flag((String) of);
            case "region" -> new Relations(asked).region(condition.texts(test));
            default -> throw new IllegalArgumentException("no such test: " + Map.of(test, of));
        };
    }

    /** A refusal beside a consent is asked for only once there is a consent. */
    private Answer overruled(Entry test) {
        Answer consent = new Consents(asked).given(test);
        Answer refused = new Ledgers(asked).optedOut("purpose");
        return consent.isOpen() && !refused.isNo() ? consent : Answer.all(List.of(consent, refused));
    }

    private List<Answer> each(List<Entry> conditions) {
        return conditions.stream().map(this::condition).toList();
    }

    /** Whether the request falls under the target; a dimension that the target does not name restricts nothing. */
    Answer target(Entry target) {
        List<Answer> dimensions = new ArrayList<>();
        if (target.has("actions")) {
            // What is disclosed is not thereby sold: an action is never meant more narrowly than it is named
            dimensions.add(Answer.of(Words.coveredByAny(target.texts("actions"), asked.action)));
        }
        if (target.has("subjects")) {
            dimensions.add(Answer.any(asked.subjectKinds.stream()
                    .map(kind -> Words.under(target.texts("subjects"), kind, "subject.kind"))
                    .toList()));
        }
        if (target.has("categories")) {
            dimensions.add(Words.under(target.texts("categories"), asked.category, "request.category"));
        }
        if (target.has("forms")) {
            String form = asked.request.text("form").orElse("identified");
            dimensions.add(Words.under(target.texts("forms"), form, "request.form"));
        }
        if (target.has("purposes")) {
            dimensions.add(purposes(target.texts("purposes")));
        }
        if (target.has("sources")) {
            dimensions.add(sources(target.texts("sources")));
        }
        if (target.has("recipients")) {
            dimensions.add(asked.recipient.isOneOf(target.texts("recipients"), asked.faults));
        }
        if (target.has("actors")) {
            dimensions.add(asked.actorIsOneOf(target.texts("actors")));
        }
        return Answer.all(dimensions);
    }

    private Answer purposes(List<String> wanted) {
        if (asked.purpose.isEmpty()) {
            return asked.mustNamePurpose() ? Answer.open("request.purpose") : Answer.NO;
        }
        return Words.under(wanted, asked.purpose.get(), "request.purpose");
    }

    /** Of a collection the source is asked; anything else has none unless it is said. */
    private Answer sources(List<String> wanted) {
        if (asked.source.isEmpty()) {
            return Words.covers("collect", asked.action) ? Answer.open("request.source") : Answer.NO;
        }
        return Words.under(wanted, asked.source.get(), "request.source");
    }
}
