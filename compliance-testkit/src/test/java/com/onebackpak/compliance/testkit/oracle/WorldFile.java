package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes worlds in which much is left out, and people, agencies and organizations stand in all relations. */
final class WorldFile {
    static final List<String> AGENCIES = List.of("north", "north-high", "south", "south-high");
    static final List<String> ORGANIZATIONS = List.of("quizzly", "evil", "cloud", "counter", "adnet");
    static final List<String> STUDENTS = List.of("ana", "bea", "cal");
    static final List<String> PARENTS = List.of("ruth", "tom");
    /** Who may belong to several agencies, and so to several zones, in which a date would be two instants. */
    static final List<String> OF_SEVERAL = List.of("ruth", "tom", "cal", "ben", "ada", "kim");

    static final List<String> PEOPLE = List.of("ana", "bea", "cal", "ruth", "tom", "ben", "sub", "ada", "kim", "vera");

    private final Draw draw;
    private final Moments moments;
    private final Terms terms;
    private final FactFile facts;

    WorldFile(Draw draw, Moments moments, Terms terms, FactFile facts) {
        this.draw = draw;
        this.moments = moments;
        this.terms = terms;
        this.facts = facts;
    }

    Map<String, Object> world() {
        Map<String, Object> world = new LinkedHashMap<>();
        world.put("agencies", agencies());
        put(world, "agreements", 4, this::agreement);
        if (draw.chance(30)) {
            divideTerms(world);
        }
        put(world, "authorizations", 4, this::authorization);
        world.put("organizations", organizations());
        world.put("people", people());
        put(world, "consents", 5, this::consent);
        put(world, "opt-outs", 3, this::optOut);
        put(world, "holds", 2, this::hold);
        Map<String, Object> requests = requests(moreOf(world));
        if (!requests.isEmpty()) {
            world.put("requests", requests);
        }
        List<Object> occurrences = Occurrences.written(draw, moments);
        if (!occurrences.isEmpty()) {
            world.put("occurrences", occurrences);
        }
        return world;
    }

    private interface Making {
        void fill(Map<String, Object> entry);
    }

    private void put(Map<String, Object> world, String section, int most, Making making) {
        List<Object> entries = new ArrayList<>();
        for (int i = draw.below(most + 1); i > 0; i--) {
            entries.add(made(making));
        }
        if (!entries.isEmpty()) {
            world.put(section, entries);
        }
    }

    private static Map<String, Object> made(Making making) {
        Map<String, Object> entry = new LinkedHashMap<>();
        making.fill(entry);
        return entry;
    }

    private Map<String, Object> agencies() {
        Map<String, Object> agencies = new LinkedHashMap<>();
        for (String district : List.of("north", "south")) {
            agencies.put(district, made(entry -> {
                entry.put("kind", draw.chance(15) ? "postsecondary" : "district");
                maybe(80, entry, "jurisdiction", draw.of("US-TX", "US-CA", "US-NY", "US"));
                maybe(80, entry, "zone", draw.of("America/Chicago", "America/Los_Angeles"));
                facts.state(50, entry);
            }));
            agencies.put(district + "-high", made(entry -> {
                entry.put("kind", draw.chance(20) ? "postsecondary" : "school");
                entry.put("parent", district);
                maybe(20, entry, "zone", "America/New_York");
                facts.state(50, entry);
            }));
        }
        return agencies;
    }

    private void agreement(Map<String, Object> entry) {
        entry.put("agency", draw.chance(40) ? "north" : draw.of(AGENCIES));
        moments.span(entry, "from", "until", "terminated");
        maybe(50, entry, "permits", draw.some(2, terms.purposes));
        maybe(50, entry, "features", draw.some(2, Terms.FEATURES));
        maybe(70, entry, "sign-on", draw.of("school", "backpak", "backpak"));
        maybe(50, entry, "disposal-days", draw.of("0", "2", "60"));
        maybe(60, entry, "categories", draw.some(3, terms.categories));
        maybe(60, entry, "purposes", draw.some(3, terms.purposes));
        maybe(75, entry, "terms", draw.some(2, Terms.AGREED));
        facts.state(60, entry);
    }

