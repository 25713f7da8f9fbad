package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes small packs with every test of the language, nested. */
final class PackFile {
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

    private final Draw draw;
    private final Terms terms;
    private final FactFile facts;
    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final Set<String> cited = new TreeSet<>();

    PackFile(Draw draw, Terms terms, FactFile facts) {
        this.draw = draw;
        this.terms = terms;
        this.facts = facts;
    }

    /** A pack of the vendor's, which may grant, or one that can only forbid. */
    static Map<String, Object> of(Draw draw, Terms terms, FactFile facts, String id, boolean grants) {
        return new PackFile(draw, terms, facts).pack(id, grants);
    }

    private Map<String, Object> pack(String id, boolean grants) {
        Map<String, Object> pack = new LinkedHashMap<>();
        pack.put("policy", id);
        pack.put("title", "t");
        pack.put("kind", grants ? "vendor" : "law");
        pack.put("version", "1");
        pack.put("from", draw.chance(90) ? "2020-01-01" : "2026-09-15");
        if (draw.chance(10)) {
            pack.put("until", "2026-09-16");
        }
        if (draw.chance(30)) {
            pack.put("zone", "America/Chicago");
        }
        pack.put("citation-prefix", id.toUpperCase(Locale.ROOT));
        if (grants) {
            pack.put("party", draw.chance(90) ? "backpak" : "quizzly");
        }
        Map<String, Object> scope = new LinkedHashMap<>();
        if (draw.chance(grants ? 10 : 50)) {
            scope.put("jurisdictions", draw.some(2, "US-TX", "US-CA", "US-NY", "US"));
        }
        if (draw.chance(grants ? 5 : 30)) {
            scope.put("agencies", draw.some(2, WorldFile.AGENCIES));
        }
        if (!scope.isEmpty()) {
            pack.put("applies-to", scope);
        }
        List<Object> rules = new ArrayList<>();
        for (int i = 1 + draw.below(4); i > 0; i--) {
            rules.add(rule(id + "-" + i, grants && (i == 1 || draw.chance(50))));
        }
        if (!definitions.isEmpty()) {
            pack.put("definitions", definitions);
        }
        pack.put("rules", rules);
        Map<String, Object> clauses = new LinkedHashMap<>();
        cited.forEach(clause -> clauses.put(clause, Map.of("says", "s", "modality", "defines")));
        pack.put("clauses", clauses);
        return pack;
    }

