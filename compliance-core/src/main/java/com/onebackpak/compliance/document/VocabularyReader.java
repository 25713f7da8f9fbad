package com.onebackpak.compliance.document;

import com.google.common.base.Suppliers;
import com.onebackpak.compliance.condition.TargetDimension;
import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Standard;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.TermDefinition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads vocabularies. Has no state; thread-safe.
 *
 * <pre>{@code
 * Vocabulary vocabulary = VocabularyReader.read(
 *         DocumentSource.of(Path.of("buses.vocabulary.yaml")), VocabularyReader.standard());
 * PolicySet policies = PolicyLibrary.builtIn(vocabulary).select("backpak", "ferpa");
 * }</pre>
 */
public final class VocabularyReader {
    private static final String RESOURCES = "/com/onebackpak/compliance/vocabulary/";

    private static final Supplier<Vocabulary> STANDARD = Suppliers.memoize(VocabularyReader::readStandard);

    private VocabularyReader() {}

    /**
     * The vocabulary that comes with the library: the terms of the public formats and the facts that tests read. Read once,
     * when first asked for.
     */
    public static Vocabulary standard() {
        return STANDARD.get();
    }

    private static Vocabulary readStandard() {
        Vocabulary terms = read(
                DocumentSource.ofResource(RESOURCES + "standard-vocabulary.yaml"), Vocabulary.of(List.of(), List.of()));
        return read(DocumentSource.ofResource(RESOURCES + "standard-facts.yaml"), terms);
    }

    /**
     * Reads a host's own terms and facts.
     *
     * @return the base vocabulary and all of the document's
     * @throws DocumentException if the document is not a vocabulary, or redefines what the base knows
     */
    public static Vocabulary read(DocumentSource source, Vocabulary base) {
        return read(source, base, true);
    }

    /**
     * Reads a host's own terms and facts.
     *
     * @param isBaseWhole whether there is nothing else that the terms may stand below
     */
    static Vocabulary read(DocumentSource source, Vocabulary base, boolean isBaseWhole) {
        return Problems.collecting(problems ->
                format(base, isBaseWhole).read(NodeReader.read(source, DocumentKind.VOCABULARY, problems), problems));
    }

    /** Reads a vocabulary that was written whole. */
    static Vocabulary whole(Node node, Problems problems) {
        return format(Vocabulary.of(List.of(), List.of()), true).read(node, problems);
    }

