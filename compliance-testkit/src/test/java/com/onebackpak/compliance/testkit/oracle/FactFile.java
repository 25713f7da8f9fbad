package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what is stated of declared facts, and tests of them: about few at a time, so that the two meet. */
final class FactFile {
    private static final List<String> NUMBERS = List.of("1", "2", "2.0", "2.5", "60");
    private static final List<String> TEXTS = List.of("red", "blue", "north", "true");
    private static final List<String> OWN = List.of(
            "subject.school",
            "recipient.school",
            "requester.school",
            "subject.enrolled-until",
            "subject.enrolled-until",
            "agency.policy-notified",
            "agreement.disposal-days",
            "agreement.categories",
            "agreement.purposes",
            "agreement.terms");

    private final Draw draw;
    private final Terms terms;
    private final Moments moments;
    private final List<String> attributes;

    FactFile(Draw draw, Terms terms, Moments moments) {
        this.draw = draw;
        this.terms = terms;
        this.moments = moments;
        attributes = draw.some(2, List.copyOf(Declarations.OF_TYPE.keySet())).stream()
                .flatMap(type -> Declarations.OF_TYPE.get(type).stream())
                .toList();
    }

    /** States some of the facts of a party. */
    void state(int ofHundred, Map<String, Object> entry) {
        for (String attribute : attributes) {
            if (draw.chance(ofHundred)) {
                entry.put(attribute, stated(attribute));
            }
        }
    }

    private Object stated(String attribute) {
        String type = Declarations.typeOfAttribute(attribute);
        return switch (type) {
            case "texts" -> draw.chance(15) ? List.of() : draw.some(2, TEXTS);
            case "terms" -> draw.chance(15) ? List.of() : draw.some(2, terms.purposes);
            default -> one(attribute, type);
        };
    }

    private String one(String fact, String type) {
        return switch (type) {
            case "boolean" -> draw.of("true", "false");
            case "number" -> draw.of(NUMBERS);
            case "text", "texts" -> draw.of(fact.endsWith("school") ? WorldFile.AGENCIES : TEXTS);
            case "date" -> moments.factDate();
            case "instant" -> moments.factInstant();
            case "terms" ->
                draw.of(
                        fact.endsWith(".terms")
                                ? Terms.AGREED
                                : fact.endsWith(".categories") ? terms.categories : terms.purposes);
            default -> draw.of(terms.categories);
        };
    }

    /** A test of a fact. */
    Map<String, Object> test() {
        String fact = fact();
        String type = Declarations.type(fact);
        Map<String, Object> test = new LinkedHashMap<>();
        if (type.equals("boolean") && draw.chance(30)) {
            test.put("flag", fact);
            return test;
        }
        test.put("fact", fact);
        if (draw.chance(20)) {
            test.put("same", alike(fact, type));
            return test;
        }
        switch (type) {
            case "number" -> bound(test, draw.of(NUMBERS));
            case "texts", "terms" -> test.put("has", one(fact, type));
            case "date", "instant" -> day(fact, type, test);
            default -> isOrIn(test, fact, type);
        }
        return test;
    }

    private String fact() {
        return draw.chance(20) ? draw.of(OWN) : draw.of(Declarations.PARTIES) + "." + draw.of(attributes);
    }

    /** Another fact of the same type: of another party, or that which one school has. */
    private String alike(String fact, String type) {
        List<String> alike = new ArrayList<>();
        if (Declarations.attribute(fact).equals("school")) {
            alike.addAll(List.of("subject.school", "recipient.school", "requester.school"));
        } else if (Declarations.isDeclared(fact)) {
            Declarations.OF_TYPE
                    .get(type)
                    .forEach(name -> Declarations.PARTIES.forEach(party -> alike.add(party + "." + name)));
        } else {
            alike.add(fact);
        }
        if (type.equals("texts")) {
            alike.add(draw.of(Declarations.PARTIES) + ".team");
        }
        return draw.of(alike);
    }

    private void isOrIn(Map<String, Object> test, String fact, String type) {
        if (draw.chance(50)) {
            test.put("is", one(fact, type));
        } else {
            test.put(
                    "in",
                    List.of(one(fact, type), one(fact, type)).stream()
                            .distinct()
                            .toList());
        }
    }

    private void bound(Map<String, Object> test, String bound) {
        switch (draw.below(4)) {
            case 0 -> test.put("is", bound);
            case 1 -> test.put("in", List.of(bound));
            default -> test.put(draw.of("at-least", "below"), bound);
        }
    }

    private void day(String fact, String type, Map<String, Object> test) {
        switch (draw.below(5)) {
            case 0 -> isOrIn(test, fact, type);
            case 1, 2 ->
                test.put(draw.of("at-least", "below"), draw.chance(50) ? moments.factDate() : moments.factInstant());
            default -> test.put("since", Map.of(draw.of("at-least", "below"), draw.of(Moments.PERIODS)));
        }
    }
}
