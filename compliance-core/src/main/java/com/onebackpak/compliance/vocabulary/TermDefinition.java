package com.onebackpak.compliance.vocabulary;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * What a vocabulary says of a term. Immutable.
 *
 * @param term the term
 * @param meaning one sentence
 * @param mappings what the term is called elsewhere; a standard that has no name for it is absent
 */
public record TermDefinition(Term term, String meaning, Map<Standard, List<String>> mappings) {
    /** Copies what is given, so that the definition cannot change. */
    public TermDefinition {
        ImmutableMap.Builder<Standard, List<String>> copy = ImmutableMap.builder();
        mappings.forEach((standard, names) -> copy.put(standard, List.copyOf(names)));
        mappings = copy.buildOrThrow();
    }

    /** Returns the names in a standard, empty where it has none. */
    public List<String> namesIn(Standard standard) {
        return mappings.getOrDefault(standard, List.of());
    }
}
