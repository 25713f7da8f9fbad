package com.onebackpak.compliance.vocabulary;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.internal.CanonicalJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value of a declared fact, of one of the types that a host may declare. Equal values are equal whatever they were
 * written as ({@code 8} and {@code 8.0}). Immutable, thread-safe.
 */
public sealed interface FactValue {
    /** What it is. */
    FactType type();

    /** As plain data, as a file states it: true or false, a number, text, or a sorted list of texts. */
    Object data();

    /** As plain data that tells its type too, for {@link #ofTagged}. */
    default Map<String, Object> tagged() {
        Map<String, Object> tagged = new LinkedHashMap<>();
        tagged.put("type", type().key());
        dimension().ifPresent(dimension -> tagged.put("of", dimension.key()));
        tagged.put("value", data());
        return tagged;
    }

    /** The terms that it names. */
    default Set<Term> terms() {
        return Set.of();
    }

    /** Of which dimension its terms are; empty for what is no term, and for no terms at all. */
    default Optional<Dimension> dimension() {
        return terms().stream().findFirst().map(Term::dimension);
    }

    /** True or false. */
    record OfBoolean(boolean value) implements FactValue {
        @Override
        public FactType type() {
            return FactType.BOOLEAN;
        }

        @Override
        public Object data() {
            return value;
        }
    }

    /** A number. */
    record OfNumber(BigDecimal value) implements FactValue {
        private static final BigDecimal MAX_EXACT = BigDecimal.valueOf(CanonicalJson.MAX_NUMBER);

        /** Drops zeros that say nothing. */
        public OfNumber {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            if (Math.abs((long) value.scale()) > 100 || value.precision() > 100) {
                throw new IllegalArgumentException("a number must not have more than 100 digits");
            }
        }

        @Override
        public FactType type() {
            return FactType.NUMBER;
        }

        /** A whole number as such where every reader of JSON keeps it; any other as its digits. */
        @Override
        public Object data() {
            return value.scale() <= 0 && value.abs().compareTo(MAX_EXACT) <= 0
                    ? (Object) value.longValueExact()
                    : value.toPlainString();
        }
    }

    /** A name or a code. */
    record OfText(String value) implements FactValue {
        @Override
        public FactType type() {
            return FactType.TEXT;
        }

        @Override
        public Object data() {
            return value;
        }
    }

    /** Several names or codes. */
    record OfTexts(Set<String> values) implements FactValue {
        /** Copies what is given, sorted. */
        public OfTexts {
            values = values.stream().sorted().collect(ImmutableSet.toImmutableSet());
        }

        @Override
        public FactType type() {
            return FactType.TEXTS;
        }

        @Override
        public Object data() {
            return List.copyOf(values);
        }
    }

    /** A day. */
    record OfDate(LocalDate value) implements FactValue {
        @Override
        public FactType type() {
            return FactType.DATE;
        }

        @Override
        public Object data() {
            return value.toString();
        }
    }

    /** A moment. */
    record OfInstant(Instant value) implements FactValue {
        @Override
        public FactType type() {
            return FactType.INSTANT;
        }

        @Override
        public Object data() {
            return value.toString();
        }
    }

    /** A term of the vocabulary. */
    record OfTerm(Term value) implements FactValue {
        @Override
        public FactType type() {
            return FactType.TERM;
        }

        @Override
        public Set<Term> terms() {
            return Set.of(value);
        }

        @Override
        public Object data() {
            return value.path();
        }
    }

    /** Several terms of one dimension. */
    record OfTerms(Set<Term> values) implements FactValue {
        /** Copies what is given, sorted. */
        public OfTerms {
            values = values.stream().sorted(Comparator.comparing(Term::path)).collect(ImmutableSet.toImmutableSet());
        }

        @Override
        public FactType type() {
            return FactType.TERMS;
        }

        @Override
        public Set<Term> terms() {
            return values;
        }

        @Override
        public Object data() {
            return values.stream().map(Term::path).toList();
        }
    }

    /** True or false. */
    static FactValue of(boolean value) {
        return new OfBoolean(value);
    }

    /** A whole number. */
    static FactValue of(long value) {
        return new OfNumber(BigDecimal.valueOf(value));
    }

    /** A number. */
    static FactValue of(BigDecimal value) {
        return new OfNumber(value);
    }

    /** A name or a code. */
    static FactValue of(String value) {
        return new OfText(value);
    }

    /** A day. */
    static FactValue of(LocalDate value) {
        return new OfDate(value);
    }

    /** A moment. */
    static FactValue of(Instant value) {
        return new OfInstant(value);
    }

    /** A term. */
    static FactValue of(Term value) {
        return new OfTerm(value);
    }

    /** Several names or codes. */
    static FactValue ofTexts(Collection<String> values) {
        return new OfTexts(Set.copyOf(values));
    }

    /** Several terms. */
    static FactValue ofTerms(Collection<? extends Term> values) {
        return new OfTerms(Set.copyOf(values));
    }

    /** Values by name, each as {@link #tagged} gives it, in the order of their names. */
    static Map<String, Object> allTagged(Map<String, FactValue> values) {
        Map<String, Object> tagged = new TreeMap<>();
        values.forEach((name, value) -> tagged.put(name, value.tagged()));
        return tagged;
    }

    /**
     * Reads what {@link #allTagged} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Map<String, FactValue> allOfTagged(Map<?, ?> tagged) {
        Map<String, FactValue> values = new LinkedHashMap<>();
        tagged.forEach((name, value) -> {
            if (!(value instanceof Map<?, ?> one)) {
                throw new IllegalArgumentException("a value must tell its type");
            }
            values.put(name.toString(), ofTagged(one));
        });
        return values;
    }

    /**
     * Reads what {@link #tagged} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static FactValue ofTagged(Map<?, ?> tagged) {
        Object type = tagged.get("type");
        Object value = tagged.get("value");
        for (FactType known : FactType.values()) {
            if (known.key().equals(type) && value != null) {
                return read(known, value, tagged.get("of"));
            }
        }
        throw new IllegalArgumentException("there is no value of such a type");
    }

    private static FactValue read(FactType type, Object value, @Nullable Object dimension) {
        try {
            return switch (type) {
                case BOOLEAN -> of((boolean) (Boolean) value);
                case NUMBER -> of(new BigDecimal(value.toString()));
                case TEXT -> of((String) value);
                case TEXTS -> ofTexts(texts(value));
                case DATE -> of(LocalDate.parse((String) value));
                case INSTANT -> of(Instant.parse((String) value));
                case TERM -> of(named(dimension).term((String) value));
                case TERMS ->
                    ofTerms(texts(value).stream()
                            .map(path -> named(dimension).term(path))
                            .toList());
                case ZONE, LEDGER -> throw new IllegalArgumentException("there is no value of such a type");
            };
        } catch (ClassCastException | DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("a value is not of the type that it claims", e);
        }
    }

    private static List<String> texts(Object value) {
        return ((List<?>) value).stream().map(Object::toString).toList();
    }

    private static Dimension named(@Nullable Object key) {
        for (Dimension dimension : Dimension.values()) {
            if (dimension.key().equals(key)) {
                return dimension;
            }
        }
        throw new IllegalArgumentException("a term of no dimension");
    }
}
