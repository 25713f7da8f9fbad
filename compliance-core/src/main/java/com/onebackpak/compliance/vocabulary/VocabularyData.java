package com.onebackpak.compliance.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A vocabulary as plain data in the shape of a vocabulary file: what is archived with policies, and what its digest is
 * taken of. Reading it back gives an equal vocabulary. Has no state.
 */
final class VocabularyData {
    private VocabularyData() {}

    /** Returns the vocabulary's plain data; equal vocabularies give equal data. */
    static Map<String, Object> of(Vocabulary vocabulary) {
        Map<String, Object> terms = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            Map<String, Object> ofDimension = new LinkedHashMap<>();
            vocabulary.definitions().stream()
                    .filter(definition -> definition.term().dimension() == dimension)
                    .forEach(definition -> ofDimension.put(definition.term().path(), term(definition)));
            if (!ofDimension.isEmpty()) {
                terms.put(dimension.key(), ofDimension);
            }
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        vocabulary.facts().forEach(fact -> facts.put(fact.name(), fact(fact)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("vocabulary", "all terms and facts");
        data.put("version", "1");
        data.put("terms", terms);
        data.put("facts", facts);
        return data;
    }

    private static Map<String, Object> term(TermDefinition definition) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("means", definition.meaning());
        if (!definition.alsoCalled().isEmpty()) {
            data.put("also-called", List.copyOf(new TreeSet<>(definition.alsoCalled())));
        }
        Map<String, Object> mappings = new TreeMap<>();
        for (Standard standard : Standard.values()) {
            List<String> names = definition.namesIn(standard);
            if (!names.isEmpty()) {
                mappings.put(standard.key(), names);
            }
        }
        if (!mappings.isEmpty()) {
            data.put("mappings", mappings);
        }
        definition.note().ifPresent(note -> data.put("note", note));
        return data;
    }

    private static Map<String, Object> fact(FactDeclaration fact) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", fact.type().key());
        fact.dimension().ifPresent(dimension -> data.put("of", dimension.key()));
        data.put("world", fact.world().key());
        data.put("means", fact.meaning());
        data.put("known-by", parties(fact.knownBy()));
        if (!fact.changedBy().isEmpty()) {
            data.put("changed-by", parties(fact.changedBy()));
        }
        return data;
    }

    private static List<String> parties(Collection<FactParty> parties) {
        return parties.stream().map(FactParty::key).sorted().toList();
    }
}