    private static Format<Vocabulary> format(Vocabulary base, boolean isBaseWhole) {
        TermSection term = new TermSection();
        FactSection fact = new FactSection();
        ObjectFormat object = ObjectFormat.of("a vocabulary");
        object.required("vocabulary", Formats.text(), "the vocabulary's name");
        object.required("version", Formats.loose(), "its version");
        ObjectFormat dimensions = ObjectFormat.of("the terms");
        Map<Dimension, Field<List<Keyed<Values>>>> fields = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            fields.put(
                    dimension,
                    dimensions.optional(
                            dimension.key(), Formats.mapOf(term.format()), "the terms of this dimension, by path"));
        }
        Field<Values> terms = object.optional("terms", dimensions.values(), "the terms, by dimension and path");
        Field<List<Keyed<Values>>> facts = object.optional(
                "facts", Formats.mapOf(fact.format()), "the facts that conditions may ask for, by name");
        return object.asFarAsReadable((values, problems) -> {
            VocabularyExtension extension = new VocabularyExtension(base, problems);
            Optional<Values> given = values.find(terms);
            fields.forEach((dimension, field) -> given.ifPresent(
                    all -> all.list(field).forEach(one -> term.addTo(extension, dimension, one, problems))));
            if (isBaseWhole
                    && values.isSure(terms)
                    && given.stream().allMatch(all -> fields.values().stream().allMatch(all::isSure))) {
                extension.checkBroader();
            }
            values.list(facts).forEach(one -> fact.addTo(extension, one, problems));
            if (!values.isWhole()) {
                throw DocumentException.alreadyReported();
            }
            return extension.extended();
        });
    }

    /** The keys of a term. */
    private static final class TermSection {
        private final ObjectFormat object = ObjectFormat.of("a term");
        private final Field<String> means = object.required("means", Formats.text(), "one sentence of meaning");
        private final Field<Map<Standard, List<String>>> mapped =
                object.optional("mappings", mappings(), "what the term is called in standards and laws");
        private final Field<List<String>> alsoCalled = object.optional(
                "also-called", Formats.listOf(Formats.text()), "everyday words for it, in small letters and hyphens");
        private final Field<String> note =
                object.optional("note", Formats.text(), "what a reader of the mappings should know");

        private static Format<Map<Standard, List<String>>> mappings() {
            ObjectFormat mappings = ObjectFormat.of("the mappings");
            Map<Standard, Field<List<String>>> fields = new LinkedHashMap<>();
            for (Standard standard : Standard.values()) {
                fields.put(
                        standard,
                        mappings.optional(standard.key(), Formats.listOf(Formats.text()), "what it is called there"));
            }
            return mappings.as(values -> {
                Map<Standard, List<String>> names = new LinkedHashMap<>();
                fields.forEach((standard, field) -> values.find(field).ifPresent(n -> names.put(standard, n)));
                return names;
            });
        }

        Format<Values> format() {
            return object.values();
        }

        void addTo(VocabularyExtension extension, Dimension dimension, Keyed<Values> entry, Problems problems) {
            Values v = entry.value();
            extension
                    .name(dimension, entry.key(), entry.position())
                    .ifPresent(term -> problems.attempt(() -> v.whole(problems, () -> definition(term, v)))
                            .ifPresent(definition -> extension.add(definition, entry.position())));
        }

        private TermDefinition definition(Term term, Values v) {
            return new TermDefinition(
                    term,
                    v.get(means),
                    Set.copyOf(v.list(alsoCalled)),
                    v.find(mapped).orElse(Map.of()),
                    v.find(note));
        }
    }

    /** The keys of a fact. */
    private static final class FactSection {
        private static final Format<List<FactParty>> PARTIES = Formats.listOf(Formats.oneOf("party", FactParty.class));

        private final ObjectFormat object = ObjectFormat.of("a fact");
        private final Field<FactType> type =
                object.required("type", Formats.oneOf("type", FactType.class), "what its value is");
        private final Field<WorldAssumption> world = object.required(
                "world", Formats.oneOf("world", WorldAssumption.class), "whether what is not recorded is unknown");
        private final Field<String> means = object.required("means", Formats.text(), "one sentence of meaning");
        private final Field<List<FactParty>> knownBy =
                object.required("known-by", PARTIES, "who could supply the fact");
        private final Field<Dimension> of = object.optional(
                "of", dimensions(), "of which dimension its terms are; absent: of a fact that is a term, categories");
        private final Field<List<FactParty>> changedBy =
                object.optional("changed-by", PARTIES, "who could bring it about");

        private static Format<Dimension> dimensions() {
            Map<String, Dimension> names = new LinkedHashMap<>();
            for (TargetDimension dimension : TargetDimension.values()) {
                names.put(dimension.key(), dimension.dimension());
            }
            for (Dimension dimension : Dimension.values()) {
                names.putIfAbsent(dimension.key(), dimension);
            }
            return Formats.oneOf("dimension", names);
        }

        Format<Values> format() {
            return object.values();
        }

        void addTo(VocabularyExtension extension, Keyed<Values> entry, Problems problems) {
            Values v = entry.value();
            extension.checkName(entry.key(), v.find(type), entry.position());
            v.find(type)
                    .filter(is -> v.isGiven(of) && is != FactType.TERM && is != FactType.TERMS)
                    .ifPresent(is -> problems.add(
                            "'of' says of which dimension terms are, and a " + is.key() + " is none", v.at(of)));
            problems.attempt(() -> v.whole(problems, () -> declaration(entry.key(), v)))
                    .ifPresent(fact -> extension.add(fact, entry.position()));
        }

        private static boolean isOfTerms(FactType type) {
            return type == FactType.TERM || type == FactType.TERMS;
        }

        private FactDeclaration declaration(String name, Values v) {
            return new FactDeclaration(
                    name,
                    v.get(type),
                    isOfTerms(v.get(type)) ? Optional.of(v.find(of).orElse(Dimension.CATEGORY)) : Optional.empty(),
                    v.get(world),
                    v.get(means),
                    Set.copyOf(v.get(knownBy)),
                    Set.copyOf(v.list(changedBy)));
        }
    }
}
