package com.onebackpak.compliance.ledger;

import com.google.common.collect.Maps;
import com.onebackpak.compliance.ledger.FieldContent.Moment.Meaning;
import com.onebackpak.compliance.ledger.FieldContent.PartySort;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Describes a kind of ledger, field by field. Not thread-safe. */
final class LedgerDescription<T> {
    /** Where a span begins. */
    static final String BEGINNING = "from";

    final String name;
    final Class<T> type;
    final String means;
    boolean isAboutPeople;
    boolean isPermission;
    Optional<String> refusal = Optional.empty();
    Function<T, PartyId> party;
    final List<LedgerField<T>> fields = new ArrayList<>();

    /**
     * Starts with whom a value is about.
     *
     * @param key the field's key
     * @param sorts whom it can be about; if people are among them, the ledger is one about people
     */
    LedgerDescription(
            String name,
            Class<T> type,
            String means,
            String key,
            Function<T, PartyId> party,
            String meaning,
            PartySort... sorts) {
        this.name = name;
        this.type = type;
        this.means = means;
        this.party = party;
        party(key, party, meaning, sorts);
        isAboutPeople = Set.of(sorts).contains(PartySort.PERSON);
    }

    /** Its values permit something. */
    LedgerDescription<T> permitting() {
        isPermission = true;
        return this;
    }

    /** Its values permit something, but for those whose flag under the key says that they refuse it. */
    LedgerDescription<T> permittingUnless(String flag) {
        refusal = Optional.of(flag);
        return permitting();
    }

    LedgerDescription<T> party(String key, Function<T, PartyId> value, String meaning, PartySort... sorts) {
        return required(key, new FieldContent.Party(Set.of(sorts)), value, meaning);
    }

    LedgerDescription<T> optionalParty(
            String key, Function<T, Optional<PartyId>> value, String meaning, PartySort... sorts) {
        return optional(key, new FieldContent.Party(Set.of(sorts)), value, meaning);
    }

    LedgerDescription<T> parties(String key, Function<T, ? extends Collection<PartyId>> value, String meaning) {
        return set(key, new FieldContent.Parties(), value, meaning);
    }

    LedgerDescription<T> term(String key, Dimension dimension, Function<T, ? extends Term> value, String meaning) {
        return required(key, new FieldContent.OneTerm(dimension), value, meaning);
    }

    LedgerDescription<T> optionalTerm(
            String key, Dimension dimension, Function<T, ? extends Optional<? extends Term>> value, String meaning) {
        return optional(key, new FieldContent.OneTerm(dimension), value, meaning);
    }

    /** Terms of which an empty list stands for all, or for nothing known. */
    LedgerDescription<T> terms(
            String key, Dimension dimension, Function<T, ? extends Collection<? extends Term>> value, String meaning) {
        return set(key, new FieldContent.Terms(dimension, false), value, meaning);
    }

    /** Terms of which an empty list is just that. */
    LedgerDescription<T> termsOrNone(
            String key, Dimension dimension, Function<T, ? extends Collection<? extends Term>> value, String meaning) {
        return set(key, new FieldContent.Terms(dimension, true), value, meaning);
    }

    LedgerDescription<T> name(
            String key, String what, Map<String, String> names, Function<T, String> value, String meaning) {
        return required(key, new FieldContent.Name(what, names), value, meaning);
    }

    LedgerDescription<T> optionalName(
            String key, String what, Map<String, String> names, Function<T, Optional<String>> value, String meaning) {
        return optional(key, new FieldContent.Name(what, names), value, meaning);
    }

    LedgerDescription<T> texts(String key, Function<T, ? extends Collection<?>> value, String meaning) {
        return set(key, new FieldContent.Texts(), value, meaning);
    }

    LedgerDescription<T> id(String key, int maxLength, Function<T, String> value, String meaning) {
        return required(key, new FieldContent.Id(maxLength), value, meaning);
    }

    LedgerDescription<T> optionalId(String key, int maxLength, Function<T, Optional<String>> value, String meaning) {
        return optional(key, new FieldContent.Id(maxLength), value, meaning);
    }

    LedgerDescription<T> words(String key, Function<T, Optional<String>> value, String meaning) {
        return optional(key, new FieldContent.Words(), value, meaning);
    }

    LedgerDescription<T> number(String key, int max, Function<T, Optional<Integer>> value, String meaning) {
        return optional(key, new FieldContent.Count(max), value, meaning);
    }

