package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Standard;
import com.onebackpak.compliance.vocabulary.TermDefinition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads vocabularies. Has no state; thread-safe. */
public final class VocabularyReader {
    private static final String RESOURCES = "/com/onebackpak/compliance/vocabulary/";

    private VocabularyReader() {}

    /** The vocabulary that comes with the library: the terms of the public formats and the facts that tests read. */
    public static Vocabulary standard() {
        return read(
                DocumentSource.ofResource(RESOURCES + "standard-facts.yaml"),
                read(
                        DocumentSource.ofResource(RESOURCES + "standard-vocabulary.yaml"),
                        Vocabulary.of(List.of(), List.of())));
    }

    /**
     * Reads a host's own terms and facts.
     *
     * @return the base vocabulary and all of the document's
     * @throws DocumentException if the document is not a vocabulary, or redefines what the base knows
     */
    public static Vocabulary read(DocumentSource source, Vocabulary base) {
        return Problems.collecting(
                problems -> format(base).read(NodeReader.read(source, DocumentKind.VOCABULARY, problems), problems));
    }

    private static Format<Vocabulary> format(Vocabulary base) {
        ObjectFormat object = ObjectFormat.of("a vocabulary");
        object.required("vocabulary", Formats.text(), "the vocabulary's name");
        object.required("version", Formats.loose(), "its version");
        ObjectFormat dimensions = ObjectFormat.of("the terms");
        Map<Dimension, Field<List<Keyed<TermBody>>>> fields = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            fields.put(
                    dimension,
                    dimensions.optional(
                            dimension.key(), Formats.mapOf(term()), "the terms of this dimension, by path"));
        }
        Field<Values> terms = object.optional("terms", dimensions.values(), "the terms, by dimension and path");
        Field<List<Keyed<FactBody>>> facts =
                object.optional("facts", Formats.mapOf(fact()), "the facts that conditions may ask for, by name");
        return object.asFarAsReadable((values, problems) -> {
            VocabularyExtension extension = new VocabularyExtension(base, problems);
            values.find(terms)
                    .ifPresent(given -> fields.forEach((dimension, field) -> given.list(field)
                            .forEach(term -> problems.attempt(() -> definition(dimension, term))
                                    .ifPresent(definition -> extension.add(definition, term.position())))));
            if (!values.isDamaged(terms)) {
                extension.checkBroader();
            }
            values.list(facts).forEach(fact -> extension.add(fact.value().named(fact.key()), fact.position()));
            return extension.extended();
        });
    }

    private static TermDefinition definition(Dimension dimension, Keyed<TermBody> term) {
        try {
            return new TermDefinition(
                    dimension.term(term.key()),
                    term.value().means(),
                    Set.copyOf(term.value().alsoCalled()),
                    term.value().mappings(),
                    term.value().note());
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, term.position());
        }
    }

    private static Format<TermBody> term() {
        ObjectFormat mappings = ObjectFormat.of("the mappings");
        Map<Standard, Field<List<String>>> fields = new LinkedHashMap<>();
        for (Standard standard : Standard.values()) {
            fields.put(
                    standard,
                    mappings.optional(standard.key(), Formats.listOf(Formats.text()), "what it is called there"));
        }
        Format<Map<Standard, List<String>>> mappingsFormat = mappings.as(values -> {
            Map<Standard, List<String>> names = new LinkedHashMap<>();
            fields.forEach((standard, field) -> values.find(field).ifPresent(n -> names.put(standard, n)));
            return names;
        });
        ObjectFormat object = ObjectFormat.of("a term");
        Field<String> means = object.required("means", Formats.text(), "one sentence of meaning");
        Field<Map<Standard, List<String>>> mapped =
                object.optional("mappings", mappingsFormat, "what the term is called in standards and laws");
        Field<List<String>> alsoCalled = object.optional(
                "also-called", Formats.listOf(Formats.text()), "everyday words for it, in small letters and hyphens");
        Field<String> note = object.optional("note", Formats.text(), "what a reader of the mappings should know");
        return object.as(values -> new TermBody(
                values.get(means), values.list(alsoCalled), values.find(mapped).orElse(Map.of()), values.find(note)));
    }

    private static Format<FactBody> fact() {
        ObjectFormat object = ObjectFormat.of("a fact");
        Field<FactType> type = object.required("type", Formats.oneOf("type", FactType.class), "what its value is");
        Field<WorldAssumption> world = object.required(
                "world", Formats.oneOf("world", WorldAssumption.class), "whether what is not recorded is unknown");
        Field<String> means = object.required("means", Formats.text(), "one sentence of meaning");
        Format<List<FactParty>> parties = Formats.listOf(Formats.oneOf("party", FactParty.class));
        Field<List<FactParty>> knownBy = object.required("known-by", parties, "who could supply the fact");
        Field<List<FactParty>> changedBy = object.optional("changed-by", parties, "who could bring it about");
        return object.as(values -> new FactBody(
                values.get(type),
                values.get(world),
                values.get(means),
                Set.copyOf(values.get(knownBy)),
                Set.copyOf(values.list(changedBy))));
    }

    private record TermBody(
            String means, List<String> alsoCalled, Map<Standard, List<String>> mappings, Optional<String> note) {}

    private record FactBody(
            FactType type, WorldAssumption world, String means, Set<FactParty> knownBy, Set<FactParty> changedBy) {
        FactDeclaration named(String name) {
            return new FactDeclaration(name, type, world, means, knownBy, changedBy);
        }
    }
}
