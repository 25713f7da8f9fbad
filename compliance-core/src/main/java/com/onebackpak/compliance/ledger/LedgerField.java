package com.onebackpak.compliance.ledger;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A field of what a ledger holds: its key in plain data, what stands there, and what that means. Immutable, thread-safe.
 *
 * @param <T> what the ledger holds
 */
public final class LedgerField<T> {
    private final String key;
    private final FieldContent content;
    private final boolean isRequired;
    private final String meaning;
    private final Function<T, Optional<?>> value;

    LedgerField(String key, FieldContent content, boolean isRequired, String meaning, Function<T, Optional<?>> value) {
        this.key = key;
        this.content = content;
        this.isRequired = isRequired;
        this.meaning = meaning;
        this.value = value;
    }

    /** Its key, in lower case with hyphens. */
    public String key() {
        return key;
    }

    /** What stands in it. */
    public FieldContent content() {
        return content;
    }

    /** Whether a file must state it; else it may be absent there. */
    public boolean isRequired() {
        return isRequired;
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /**
     * What the value has in the field as plain data: a text, a sorted list of texts, a whole number or a mapping; nothing
     * where it has none. Equal values give equal data.
     */
    public Optional<Object> plain(T of) {
        return plain(of, instant -> instant);
    }

    /** The same, each instant as it is told. */
    Optional<Object> plain(T of, UnaryOperator<Instant> instants) {
        return value.apply(of).map(present -> asData(present, instants));
    }

    private static Object asData(Object present, UnaryOperator<Instant> instants) {
        if (present instanceof Map<?, ?> attributes) {
            Map<String, FactValue> values = new LinkedHashMap<>();
            attributes.forEach((name, one) -> values.put(
                    name.toString(),
                    one instanceof FactValue.OfInstant moment
                            ? FactValue.of(instants.apply(moment.value()))
                            : (FactValue) one));
            return FactValue.allTagged(values);
        }
        if (present instanceof Collection<?> all) {
            return all.size() < 2
                    ? all.stream().map(LedgerField::text).toList()
                    : all.stream().map(LedgerField::text).sorted().toList();
        }
        if (present instanceof Instant instant) {
            return instants.apply(instant).toString();
        }
        return present instanceof Integer ? present : text(present);
    }

    private static String text(Object one) {
        return one instanceof Term term ? term.path() : one.toString();
    }

    /** The instant that the value has in the field, if it is one of instants. */
    Optional<Instant> instant(T of) {
        return content instanceof FieldContent.Moment ? value.apply(of).map(Instant.class::cast) : Optional.empty();
    }

    /** When what the field tells of happened; nothing, if it tells of anything else. */
    Stream<Instant> happened(T of) {
        if (content instanceof FieldContent.Moment moment && moment.means() == FieldContent.Moment.Meaning.HAPPENED) {
            return instant(of).stream();
        }
        return content instanceof FieldContent.Attributes all && all.haveHappened()
                ? attributes(of).values().stream()
                        .filter(FactValue.OfInstant.class::isInstance)
                        .map(one -> ((FactValue.OfInstant) one).value())
                : Stream.empty();
    }

    /** The terms that the value names in the field, but for those of attributes. */
    Stream<Term> terms(T of) {
        return value.apply(of).stream()
                .flatMap(present -> present instanceof Collection<?> all ? all.stream() : Stream.of(present))
                .filter(Term.class::isInstance)
                .map(Term.class::cast);
    }

    /** The attributes that the value has in the field, if it is one of attributes. */
    Map<String, FactValue> attributes(T of) {
        Map<String, FactValue> attributes = new LinkedHashMap<>();
        value.apply(of).ifPresent(present -> {
            if (present instanceof Map<?, ?> all) {
                all.forEach((name, one) -> attributes.put((String) name, (FactValue) one));
            }
        });
        return attributes;
    }

    /** The party that the value has in the field; nothing where it has none. */
    Optional<PartyId> party(T of) {
        return value.apply(of).map(PartyId.class::cast);
    }

    /** All texts that the value has in the field. */
    Stream<String> texts(T of) {
        return plain(of).stream().flatMap(LedgerField::textsIn);
    }

    private static Stream<String> textsIn(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                    .flatMap(LedgerField::textsIn);
        }
        return plain instanceof Collection<?> all
                ? all.stream().flatMap(LedgerField::textsIn)
                : Stream.of(plain.toString());
    }

    @Override
    public String toString() {
        return key;
    }
}
