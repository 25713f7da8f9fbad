package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario file and the pack files that it names, as texts.
 *
 * @param scenario the text of the scenario
 * @param packs the texts of its packs, by their ids
 */
public record GeneratedScenario(String scenario, Map<String, String> packs) {
    private static final int CASES = 6;

    /** A scenario over small packs of its own. */
    public static GeneratedScenario ofSmallPacks(long seed) {
        Draw draw = new Draw(seed);
        Terms terms = Terms.few();
        Map<String, String> packs = new LinkedHashMap<>();
        packs.put("v", YamlText.of(PackFile.of(draw, terms, "v", true)));
        for (String id : List.of("w", "x")) {
            if (draw.chance(60)) {
                packs.put(id, YamlText.of(PackFile.of(draw, terms, id, draw.chance(30))));
            }
        }
        return new GeneratedScenario(scenario(draw, terms, List.copyOf(packs.keySet())), packs);
    }

    /** A scenario over packs that are given, in the terms of the standard. */
    public static GeneratedScenario of(long seed, Map<String, String> packs) {
        Draw draw = new Draw(seed);
        return new GeneratedScenario(scenario(draw, Terms.all(), List.copyOf(packs.keySet())), packs);
    }

    private static String scenario(Draw draw, Terms terms, List<String> packs) {
        Moments moments = new Moments(draw);
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("scenarios", "generated");
        scenario.put("policies", packs);
        scenario.put("now", moments.now.toString());
        scenario.put("world", new WorldFile(draw, moments, terms).world());
        List<Object> cases = new ArrayList<>();
        for (int i = 1; i <= CASES; i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", "case " + i);
            one.put("request", new RequestFile(draw, moments, terms).request());
            one.put("expect", Map.of());
            cases.add(one);
        }
        scenario.put("cases", cases);
        return YamlText.of(scenario);
    }

    /** A host's own vocabulary, in whose terms small packs may speak. */
    public static String vocabulary() {
        return Terms.vocabulary();
    }

    /** Everything as one would write it down. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scenario);
        packs.forEach((id, pack) -> text.append("--- ").append(id).append('\n').append(pack));
        return text.toString();
    }
}
