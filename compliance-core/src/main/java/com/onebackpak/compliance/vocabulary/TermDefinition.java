package com.onebackpak.compliance.vocabulary;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a vocabulary says of a term. Immutable.
 *
 * @param term the term
 * @param meaning one sentence
 * @param alsoCalled everyday words for it, which a message about an unknown term may answer; they are no terms
 * @param mappings what the term is called elsewhere; a standard that has no name for it is absent
 * @param note what a reader of the mappings should know, where a name alone would mislead
 */
public record TermDefinition(
        Term term,
        String meaning,
        Set<String> alsoCalled,
        Map<Standard, List<String>> mappings,
        Optional<String> note) {
    /** Copies what is given, so that the definition cannot change. */
    public TermDefinition {
        alsoCalled = ImmutableSet.copyOf(alsoCalled);
        ImmutableMap.Builder<Standard, List<String>> copy = ImmutableMap.builder();
        mappings.forEach((standard, names) -> copy.put(standard, List.copyOf(names)));
        mappings = copy.buildOrThrow();
    }

    /** A definition without other words and without a note. */
    public TermDefinition(Term term, String meaning, Map<Standard, List<String>> mappings) {
        this(term, meaning, Set.of(), mappings, Optional.empty());
    }

    /** Returns the names in a standard, empty where it has none. */
    public List<String> namesIn(Standard standard) {
        return mappings.getOrDefault(standard, List.of());
    }
}
