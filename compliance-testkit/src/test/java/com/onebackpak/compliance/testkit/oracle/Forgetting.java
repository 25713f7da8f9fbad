package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forgets some of what a scenario tells: attributes that are then unknown, who a party is where its kind remains, and
 * what a request would have to name and then does not. Whatever is decided without is decided so with it.
 */
public final class Forgetting {
    private static final List<String> WITHOUT_PURPOSE = List.of("inspect", "amend", "delete");

    private final Draw draw;
    private final Map<String, Object> scenario;

    private Forgetting(Draw draw, Map<String, Object> scenario) {
        this.draw = draw;
        this.scenario = scenario;
    }

    /** The scenario with less in it. */
    public static GeneratedScenario of(GeneratedScenario told, long seed) {
        Map<String, Object> scenario =
                Trees.mapping(Trees.copy(Entry.parse(told.scenario()).keys()));
        Forgetting forgetting = new Forgetting(new Draw(seed), scenario);
        forgetting.forget();
        return new GeneratedScenario(YamlText.of(scenario), told.packs());
    }

    /** The scenario with broader purposes and categories, each in the place of the narrower one. */
    public static GeneratedScenario ofNarrowTerms(GeneratedScenario told, long seed) {
        Map<String, Object> scenario =
                Trees.mapping(Trees.copy(Entry.parse(told.scenario()).keys()));
        Forgetting forgetting = new Forgetting(new Draw(seed), scenario);
        Trees.list(scenario.get("cases"))
                .forEach(one ->
                        forgetting.broadenTerms(Trees.mapping(Trees.mapping(one).get("request"))));
        return new GeneratedScenario(YamlText.of(scenario), told.packs());
    }

    private void broadenTerms(Map<String, Object> request) {
        broaden(request, "purpose");
        List<Object> categories = new ArrayList<>();
        Trees.list(request.get("categories"))
                .forEach(category -> categories.add(draw.chance(30) ? broader(category) : category));
        request.put("categories", categories);
    }

    private void forget() {
        Map<String, Object> people =
                Trees.mapping(Trees.mapping(scenario.get("world")).get("people"));
        Trees.list(scenario.get("cases"))
                .forEach(one -> request(Trees.mapping(Trees.mapping(one).get("request")), people));
        people.values().forEach(person -> {
            if (!Trees.mapping(person).get("kind").equals("visitor")) {
                maybe(30, Trees.mapping(person), "birth-date");
            }
            if (!goesToCollege(Trees.mapping(person))) {
                maybe(20, Trees.mapping(person), "school");
                maybe(20, Trees.mapping(person), "schools");
            }
            facts(person);
        });
        section("organizations").values().forEach(organization -> {
            Terms.ATTRIBUTES.forEach(attribute -> maybe(30, Trees.mapping(organization), attribute));
            maybe(30, Trees.mapping(organization), "region");
            facts(organization);
        });
        section("agencies").values().forEach(agency -> {
            maybe(20, Trees.mapping(agency), "jurisdiction");
            Declarations.openKeys().stream()
                    .filter(key -> !isStatedAbove(Trees.mapping(agency), key))
                    .forEach(key -> maybe(30, Trees.mapping(agency), key));
        });
        Trees.list(Trees.mapping(scenario.get("world")).getOrDefault("agreements", List.of()))
                .forEach(this::agreement);
    }

    /** Who goes to none that is known is of none unless that is said: a college that is forgotten would be another fact. */
    private boolean goesToCollege(Map<String, Object> person) {
        List<Object> schools = new ArrayList<>(Trees.list(person.getOrDefault("schools", List.of())));
        if (person.containsKey("school")) {
            schools.add(person.get("school"));
        }
        return schools.stream().anyMatch(this::isCollege);
    }

    private boolean isCollege(Object agency) {
        Map<String, Object> entry = Trees.mapping(section("agencies").get(agency));
        return entry.get("kind").equals("postsecondary")
                || (entry.containsKey("parent") && isCollege(entry.get("parent")));
    }

    /** Not the schedule of data: an agreement without one is known to leave nothing out. */
    private void agreement(Object agreement) {
        List.of("sign-on", "purposes", "terms").forEach(key -> maybe(30, Trees.mapping(agreement), key));
        facts(agreement);
    }

    private void facts(Object entry) {
        Declarations.openKeys().forEach(key -> maybe(30, Trees.mapping(entry), key));
    }

    /** Without what it states itself, an agency has what is stated of one above it: another fact, not less. */
    private boolean isStatedAbove(Map<String, Object> agency, String key) {
        Object parent = agency.get("parent");
        if (parent == null || !section("agencies").containsKey(parent)) {
            return false;
        }
        Map<String, Object> above = Trees.mapping(section("agencies").get(parent));
        return above.containsKey(key) || isStatedAbove(above, key);
    }

    private Map<String, Object> section(String name) {
        return Trees.mapping(Trees.mapping(scenario.get("world")).get(name));
    }

    private void request(Map<String, Object> request, Map<String, Object> people) {
        String action = (String) request.get("action");
        if (!WITHOUT_PURPOSE.contains(action)) {
            maybe(15, request, "purpose");
        }
        if (action.startsWith("disclose")) {
            maybe(15, request, "recipient");
        }
        kindOnly(request, "recipient", section("organizations"));
        broaden(request, "recipient");
        if (!"visitor".equals(kind(people, request.get("subject")))) {
            kindOnly(request, "subject", people);
        }
        // Whose authorization is asked hangs on the source as it is said: unsaid, it is not that of an application
        if (action.equals("collect") && !"application".equals(request.get("source"))) {
            maybe(15, request, "source");
        }
        maybe(20, request, "application");
        maybe(30, request, "collected-at");
        maybe(30, request, "key-derived-from-personal-data");
        maybe(30, request, "small-cells-suppressed");
        facts(request);
        facts(request.getOrDefault("relation", new LinkedHashMap<>()));
    }

    private void kindOnly(Map<String, Object> request, String key, Map<String, Object> parties) {
        if (draw.chance(20) && kind(parties, request.get(key)) != null) {
            request.put(key, kind(parties, request.get(key)));
        }
    }

    private static Object kind(Map<String, Object> parties, Object id) {
        return id == null
                        || !parties.containsKey(id)
                        || Trees.mapping(parties.get(id)).containsKey("also")
                ? null
                : Trees.mapping(parties.get(id)).get("kind");
    }

    private void broaden(Map<String, Object> request, String key) {
        if (request.containsKey(key) && draw.chance(30)) {
            request.put(key, broader(request.get(key)));
        }
    }

    private static Object broader(Object term) {
        int end = ((String) term).lastIndexOf('.');
        return end < 0 ? term : ((String) term).substring(0, end);
    }

    private void maybe(int ofHundred, Map<String, Object> entry, String key) {
        if (draw.chance(ofHundred)) {
            entry.remove(key);
        }
    }
}