    /** Gives an agreement a twin, the two with different terms: what the one has and the other has is in neither. */
    private void divideTerms(Map<String, Object> world) {
        List<Object> agreements = new ArrayList<>(Trees.list(world.getOrDefault("agreements", List.of())));
        if (!agreements.isEmpty()) {
            Map<String, Object> one = Trees.mapping(agreements.get(0));
            Map<String, Object> twin = Trees.mapping(Trees.copy(one));
            one.put("terms", List.of("no-sale", "certify-destruction"));
            twin.put("terms", List.of("encryption"));
            agreements.add(twin);
            world.put("agreements", agreements);
        }
    }

    private void authorization(Map<String, Object> entry) {
        entry.put("agency", draw.of(AGENCIES));
        entry.put("application", draw.of(ORGANIZATIONS.subList(0, draw.chance(80) ? 2 : 5)));
        entry.put("categories", draw.some(3, terms.categories));
        entry.put("purposes", draw.some(3, terms.purposes));
        moments.span(entry, "from", "until");
    }

    private Map<String, Object> organizations() {
        Map<String, Object> organizations = new LinkedHashMap<>();
        organizations.put("quizzly", organization("application"));
        organizations.put("evil", organization("application"));
        organizations.put("cloud", organization(draw.of("service-provider.hosting", "service-provider")));
        organizations.put("counter", organization("service-provider.analytics"));
        organizations.put("adnet", organization(draw.of("advertising-network", "researcher", "authority")));
        return organizations;
    }

    private Map<String, Object> organization(String kind) {
        return made(entry -> {
            entry.put("kind", kind);
            for (String attribute : Terms.ATTRIBUTES) {
                maybe(60, entry, attribute, draw.of("true", "true", "false"));
            }
            maybe(70, entry, "region", draw.of("US", "US-TX", "CA"));
            facts.state(50, entry);
            maybe(30, entry, "school", draw.of(AGENCIES));
        });
    }

    private Map<String, Object> people() {
        Map<String, Object> people = new LinkedHashMap<>();
        STUDENTS.forEach(id -> people.put(id, made(entry -> {
            entry.put("kind", "student");
            schools(85, id, entry);
            maybe(80, entry, "birth-date", moments.birthDate());
            maybe(15, entry, "postsecondary", draw.of("true", "false"));
            maybe(40, entry, "enrolled-until", moments.factDate());
            also(id, entry, "parent", "school-employee.teacher");
            jurisdiction(entry);
        })));
        for (String id : PARENTS) {
            people.put(id, made(entry -> {
                entry.put("kind", "parent");
                maybe(90, entry, "children", draw.some(3, STUDENTS));
                maybe(40, entry, "birth-date", moments.birthDate());
                also(id, entry, "visitor");
                jurisdiction(entry);
            }));
        }
        people.put("ben", employee("ben", "school-employee.teacher", "parent", "school-employee.administrator"));
        people.put("sub", employee("sub", "school-employee.teacher.substitute"));
        people.put("ada", employee("ada", "school-employee.administrator", "parent", "school-employee.teacher"));
        people.put("kim", employee("kim", "school-employee", "student", "visitor"));
        people.put("vera", made(entry -> {
            entry.put("kind", "visitor");
            maybe(50, entry, "birth-date", moments.birthDate());
            jurisdiction(entry);
        }));
        return people;
    }

    private Map<String, Object> employee(String id, String kind, String... also) {
        return made(entry -> {
            entry.put("kind", kind);
            schools(70, id, entry);
            maybe(50, entry, "birth-date", moments.birthDate());
            also(id, entry, also);
            if (kind.startsWith("school-employee.teacher") && !entry.containsKey("teaches")) {
                maybe(70, entry, "teaches", draw.some(2, STUDENTS));
            }
            jurisdiction(entry);
        });
    }

    private void schools(int ofHundred, String id, Map<String, Object> entry) {
        if (OF_SEVERAL.contains(id) && draw.chance(30)) {
            entry.put("schools", draw.some(2, AGENCIES));
        } else {
            maybe(ofHundred, entry, "school", draw.of(AGENCIES));
        }
    }