    private Map<String, Object> rule(String id, boolean permits) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", id);
        rule.put("effect", permits ? "permit" : "forbid");
        Map<String, Object> target = target(permits ? 8 : 25);
        if (!target.isEmpty()) {
            rule.put("target", target);
        }
        if (draw.chance(permits ? 30 : 60)) {
            rule.put("when", condition(2));
        }
        if (!permits && draw.chance(60)) {
            List<Object> exceptions = new ArrayList<>();
            for (int i = 1 + draw.below(2); i > 0; i--) {
                Map<String, Object> exception = new LinkedHashMap<>();
                exception.put("name", "e" + i);
                exception.put("when", condition(2));
                obligations(exception);
                exception.put("cites", cites());
                exceptions.add(exception);
            }
            rule.put("except", exceptions);
        }
        obligations(rule);
        rule.put("reason", "r");
        rule.put("cites", cites());
        return rule;
    }

    private void obligations(Map<String, Object> entry) {
        if (draw.chance(40)) {
            String kind = draw.of(terms.obligations);
            entry.put("obligations", List.of(draw.chance(80) ? kind : Map.of("obligation", kind, "detail", "d")));
        }
    }

    private List<String> cites() {
        List<String> sections = draw.some(2, "C1", "C2", "C3", "C4");
        cited.addAll(sections);
        return sections;
    }

    private Map<String, Object> target(int ofHundred) {
        Map<String, Object> target = new LinkedHashMap<>();
        dimension(target, ofHundred, "actions", terms.actions);
        dimension(target, ofHundred, "subjects", terms.kinds);
        dimension(target, ofHundred, "categories", terms.categories);
        dimension(target, ofHundred, "purposes", terms.purposes);
        dimension(target, ofHundred, "recipients", terms.recipients);
        dimension(target, ofHundred / 4, "actors", terms.recipients);
        dimension(target, ofHundred / 3, "forms", Terms.FORMS);
        dimension(target, ofHundred / 3, "sources", Terms.SOURCES);
        return target;
    }

    private void dimension(Map<String, Object> target, int ofHundred, String key, List<String> pool) {
        if (draw.chance(ofHundred)) {
            target.put(key, draw.some(2, pool));
        }
    }

    private Map<String, Object> condition(int depth) {
        if (depth > 0 && draw.chance(50)) {
            return switch (draw.below(4)) {
                case 0 -> Map.of("not", condition(depth - 1));
                case 1 -> Map.of("all", List.of(condition(depth - 1), condition(depth - 1)));
                case 2 -> Map.of("any", List.of(condition(depth - 1), condition(depth - 1)));
                default -> defined(depth - 1);
            };
        }
        return test();
    }

    private Map<String, Object> defined(int depth) {
        Map<String, Object> condition = condition(depth);
        String name = "d" + (definitions.size() + 1);
        definitions.put(name, condition);
        return Map.of("defined", name);
    }

    private Map<String, Object> test() {
        return switch (draw.below(28)) {
            case 0, 1 -> Map.of("age", age());
            case 2, 3, 4 -> Map.of("consent", consent());
            case 5, 6 -> Map.of("agreement", agreement());
            case 7, 8 -> Map.of("authorized", "application");
            case 9, 10 -> Map.of("legitimate-interest", "recipient");
            case 15 -> Map.of("region", draw.some(2, "US", "US-TX"));
            case 11 -> Map.of("held", draw.chance(50) ? List.of() : draw.some(1, "legal", "inspection"));
            case 12 -> Map.of("opted-out", draw.of("purpose", "purpose", "directory-information"));
            case 13 -> request();
            case 14 ->
                Map.of(
                        draw.of("consent-withdrawn", "consent-overruled"),
                        draw.chance(50) ? Map.of() : Map.of("basis", bases()));
            case 16, 17 -> Map.of("flag", draw.of(FLAGS));
            case 18 -> Map.of("agreement", agreement());
            default -> facts.test();
        };
    }

    private Map<String, Object> age() {
        Map<String, Object> age = new LinkedHashMap<>();
        age.put(draw.of("below", "at-least"), draw.of("13", "18"));
        if (draw.chance(25)) {
            age.put("when", "collected");
        }
        return age;
    }

    private List<String> bases() {
        return draw.some(3, terms.bases);
    }

    private Map<String, Object> request() {
        Map<String, Object> target = target(30);
        return target.isEmpty() ? Map.of("flag", draw.of(FLAGS)) : Map.of("request", target);
    }

    private Map<String, Object> consent() {
        Map<String, Object> consent = new LinkedHashMap<>();
        if (draw.chance(50)) {
            consent.put("basis", bases());
        }
        if (draw.chance(30)) {
            consent.put("names-recipient", "true");
        }
        if (draw.chance(15)) {
            consent.put("in-writing", "true");
        }
        if (draw.chance(20)) {
            consent.put("method-not", draw.some(2, Terms.METHODS));
        }
        if (draw.chance(15)) {
            consent.put("for-any-purpose", "true");
        }
        return consent;
    }

    private Object agreement() {
        return switch (draw.below(14)) {
            case 6, 7 -> "lists-category";
            case 8 -> "leaves-out-category";
            case 9 -> "authorizes-purpose";
            case 10, 11, 12, 13 -> Map.of("has-terms", draw.some(3, Terms.AGREED));
            case 0 -> "permits-purpose";
            case 1 -> "vendor-sign-on";
            case 2 -> Map.of("feature", draw.of(Terms.FEATURES));
            case 3 -> "in-disposal";
            default -> "in-force";
        };
    }
}
