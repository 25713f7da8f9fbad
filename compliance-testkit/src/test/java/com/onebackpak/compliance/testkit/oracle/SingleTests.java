package com.onebackpak.compliance.testkit.oracle;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The single tests of the language: how files write each of them, and what it comes to. */
final class SingleTests {
    private static final List<String> FLAGS = List.of(
            "recipient.written-assurances",
            "recipient.integral",
            "request.articulable-threat",
            "request.small-cells-suppressed",
            "request.collected-without-consent",
            "subject.postsecondary",
            "relation.has-requester",
            "relation.requester-is-agency",
            "relation.requester-is-subject",
            "relation.instructed-by-agency",
            "relation.requester-is-parent",
            "relation.has-recipient",
            "relation.recipient-is-agency",
            "relation.recipient-is-fellow-student",
            "relation.recipient-is-parent",
            "relation.recipient-is-subject");

    private final Asked asked;

    SingleTests(Asked asked) {
        this.asked = asked;
    }

    /** Writes one. */
    static Map<String, Object> written(Draw draw, Terms terms, Moments moments, FactFile facts) {
        return switch (draw.below(32)) {
            case 0, 1 -> Map.of("age", Ages.written(draw));
            case 2, 3, 4 -> Map.of("consent", Consents.written(draw, terms));
            case 5, 6, 18 -> Map.of("agreement", Agreements.written(draw));
            case 7, 8 -> Map.of("authorized", "application");
            case 9, 10 -> Map.of("legitimate-interest", "recipient");
            case 11 -> Map.of("held", draw.chance(50) ? List.of() : draw.some(1, "legal", "inspection"));
            case 12 -> Map.of("opted-out", draw.of("purpose", "purpose", "directory-information"));
            case 13 -> request(draw, terms);
            case 14 ->
                Map.of(
                        draw.of("consent-withdrawn", "consent-overruled"),
                        draw.chance(50) ? Map.of() : Map.of("basis", draw.some(3, terms.bases)));
            case 15 -> Map.of("region", draw.some(2, "US", "US-TX"));
            case 16, 17 -> Map.of("flag", draw.of(FLAGS));
            case 19 -> Map.of("protected-in", draw.some(2, "US-TX", "US-CA", "US-NY", "US"));
            case 20 -> Map.of("belongs-to", draw.some(2, WorldFile.AGENCIES));
            case 21 -> Map.of("acts", draw.of("backpak", "quizzly"));
            case 22 -> Map.of("during", during(draw, moments));
            default -> facts.test();
        };
    }

    /** A target without any restriction is an error. */
    private static Map<String, Object> request(Draw draw, Terms terms) {
        Map<String, Object> target = Targets.written(draw, terms, 30);
        return target.isEmpty() ? Map.of("flag", draw.of(FLAGS)) : Map.of("request", target);
    }

    private static Map<String, Object> during(Draw draw, Moments moments) {
        Map<String, Object> span = new LinkedHashMap<>();
        if (draw.chance(30)) {
            span.put("from", moments.now.plusSeconds(draw.below(2)).toString());
        } else {
            moments.instants(span, "from", "until");
        }
        return span;
    }

    Answer test(Entry condition) {
        if (condition.has("fact")) {
            return new FactTests(asked).test(condition);
        }
        String test = (String) condition.keys().keySet().iterator().next();
        Object of = condition.raw(test);
        return switch (test) {
            case "request" -> new Targets(asked).test(condition.under(test));
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
            case "protected-in" -> asked.protectedBy(condition.texts(test));
            case "belongs-to" -> asked.belongsTo(condition.texts(test));
            case "acts" -> Answer.of(asked.actor().equals(of));
            case "during" ->
                Answer.of(RecordedWorld.during(
                        condition.under(test), "from", List.of("until"), ZoneOffset.UTC, asked.at));
            default -> throw new IllegalArgumentException("no such test: " + Map.of(test, of));
        };
    }

    /** A refusal beside a consent is asked for only once there is a consent. */
    private Answer overruled(Entry test) {
        Answer consent = new Consents(asked).given(test);
        Answer refused = new Ledgers(asked).optedOut("purpose");
        return consent.isOpen() && !refused.isNo() ? consent : Answer.all(List.of(consent, refused));
    }
}
