package com.onebackpak.compliance.vocabulary;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.internal.UnknownName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The terms and facts that policies may speak of: everything outside it is refused when a file is loaded, and never
 * permitted when a request names it.
 *
 * <p>A vocabulary may be extended and never redefined: what a term means to a law cannot be changed by a host.
 * Immutable, thread-safe.
 */
public final class Vocabulary {
    private final ImmutableMap<Term, TermDefinition> terms;
    private final ImmutableMap<String, FactDeclaration> facts;
    private final Supplier<ImmutableListMultimap<String, FactDeclaration>> factsByParty;

    private final Supplier<String> digest = Suppliers.memoize(() -> CanonicalJson.sha256(data()));

    private Vocabulary(ImmutableMap<Term, TermDefinition> terms, ImmutableMap<String, FactDeclaration> facts) {
        this.terms = terms;
        this.facts = facts;
        this.factsByParty = Suppliers.memoize(() -> Multimaps.index(facts.values(), FactDeclaration::party));
    }

    /** The SHA-256 of all terms and facts, in hexadecimal: equal exactly for equal content. Computed when asked for. */
    public String digest() {
        return digest.get();
    }

    /**
     * Builds a vocabulary.
     *
     * @throws IllegalArgumentException if a term or fact is given twice, or a term stands below one that is not given
     */
    public static Vocabulary of(Collection<TermDefinition> terms, Collection<FactDeclaration> facts) {
        return new Vocabulary(ImmutableMap.of(), ImmutableMap.of()).extendedWith(terms, facts);
    }

    /**
     * Returns a vocabulary that has all of this one and the given terms and facts besides.
     *
     * @throws IllegalArgumentException if a term or fact is known already, or a term stands below an unknown one
     */
    public Vocabulary extendedWith(Collection<TermDefinition> moreTerms, Collection<FactDeclaration> moreFacts) {
        ImmutableMap.Builder<Term, TermDefinition> allTerms =
                ImmutableMap.<Term, TermDefinition>builder().putAll(terms);
        moreTerms.forEach(definition -> {
            if (terms.containsKey(definition.term())) {
                throw new IllegalArgumentException("a vocabulary can be extended, not redefined: "
                        + definition.term().dimension().key() + " '"
                        + definition.term().path()
                        + "' has its meaning already");
            }
            allTerms.put(definition.term(), definition);
        });
        ImmutableMap.Builder<String, FactDeclaration> allFacts =
                ImmutableMap.<String, FactDeclaration>builder().putAll(facts);
        moreFacts.forEach(fact -> {
            if (facts.containsKey(fact.name())) {
                throw new IllegalArgumentException(
                        "a vocabulary can be extended, not redefined: fact '" + fact.name() + "' is declared already");
            }
            allFacts.put(fact.name(), fact);
        });
        Vocabulary extended = new Vocabulary(allTerms.buildOrThrow(), allFacts.buildOrThrow());
        for (TermDefinition definition : moreTerms) {
            definition.term().broader().filter(above -> !extended.knows(above)).ifPresent(above -> {
                throw new IllegalArgumentException("'" + definition.term().path() + "' stands below '" + above.path()
                        + "', which is not a term; define that one too");
            });
        }
        return extended;
    }

    /** Whether the term is one of this vocabulary. */
    public boolean knows(Term term) {
        return terms.containsKey(term);
    }

    /** What the vocabulary says of a term, or nothing if it does not know it. */
    public Optional<TermDefinition> definition(Term term) {
        return Optional.ofNullable(terms.get(term));
    }

    /** All terms of a dimension, in the order of their definition. */
    public List<Term> terms(Dimension dimension) {
        return terms.keySet().stream().filter(t -> t.dimension() == dimension).toList();
    }

    /** The topmost categories that have nothing in common with any of these: what else has nothing is below one of them. */
    public Set<Category> categoriesApartFrom(Collection<Category> others) {
        return terms(Dimension.CATEGORY).stream()
                .filter(category -> others.stream().noneMatch(category::touches)
                        && category.broader()
                                .filter(above -> others.stream().noneMatch(above::touches))
                                .isEmpty())
                .map(Category.class::cast)
                .collect(ImmutableSet.toImmutableSet());
    }

    /** The paths of all terms of a dimension, in the order of their definition. */
    public List<String> paths(Dimension dimension) {
        return terms(dimension).stream().map(Term::path).toList();
    }

    /** All definitions, in order. */
    public Collection<TermDefinition> definitions() {
        return terms.values();
    }

    /**
     * The vocabulary as plain data in the shape of a vocabulary file; equal vocabularies give equal data, and reading it
     * back gives an equal vocabulary.
     */
    public Map<String, Object> data() {
        return VocabularyData.of(this);
    }

