package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.ledger.FieldContent;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.PartyAttributes;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.TermDefinition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The terms and facts that a document adds to a vocabulary, each checked where it stands. What says the same as the
 * vocabulary adds nothing: a command and a scenario may name the same file.
 */
final class VocabularyExtension {
    /** Whom a fact may be about. */
    private static final List<String> PARTIES = List.of(
            "subject", "recipient", "requester", "actor", "application", "agreement", "agency", "relation", "request");

    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Vocabulary base;
    private final Problems problems;

    /** All terms that the document names, also those of which what it says cannot be read. */
    private final Map<Term, Position> terms = new LinkedHashMap<>();

    private final Set<TermDefinition> definitions = new LinkedHashSet<>();
    private final Set<FactDeclaration> facts = new LinkedHashSet<>();
    private final Map<String, Set<String>> keys = new HashMap<>();
    private boolean isAnyMisnamed;

    VocabularyExtension(Vocabulary base, Problems problems) {
        this.base = base;
        this.problems = problems;
    }

    /** Takes up a term, whatever is said of it; nothing if it cannot be the name of one. */
    Optional<Term> name(Dimension dimension, String path, Position position) {
        Optional<Term> term = problems.attempt(() -> {
            try {
                return dimension.term(path);
            } catch (IllegalArgumentException e) {
                throw DocumentException.of(e, position);
            }
        });
        term.ifPresent(named -> terms.put(named, position));
        isAnyMisnamed |= term.isEmpty();
        return term;
    }

    void add(TermDefinition definition, Position position) {
        Term term = definition.term();
        Optional<TermDefinition> known = base.definition(term);
        if (known.isEmpty()) {
            definitions.add(definition);
        } else if (!known.get().equals(definition)) {
            problems.add(
                    "a vocabulary can be extended, not redefined: "
                            + term.dimension().key() + " '" + term.path() + "' has its meaning already",
                    position);
        }
    }

    /** Every term needs the one above it, in this document or in the vocabulary it extends. */
    void checkBroader() {
        if (!isAnyMisnamed) {
            terms.forEach((term, position) -> term.broader()
                    .filter(above -> !base.knows(above) && !terms.containsKey(above))
                    .ifPresent(above -> problems.add(
                            "'" + term.path() + "' stands below '" + above.path()
                                    + "', which is not a term; define that one too",
                            position)));
        }
    }

    /** A fact is named after whom it is about, and not like a key that stands where that party is described. */
    void checkName(String name, Optional<FactType> type, Position position) {
        if (base.fact(name).isPresent() || FactKeys.isOwn(name)) {
            return;
        }
        int dot = name.indexOf('.');
        String party = name.substring(0, Math.max(0, dot));
        String attribute = name.substring(dot + 1);
        if (!PARTIES.contains(party) || !ATTRIBUTE.matcher(attribute).matches()) {
            problems.add(
                    "a fact must be named after whom it is about, such as 'recipient.licensed', not '" + name
                            + "'; that may be " + String.join(", ", PARTIES),
                    position);
            return;
        }
        type.ifPresent(is -> checkType(party, attribute, is, position));
    }

    private void checkType(String party, String attribute, FactType type, Position position) {
        Optional<FactType> own = PartyAttributes.typeOf(party, attribute);
        if (!type.isDeclarable()) {
            problems.add("nobody could state a fact of type " + type.key() + "; take another type", position);
        } else if (own.isPresent() && own.get() != type) {
            problems.add(
                    "'" + attribute + "' has a meaning of its own where the " + party + " is described, and is of type "
                            + own.get().key() + "; declare it so, or give the fact another name",
                    position);
        } else if (own.isEmpty() && keys(party).contains(attribute)) {
            problems.add(
                    "'" + attribute + "' has a meaning of its own where the " + party
                            + " is described; give the fact another name",
                    position);
        } else if (isStatedTogether(party)) {
            Stream.concat(base.facts().stream(), facts.stream())
                    .filter(other -> isStatedTogether(other.party()) && other.type() != type)
                    .filter(other -> other.attribute().equals(attribute))
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            "'" + attribute + "' is of type " + other.type().key() + " in '" + other.name()
                                    + "'; whoever plays a party, it is stated under one key",
                            position));
        }
    }

    private static boolean isStatedTogether(String party) {
        return !party.equals("agreement") && !party.equals("request") && !party.equals("relation");
    }

    void add(FactDeclaration fact, Position position) {
        Optional<FactDeclaration> known = base.fact(fact.name());
        if (known.isEmpty()) {
            facts.add(fact);
        } else if (!known.get().equals(fact)) {
            problems.add(
                    "a vocabulary can be extended, not redefined: fact '" + fact.name() + "' is declared already",
                    position);
        }
    }

    /** The keys beside which the facts about a party are stated, found once for all facts about it. */
    private Set<String> keys(String party) {
        return keys.computeIfAbsent(party, this::keysBesideFacts);
    }

    private Set<String> keysBesideFacts(String party) {
        TermFormats terms = new TermFormats(Vocabulary.of(base.definitions(), List.of()));
        return switch (party) {
            case "request" -> new RequestFormat(terms).keys();
            case "relation" -> Set.of();
            case "agreement" ->
                LedgerKind.AGREEMENT.fields().stream()
                        .filter(field -> !(field.content() instanceof FieldContent.Attributes))
                        .map(LedgerField::key)
                        .collect(ImmutableSet.toImmutableSet());
            case "agency" -> new WorldFormat(terms).agency.keys();
            default ->
                Sets.union(
                        new WorldFormat.OrganizationSection(terms).keys(), new WorldFormat.PersonSection(terms).keys());
        };
    }

    Vocabulary extended() {
        return base.extendedWith(definitions, facts);
    }
}
