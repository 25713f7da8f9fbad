package com.onebackpak.compliance.situation;

import com.onebackpak.compliance.internal.TextTable;
import com.onebackpak.compliance.internal.UnknownName;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a host's own records tell facts: for each fact that they tell a function, which a decision calls when a rule needs
 * the fact. What no function is given for is not known. Immutable; thread-safe if the functions are.
 *
 * <pre>{@code
 * FactReaders<LocalDate> readers = FactReaders.<LocalDate>builder(policies.vocabulary())
 *         .read(FactKeys.SUBJECT_KIND, born -> Set.of(PersonKind.STUDENT))
 *         .read(FactKeys.SUBJECT_BIRTH_DATE, born -> Optional.of(born))
 *         .build();
 * boolean isPermitted = evaluator.decide(request, readers.of(LocalDate.of(2015, 5, 5)), monday).isPermit();
 * }</pre>
 *
 * @param <R> the host's record
 */
public final class FactReaders<R> {
    private final TextTable<Function<? super R, ?>> readers;

    /** Those of facts that have a place of their own, there. */
    private final Function<? super R, ?>[] placed;

    @SuppressWarnings("unchecked") // an array cannot be made of what has a type of its own
    private FactReaders(Map<String, Function<? super R, ?>> readers) {
        this.readers = new TextTable<>(readers);
        this.placed = FactKeys.PLACED.stream()
                .<Function<? super R, ?>>map(key -> readers.getOrDefault(key.name(), known -> null))
                .toArray(Function[]::new);
    }

    /** Starts with none; only facts that the vocabulary declares, or the library gathers, can be read. */
    public static <R> Builder<R> builder(Vocabulary vocabulary) {
        return new Builder<>(vocabulary);
    }

    /**
     * What the record tells. Who reads a fact here has the function asked; a decision has it asked once, and who wants to know
     * the reasons once more at most ({@link KnownFacts}). Where it throws, or gives a value of another type, the fact is not
     * known.
     */
    public KnownFacts of(R known) {
        return new FittingFacts() {
            @Override
            @Nullable
            Object told(String name) {
                Function<? super R, ?> reader = readers.get(name);
                return reader == null ? null : reader.apply(known);
            }

            @Override
            @Nullable
            Object told(FactKey<?> key) {
                return key.place() == FactKey.NO_PLACE ? told(key.name()) : placed[key.place()].apply(known);
            }
        };
    }

    /**
     * Collects functions. Not thread-safe.
     *
     * @param <R> the host's record
     */
    public static final class Builder<R> {
        private final Vocabulary vocabulary;
        private final Map<String, Function<? super R, ?>> readers = new HashMap<>();

        private Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
        }

        /**
         * Reads a fact.
         *
         * @param reader gives the value, or null where it is not known
         * @throws IllegalArgumentException if there is no such fact, with the nearest name, the request itself tells
         *     it, or it is read already
         */
        public <T> Builder<R> read(FactKey<T> fact, Function<? super R, ? extends @Nullable T> reader) {
            String name = fact.name();
            FactKeys.checkIsNotOfRequest(name);
            if (!FactKeys.isOwn(name) && vocabulary.fact(name).isEmpty()) {
                Stream<String> declared = vocabulary.facts().stream().map(FactDeclaration::name);
                throw new IllegalArgumentException(UnknownName.text(
                        "fact",
                        name,
                        Stream.concat(FactKeys.gathered(), declared).distinct().toList()));
            }
            if (readers.putIfAbsent(name.intern(), Objects.requireNonNull(reader, "reader")) != null) {
                throw new IllegalArgumentException("fact '" + name + "' is read already");
            }
            return this;
        }

        /** Returns the readers. */
        public FactReaders<R> build() {
            return new FactReaders<>(readers);
        }
    }
}
