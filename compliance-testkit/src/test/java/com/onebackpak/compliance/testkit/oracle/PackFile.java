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
    private final Draw draw;
    private final Terms terms;
    private final Moments moments;
    private final FactFile facts;
    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final Set<String> cited = new TreeSet<>();

    PackFile(Draw draw, Terms terms, Moments moments, FactFile facts) {
        this.draw = draw;
        this.terms = terms;
        this.moments = moments;
        this.facts = facts;
    }

    /** A pack of the vendor's, which may grant, or one that can only forbid. */
    static Map<String, Object> of(Draw draw, Terms terms, Moments moments, FactFile facts, String id, boolean grants) {
        return new PackFile(draw, terms, moments, facts).pack(id, grants);
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
        Map<String, Object> target = Targets.written(draw, terms, permits ? 8 : 25);
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

    private Map<String, Object> condition(int depth) {
        if (depth > 0 && draw.chance(50)) {
            return switch (draw.below(4)) {
                case 0 -> Map.of("not", condition(depth - 1));
                case 1 -> Map.of("all", List.of(condition(depth - 1), condition(depth - 1)));
                case 2 -> Map.of("any", List.of(condition(depth - 1), condition(depth - 1)));
                default -> defined(depth - 1);
            };
        }
        return SingleTests.written(draw, terms, moments, facts);
    }

    private Map<String, Object> defined(int depth) {
        Map<String, Object> condition = condition(depth);
        String name = "d" + (definitions.size() + 1);
        definitions.put(name, condition);
        return Map.of("defined", name);
    }
}
