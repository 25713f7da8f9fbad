package com.onebackpak.compliance.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes files smaller for as long as something still holds of them, so that a person sees what matters. */
public final class Reduction {
    private final Predicate<GeneratedScenario> stillHolds;
    private GeneratedScenario smallest;

    private Reduction(GeneratedScenario start, Predicate<GeneratedScenario> stillHolds) {
        this.smallest = start;
        this.stillHolds = stillHolds;
    }

    /** Leaves out of the scenario, and of packs, whatever can be left out. */
    public static GeneratedScenario of(GeneratedScenario start, boolean packsToo, Predicate<GeneratedScenario> holds) {
        Reduction reduction = new Reduction(start, holds);
        boolean smaller = true;
        while (smaller) {
            smaller = reduction.reduce(null);
            for (String pack : packsToo ? List.copyOf(reduction.smallest.packs().keySet()) : List.<String>of()) {
                smaller |= reduction.reduce(pack);
            }
        }
        return reduction.smallest;
    }

    private boolean reduce(String pack) {
        boolean smaller = false;
        boolean again = true;
        while (again) {
            again = false;
            Map<String, Object> document = document(pack);
            for (Map<String, Object> candidate : without(document)) {
                GeneratedScenario less = with(pack, candidate);
                if (stillHolds.test(less)) {
                    smallest = less;
                    again = true;
                    smaller = true;
                    break;
                }
            }
        }
        return smaller;
    }

    private Map<String, Object> document(String pack) {
        Map<String, Object> document = new LinkedHashMap<>();
        String text = pack == null ? smallest.scenario() : smallest.packs().get(pack);
        Entry.parse(text).keys().forEach((key, value) -> document.put((String) key, value));
        return document;
    }

    private GeneratedScenario with(String pack, Map<String, Object> document) {
        if (pack == null) {
            return new GeneratedScenario(YamlText.of(document), smallest.packs());
        }
        Map<String, String> packs = new LinkedHashMap<>(smallest.packs());
        packs.put(pack, YamlText.of(document));
        return new GeneratedScenario(smallest.scenario(), packs);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> without(Map<String, Object> document) {
        List<Map<String, Object>> smaller = new ArrayList<>();
        variants(document).forEach(variant -> smaller.add((Map<String, Object>) variant));
        return smaller;
    }

    /** All that differ from the value by one thing that is left out, the largest things first. */
    private static List<Object> variants(Object value) {
        List<Object> variants = new ArrayList<>();
        if (value instanceof Map<?, ?> mapping) {
            for (Object key : mapping.keySet()) {
                Map<Object, Object> less = new LinkedHashMap<>(mapping);
                less.remove(key);
                variants.add(less);
            }
            mapping.forEach((key, inner) -> variants(inner).forEach(variant -> {
                Map<Object, Object> changed = new LinkedHashMap<>(mapping);
                changed.put(key, variant);
                variants.add(changed);
            }));
        } else if (value instanceof List<?> list) {
            for (int i = 0; list.size() > 1 && i < list.size(); i++) {
                List<Object> less = new ArrayList<>(list);
                less.remove(i);
                variants.add(less);
            }
            for (int i = 0; i < list.size(); i++) {
                for (Object variant : variants(list.get(i))) {
                    List<Object> changed = new ArrayList<>(list);
                    changed.set(i, variant);
                    variants.add(changed);
                }
            }
        }
        return variants;
    }
}