    /** The declaration of a fact, or nothing if there is none of that name. */
    public Optional<FactDeclaration> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** All declared facts, in order. */
    public Collection<FactDeclaration> facts() {
        return facts.values();
    }

    /** The declared facts about a party, in order. */
    public List<FactDeclaration> facts(String party) {
        return factsByParty.get().get(party);
    }

    /**
     * Refuses values of attributes that no declaration of them fits, and terms that are not known: what is stated so would
     * be read by nobody, or as something else.
     *
     * @param attributes values by the attribute's name, as {@code service-level}
     * @throws IllegalArgumentException if an attribute is declared as another type or of another dimension, or has a term
     *     that is not known
     */
    public void requireFitting(Map<String, FactValue> attributes) {
        attributes.forEach((name, value) -> {
            List<FactDeclaration> declared = facts().stream()
                    .filter(fact -> fact.attribute().equals(name))
                    .toList();
            if (!declared.isEmpty() && declared.stream().noneMatch(fact -> fact.fits(value))) {
                throw new IllegalArgumentException(misfit(declared.get(0), value));
            }
            value.terms().forEach(this::requireKnown);
        });
    }

    private static String misfit(FactDeclaration declared, FactValue value) {
        String isDeclared = "attribute '" + declared.attribute() + "' is declared as ";
        return value.terms().stream()
                .filter(term -> value.type() == declared.type() && !declared.isOfDimension(term))
                .findFirst()
                .map(term -> isDeclared + "of "
                        + declared.dimension().map(Dimension::key).orElse("no dimension") + ", so it cannot be "
                        + term.dimension().key() + " '" + term.path() + "'")
                .orElseGet(() -> isDeclared + declared.type().key() + ", so it cannot be of type "
                        + value.type().key());
    }

    /**
     * Refuses a term that this vocabulary does not know.
     *
     * @throws IllegalArgumentException if it is unknown; the message names the nearest one
     */
    public void requireKnown(Term term) {
        if (!knows(term)) {
            throw new IllegalArgumentException(UnknownName.text(
                    term.dimension().key(),
                    term.path(),
                    meant(term.dimension(), term.path()),
                    paths(term.dimension())));
        }
    }

    /**
     * The declaration of a fact that is of a type that is asked for.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one, or it is of another type
     */
    public FactDeclaration requireFact(String name, Predicate<FactType> type) {
        FactDeclaration declared = fact(name)
                .orElseThrow(() -> new IllegalArgumentException(UnknownName.text(
                        "fact",
                        name,
                        facts.values().stream()
                                .filter(fact -> type.test(fact.type()))
                                .map(FactDeclaration::name)
                                .toList())));
        if (!type.test(declared.type())) {
            throw new IllegalArgumentException(
                    "fact '" + name + "' is of type " + declared.type().key() + ", of which this cannot be asked");
        }
        return declared;
    }

    /** The names of the facts that are true or false, in order. */
    public List<String> flags() {
        return facts.values().stream()
                .filter(fact -> fact.type() == FactType.BOOLEAN)
                .map(FactDeclaration::name)
                .toList();
    }

    /**
     * The terms of the dimension that somebody most likely meant who wrote what is none: those that are also called so,
     * else those that end in it, else the nearest.
     */
    public List<String> meant(Dimension dimension, String written) {
        String word = written.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        List<String> called =
                paths(dimension, definition -> definition.alsoCalled().contains(word));
        List<String> ending = called.isEmpty()
                ? paths(dimension, definition -> definition.term().path().endsWith("." + word))
                : called;
        return ending.isEmpty()
                ? NearestName.of(word, paths(dimension)).stream().toList()
                : ending;
    }

    private List<String> paths(Dimension dimension, Predicate<TermDefinition> which) {
        return terms.values().stream()
                .filter(definition -> definition.term().dimension() == dimension)
                .filter(which)
                .map(definition -> definition.term().path())
                .toList();
    }

    /**
     * Returns for each of a standard's names the category it belongs to. A name that two categories claim would be a
     * guess, so it is left out.
     */
    public Map<String, Category> categoriesByNameIn(Standard standard) {
        Map<String, Set<Category>> claims = terms.values().stream()
                .filter(d -> d.term() instanceof Category)
                .flatMap(d -> d.namesIn(standard).stream().map(name -> Map.entry(name, (Category) d.term())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return claims.entrySet().stream()
                .filter(e -> e.getValue().size() == 1)
                .collect(ImmutableMap.toImmutableMap(
                        Map.Entry::getKey, e -> e.getValue().iterator().next()));
    }
}