    /** A flag; absent from a file it is false. */
    LedgerDescription<T> flag(String key, Function<T, Boolean> value, String meaning) {
        return optional(key, new FieldContent.Flag(), of -> Optional.of(value.apply(of)), meaning);
    }

    /** A flag that stands in plain data only where it is true, so that what was written before there was one reads alike. */
    LedgerDescription<T> mark(String key, Predicate<T> value, String meaning) {
        return optional(
                key, new FieldContent.Flag(), of -> value.test(of) ? Optional.of(true) : Optional.empty(), meaning);
    }

    /** Terms that stand in plain data only where there are any, as a mark does. */
    LedgerDescription<T> termsIfAny(
            String key, Dimension dimension, Function<T, ? extends Collection<? extends Term>> value, String meaning) {
        return optional(
                key,
                new FieldContent.Terms(dimension, false),
                of -> Optional.of(value.apply(of)).filter(terms -> !terms.isEmpty()),
                meaning);
    }

    LedgerDescription<T> instant(String key, Function<T, Instant> value, String meaning) {
        return required(key, new FieldContent.Moment(Meaning.BEGINNING), value, meaning);
    }

    /** A moment that may lie ahead, and at which nothing ends. It stands behind the ends, as {@link #optionalHappened} does. */
    LedgerDescription<T> optionalInstant(String key, Function<T, Optional<Instant>> value, String meaning) {
        return optional(key, new FieldContent.Moment(Meaning.BEGINNING), value, meaning);
    }

    LedgerDescription<T> optionalEnd(String key, Function<T, Optional<Instant>> value, String meaning) {
        return optional(key, new FieldContent.Moment(Meaning.END), value, meaning);
    }

    /** A moment at which something happened: what lies ahead has not, and is refused. */
    LedgerDescription<T> happened(String key, Function<T, Instant> value, String meaning) {
        return required(key, new FieldContent.Moment(Meaning.HAPPENED), value, meaning);
    }

    LedgerDescription<T> optionalHappened(String key, Function<T, Optional<Instant>> value, String meaning) {
        return optional(key, new FieldContent.Moment(Meaning.HAPPENED), value, meaning);
    }

    /** A span under {@code from} and {@code until}. */
    LedgerDescription<T> span(Function<T, Span> value) {
        return instant(BEGINNING, value.andThen(Span::from), "when it begins, inclusive")
                .optionalEnd("until", value.andThen(Span::until), "when it ends, exclusive");
    }

    LedgerDescription<T> attributes(String key, Function<T, Map<String, FactValue>> value, String meaning) {
        return optional(key, new FieldContent.Attributes(false), of -> Optional.of(value.apply(of)), meaning);
    }

    /** When several things happened, by their names. */
    LedgerDescription<T> allHappened(String key, Function<T, Map<String, Instant>> value, String meaning) {
        return optional(
                key,
                new FieldContent.Attributes(true),
                of -> Optional.of(Maps.transformValues(value.apply(of), FactValue::of)),
                meaning);
    }

    /** Ends the description with how a value is made again of its fields. */
    LedgerKind<T> readBy(Function<PlainRecord, T> reading) {
        return new LedgerKind<>(this, reading);
    }

    /** The own time of a value: the first instant that each value has. */
    LedgerField<T> time() {
        return fields.stream()
                .filter(LedgerField::isRequired)
                .filter(field -> field.content() instanceof FieldContent.Moment)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a ledger's values need a time of their own: " + name));
    }

    /** The other party that a value may name: the first field of one party behind that of whom it is about. */
    Optional<LedgerField<T>> otherParty() {
        return fields.stream()
                .skip(1)
                .filter(field -> field.content() instanceof FieldContent.Party)
                .findFirst();
    }

    private LedgerDescription<T> required(String key, FieldContent content, Function<T, ?> value, String meaning) {
        return add(key, content, true, of -> Optional.of(value.apply(of)), meaning);
    }

    private LedgerDescription<T> optional(
            String key, FieldContent content, Function<T, ? extends Optional<?>> value, String meaning) {
        return add(key, content, false, value, meaning);
    }

    /** A set is always there in plain data, if only as an empty list. */
    private LedgerDescription<T> set(
            String key, FieldContent content, Function<T, ? extends Collection<?>> value, String meaning) {
        return add(key, content, false, of -> Optional.of(value.apply(of)), meaning);
    }

    private LedgerDescription<T> add(
            String key,
            FieldContent content,
            boolean isRequired,
            Function<T, ? extends Optional<?>> value,
            String meaning) {
        fields.add(new LedgerField<>(key, content, isRequired, meaning, value::apply));
        return this;
    }
}
