package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Targets: how files write them, and whether a request falls under one. */
final class Targets {
    private final Asked asked;

    Targets(Asked asked) {
        this.asked = asked;
    }

    /** Writes a target that restricts a dimension in so many of a hundred cases, and those that few ask for less often. */
    static Map<String, Object> written(Draw draw, Terms terms, int ofHundred) {
        Map<String, List<String>> often = new LinkedHashMap<>();
        often.put("actions", terms.actions);
        often.put("subjects", terms.kinds);
        often.put("categories", terms.categories);
        often.put("purposes", terms.purposes);
        often.put("recipients", terms.recipients);
        Map<String, Object> target = new LinkedHashMap<>();
        often.forEach((key, pool) -> dimension(draw, target, ofHundred, key, pool));
        dimension(draw, target, ofHundred / 4, "actors", terms.recipients);
        dimension(draw, target, ofHundred / 3, "forms", Terms.FORMS);
        dimension(draw, target, ofHundred / 3, "sources", Terms.SOURCES);
        return target;
    }

    private static void dimension(Draw draw, Map<String, Object> target, int ofHundred, String key, List<String> pool) {
        if (draw.chance(ofHundred)) {
            target.put(key, draw.some(2, pool));
        }
    }

    /** Whether the request falls under the target; a dimension that the target does not name restricts nothing. */
    Answer test(Entry target) {
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
