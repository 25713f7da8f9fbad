package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario file and the pack files that it names, as texts.
 *
 * @param scenario the text of the scenario
 * @param packs the texts of its packs, by the names of their files
 */
public record GeneratedScenario(String scenario, Map<String, String> packs) {
    private static final int CASES = 6;
    private static final String ID = "policy: ";

    /** A scenario over small packs of its own. */
    public static GeneratedScenario ofSmallPacks(long seed) {
        return ofSmallPacks(seed, false);
    }

    /** A scenario over small packs of its own, in whose ledgers stand no dates, only instants. */
    public static GeneratedScenario ofSmallPacksInInstants(long seed) {
        return ofSmallPacks(seed, true);
    }

    private static GeneratedScenario ofSmallPacks(long seed, boolean instantsOnly) {
        Draw draw = new Draw(seed);
        Terms terms = Terms.few();
        Moments moments = new Moments(draw, instantsOnly);
        FactFile facts = new FactFile(draw, terms, moments);
        Map<String, String> packs = new LinkedHashMap<>();
        packs.put("v", YamlText.of(PackFile.of(draw, terms, moments, facts, "v", true)));
        for (String id : List.of("w", "x")) {
            if (draw.chance(60)) {
                packs.put(id, YamlText.of(PackFile.of(draw, terms, moments, facts, id, draw.chance(30))));
            }
        }
        return new GeneratedScenario(scenario(draw, terms, moments, facts, ids(packs)), packs);
    }

    /** A scenario over packs that are given, in the terms of the standard. */
    public static GeneratedScenario of(long seed, Map<String, String> packs) {
        return of(seed, packs, false);
    }

    /** The same, with instants only. */
    public static GeneratedScenario inInstants(long seed, Map<String, String> packs) {
        return of(seed, packs, true);
    }

    private static GeneratedScenario of(long seed, Map<String, String> packs, boolean instantsOnly) {
        Draw draw = new Draw(seed);
        Terms terms = Terms.all();
        Moments moments = new Moments(draw, instantsOnly);
        FactFile facts = new FactFile(draw, terms, moments);
        return new GeneratedScenario(scenario(draw, terms, moments, facts, ids(packs)), packs);
    }

    /** A pack says its id on a line of its own; to parse all of it for that would take longer than to decide by it. */
    private static List<String> ids(Map<String, String> packs) {
        return packs.values().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(ID))
                .map(line -> line.substring(ID.length()))
                .distinct()
                .toList();
    }

    private static String scenario(Draw draw, Terms terms, Moments moments, FactFile facts, List<String> packs) {
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("scenarios", "generated");
        scenario.put("policies", packs);
        scenario.put("now", moments.now.toString());
        scenario.put("world", new WorldFile(draw, moments, terms, facts).world());
        List<Object> cases = new ArrayList<>();
        for (int i = 1; i <= CASES; i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", "case " + i);
            one.put("request", new RequestFile(draw, moments, terms, facts).request());
            one.put("expect", Map.of());
            cases.add(one);
        }
        scenario.put("cases", cases);
        return YamlText.of(scenario);
    }

    /** The categories of each case, in the order in which they are written. */
    public List<List<String>> categories() {
        return Entry.parse(scenario).entries("cases").stream()
                .map(one -> one.under("request").texts("categories"))
                .toList();
    }

    /** The same without what stops all that it touches, be it broader or narrower than what was refused, held or asked to be seen. */
    public GeneratedScenario withoutOptOutsAndHolds() {
        Map<String, Object> file =
                Trees.mapping(Trees.copy(Entry.parse(scenario).keys()));
        Map<String, Object> world = Trees.mapping(file.get("world"));
        world.keySet().removeAll(List.of("opt-outs", "holds", "requests"));
        if (world.containsKey("consents")) {
            List<Object> consents = new ArrayList<>(Trees.list(world.get("consents")));
            consents.removeIf(consent -> "true".equals(Trees.mapping(consent).get("refused")));
            world.put("consents", consents);
        }
        return new GeneratedScenario(YamlText.of(file), packs);
    }

    /** The same, but that every case asks about one of its categories alone, in turn. */
    public GeneratedScenario eachCategoryAlone() {
        Map<String, Object> file =
                Trees.mapping(Trees.copy(Entry.parse(scenario).keys()));
        List<Object> cases = new ArrayList<>();
        for (Object one : Trees.list(file.get("cases"))) {
            for (Object category : Trees.list(request(one).get("categories"))) {
                Object alone = Trees.copy(one);
                request(alone).put("categories", List.of(category));
                cases.add(alone);
            }
        }
        file.put("cases", cases);
        return new GeneratedScenario(YamlText.of(file), packs);
    }

    private static Map<String, Object> request(Object one) {
        return Trees.mapping(Trees.mapping(one).get("request"));
    }

    /** The same, said in another order, and some of what is on record twice. */
    public GeneratedScenario reordered(long seed) {
        Draw draw = new Draw(seed);
        Map<String, Object> file =
                Trees.mapping(Trees.copy(Entry.parse(scenario).keys()));
        Map<String, Object> world = Trees.mapping(file.get("world"));
        for (String ledger : List.of("agreements", "authorizations", "consents", "opt-outs", "holds", "occurrences")) {
            if (world.containsKey(ledger)) {
                List<Object> twice = new ArrayList<>(Trees.list(world.get(ledger)));
                twice.add(draw.of(twice));
                world.put(ledger, twice);
            }
        }
        Object cases = file.remove("cases");
        Map<String, Object> other = Trees.mapping(Trees.shuffled(file, draw));
        other.put("cases", cases);
        Map<String, String> others = new LinkedHashMap<>();
        packs.forEach((name, text) -> others.put(
                name, YamlText.of(Trees.mapping(Trees.shuffled(Entry.parse(text).keys(), draw)))));
        return new GeneratedScenario(YamlText.of(other), others);
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
