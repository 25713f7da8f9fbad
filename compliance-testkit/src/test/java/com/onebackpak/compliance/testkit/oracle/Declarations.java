package com.onebackpak.compliance.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts that a host declares of every party: of each type an open and a closed one. */
final class Declarations {
    static final List<String> PARTIES =
            List.of("subject", "recipient", "requester", "actor", "agency", "agreement", "relation", "request");

    /** The attributes of each type: an open one, then a closed one. */
    static final Map<String, List<String>> OF_TYPE = ofType();

    /** What is stated with keys that are there without any declaration. */
    private static final Map<String, String> OWN = Map.of(
            "subject.school", "text",
            "recipient.school", "text",
            "requester.school", "text",
            "subject.enrolled-until", "date",
            "agency.policy-notified", "instant",
            "agreement.disposal-days", "number",
            "agreement.categories", "terms",
            "agreement.purposes", "terms",
            "agreement.terms", "terms");

    /** Facts that what happened tells: where nothing did, they are known to be absent. */
    private static final Set<String> TOLD_BY_OCCURRENCES = Set.of("subject.enrolled-until", "agency.policy-notified");

    /** Facts of the state packs that are false unless said. */
    private static final Set<String> FALSE_UNLESS_SAID =
            Set.of("agreement.state-adopted", "recipient.discloses-onward");

    private Declarations() {}

    private static Map<String, List<String>> ofType() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("boolean", List.of("licensed", "member"));
        attributes.put("number", List.of("level", "rank"));
        attributes.put("text", List.of("team", "house"));
        attributes.put("texts", List.of("topics", "badges"));
        attributes.put("date", List.of("joined", "left"));
        attributes.put("instant", List.of("checked-at", "seen-at"));
        attributes.put("term", List.of("focus", "track"));
        attributes.put("terms", List.of("interests", "goals"));
        return attributes;
    }

    /** Whether a host has declared it, or it is read like one that a host has declared. */
    static boolean isDeclared(String fact) {
        return FALSE_UNLESS_SAID.contains(fact)
                || OF_TYPE.values().stream().anyMatch(names -> names.contains(attribute(fact)));
    }

    static String type(String fact) {
        if (FALSE_UNLESS_SAID.contains(fact)) {
            return "boolean";
        }
        return OWN.containsKey(fact) ? OWN.get(fact) : typeOfAttribute(attribute(fact));
    }

    static String typeOfAttribute(String name) {
        return OF_TYPE.keySet().stream()
                .filter(type -> OF_TYPE.get(type).contains(name))
                .findFirst()
                .orElseThrow();
    }

    static String attribute(String fact) {
        return fact.substring(fact.indexOf('.') + 1);
    }

    static String party(String fact) {
        return fact.substring(0, fact.indexOf('.'));
    }

    static boolean isOfAgreements(String fact) {
        return party(fact).equals("agreement");
    }

    /** Whether what is not stated is known not to be so. */
    static boolean isClosed(String fact) {
        return FALSE_UNLESS_SAID.contains(fact)
                || TOLD_BY_OCCURRENCES.contains(fact)
                || OF_TYPE.values().stream().anyMatch(names -> names.get(1).equals(attribute(fact)));
    }

    /** What states open facts, and so can be forgotten. */
    static List<String> openKeys() {
        return OF_TYPE.values().stream().map(names -> names.get(0)).toList();
    }

    /** The declarations, as a part of a vocabulary. */
    static String text() {
        StringBuilder text = new StringBuilder("facts:\n");
        for (String party : PARTIES) {
            OF_TYPE.values().forEach(names -> names.forEach(name -> declare(text, party + "." + name)));
        }
        List.of(
                        "recipient.school",
                        "requester.school",
                        "subject.enrolled-until",
                        "agency.policy-notified",
                        "agreement.disposal-days")
                .forEach(name -> declare(text, name));
        return text.toString();
    }

    private static void declare(StringBuilder text, String fact) {
        text.append("  ").append(fact).append(": {type: ").append(type(fact));
        if (type(fact).equals("terms")) {
            text.append(", of: purposes");
        }
        text.append(", world: ").append(isClosed(fact) ? "closed" : "open");
        text.append(", means: What is said of it., known-by: [school]}\n");
    }
}
