package com.onebackpak.compliance.testkit.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes requests that name their parties by id, by kind, broadly, or not at all. */
final class RequestFile {
    private final Draw draw;
    private final Moments moments;
    private final Terms terms;
    private final FactFile facts;

    RequestFile(Draw draw, Moments moments, Terms terms, FactFile facts) {
        this.draw = draw;
        this.moments = moments;
        this.terms = terms;
        this.facts = facts;
    }

    Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        String action = draw.of(terms.actions);
        request.put("action", action);
        request.put("categories", draw.some(3, terms.categories));
        request.put("subject", draw.chance(80) ? subject() : draw.of(terms.kinds));
        maybe(85, request, "purpose", draw.of(terms.purposes));
        maybe(25, request, "form", draw.of(Terms.FORMS));
        boolean goesOut = action.startsWith("disclose");
        maybe(goesOut ? 85 : 20, request, "recipient", recipient());
        if (draw.chance(action.equals("collect") ? 85 : 20)) {
            String source = draw.chance(30) ? "application" : draw.of(Terms.SOURCES);
            request.put("source", source);
            if (source.equals("application")) {
                maybe(70, request, "application", draw.of(WorldFile.ORGANIZATIONS));
            }
        }
        maybe(30, request, "actor", actor());
        boolean asked = List.of("inspect", "amend", "delete").contains(action);
        maybe(asked ? 70 : 5, request, "requester", party());
        maybe(25, request, "instructed-by", draw.of(WorldFile.AGENCIES));
        maybe(10, request, "at", start(request));
        maybe(25, request, "collected-at", start(request));
        circumstances(request);
        facts.state(50, request);
        Map<String, Object> relation = new LinkedHashMap<>();
        facts.state(50, relation);
        if (!relation.isEmpty()) {
            request.put("relation", relation);
        }
        return request;
    }

    /** Of who may belong to two zones a date would be two instants. */
    private String start(Map<String, Object> request) {
        boolean several = WorldFile.OF_SEVERAL.contains(request.get("subject"));
        return several ? moments.now.minusDays(draw.below(3)).toString() : moments.start();
    }

    private String subject() {
        return draw.chance(50) ? draw.of(WorldFile.STUDENTS) : draw.of(WorldFile.PEOPLE);
    }

    private String recipient() {
        return switch (draw.below(20)) {
            case 0, 1, 2, 3, 4 -> draw.of(terms.recipients);
            case 5, 6, 7 -> draw.of("ben", "sub", "ada");
            case 8 -> "backpak";
            default -> party();
        };
    }

    private String party() {
        return switch (draw.below(5)) {
            case 0, 1 -> draw.of(WorldFile.ORGANIZATIONS);
            case 2 -> draw.of(WorldFile.AGENCIES);
            default -> draw.of(WorldFile.PEOPLE);
        };
    }

    private String actor() {
        return draw.chance(40) ? "backpak" : draw.chance(70) ? draw.of(WorldFile.ORGANIZATIONS) : party();
    }

    private void circumstances(Map<String, Object> request) {
        maybe(15, request, "key-derived-from-personal-data", flag());
        maybe(20, request, "small-cells-suppressed", flag());
        maybe(10, request, "collected-without-consent", flag());
        maybe(5, request, "signals", Map.of("do-not-track", flag()));
        maybe(10, request, "emergency", Map.of("articulable-threat", flag()));
        maybe(5, request, "legal-process", Map.of("non-disclosure-order", flag()));
    }

    private String flag() {
        return draw.of("true", "false");
    }

    private void maybe(int ofHundred, Map<String, Object> request, String key, Object value) {
        if (draw.chance(ofHundred)) {
            request.put(key, value);
        }
    }
}