    /** What somebody is beside, and what is said of that. */
    private void also(String id, Map<String, Object> entry, String... kinds) {
        if (!OF_SEVERAL.contains(id) || !draw.chance(50)) {
            return;
        }
        List<String> also = draw.some(2, kinds);
        entry.put("also", also);
        if (also.contains("parent")) {
            maybe(90, entry, "children", draw.some(2, List.of("ana", "bea")));
        }
        if (also.contains("school-employee.teacher")) {
            maybe(80, entry, "teaches", draw.some(2, STUDENTS));
        }
    }

    private void jurisdiction(Map<String, Object> entry) {
        maybe(30, entry, "jurisdiction", draw.of("US-TX", "US-CA", "US-NY", "US"));
        facts.state(50, entry);
    }

    private void span(Map<String, Object> entry, String person, String from, String... ends) {
        if (OF_SEVERAL.contains(person)) {
            moments.instants(entry, from, ends);
        } else {
            moments.span(entry, from, ends);
        }
    }

    private void consent(Map<String, Object> entry) {
        String person = person();
        entry.put("subject", person);
        entry.put("basis", draw.of(terms.bases));
        maybe(95, entry, "purposes", draw.some(3, terms.purposes));
        maybe(40, entry, "categories", draw.some(3, terms.categories));
        if (draw.chance(40)) {
            List<String> named = new ArrayList<>(ORGANIZATIONS);
            named.addAll(List.of("ruth", "ben", "north"));
            entry.put("recipients", draw.some(2, named));
        }
        span(entry, person, "given", "withdrawn", "expires");
        maybe(60, entry, "method", draw.of(Terms.METHODS));
        Draw more = moreOf(entry);
        if (entry.containsKey("purposes") && more.chance(15)) {
            entry.put("refused", "true");
        }
        if (more.chance(20)) {
            entry.put("by", "ruth");
            entry.put("notice", "fall@2026-08-01");
        }
    }

    /** What was added to entries since is drawn apart, so that the same seeds still give the same files but for that. */
    private static Draw moreOf(Map<String, Object> entry) {
        return new Draw(entry.hashCode());
    }

    private String person() {
        return draw.chance(70) ? draw.of(STUDENTS) : draw.of(PEOPLE);
    }

    private void optOut(Map<String, Object> entry) {
        String person = draw.of(PEOPLE);
        entry.put("person", person);
        if (draw.chance(80)) {
            entry.put("purpose", draw.of(terms.purposes));
            Draw more = moreOf(entry);
            if (more.chance(25)) {
                entry.put("categories", more.some(2, terms.categories));
            }
        } else {
            entry.put("directory-information", "true");
        }
        span(entry, person, "from", "until");
    }

    private void hold(Map<String, Object> entry) {
        String person = person();
        entry.put("kind", draw.of("legal", "inspection"));
        entry.put("subject", person);
        maybe(60, entry, "categories", draw.some(2, terms.categories));
        span(entry, person, "from", "until");
    }

    private Map<String, Object> requests(Draw more) {
        Map<String, Object> requests = new LinkedHashMap<>();
        for (int i = more.below(4); i > 0; i--) {
            requests.put("r-" + i, made(entry -> {
                entry.put("action", more.of("inspect", "inspect", "inspect", "amend", "delete"));
                entry.put("subject", more.of(STUDENTS));
                entry.put("requester", more.of(PARENTS));
                if (more.chance(40)) {
                    entry.put("categories", more.some(2, terms.categories));
                }
                entry.put("received", moments.now.plusSeconds(more.below(3) - 1).toString());
                if (more.chance(50)) {
                    entry.put(
                            "answered",
                            moments.now.plusSeconds(1 + more.below(2)).toString());
                    entry.put("answer", more.of("granted", "refused", "redirected"));
                }
            }));
        }
        return requests;
    }

    private void maybe(int ofHundred, Map<String, Object> entry, String key, Object value) {
        if (draw.chance(ofHundred)) {
            entry.put(key, value);
        }
    }
}
