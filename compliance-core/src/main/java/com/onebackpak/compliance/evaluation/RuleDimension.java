package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.internal.TextTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that rules ask of every request, as its purpose: for each value, by its text, the mask of the rules that it
 * leaves. Immutable.
 */
final class RuleDimension {
    private final TextTable<Mask> known;
    private final Mask nothing;
    private final Mask unknown;

    private final boolean isEmpty;
    private final int size;

    /** How far apart the parts of a sort are that the masks of neighbouring numbers stand for. */
    private final long step;

    private RuleDimension(TextTable<Mask> known, Mask nothing, Mask unknown, boolean isEmpty, int size, long step) {
        this.isEmpty = isEmpty;
        this.size = size;
        this.step = step;
        this.known = known;
        this.nothing = nothing;
        this.unknown = unknown;
    }

    /** The mask of a value; null if it is none of those of which the dimension was told. */
    @Nullable
    Mask of(String value) {
        return known.get(value);
    }

    /** The mask of a value that only rules speak of which name it: of any other, that of no value at all. */
    Mask named(String value) {
        Mask mask = known.get(value);
        return mask == null ? nothing : mask;
    }

    /** Whether no rule asks for any value. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** How many masks it has; each has a number below. */
    int size() {
        return size;
    }

    /** The same, with another step from the part of one mask to that of the next. */
    RuleDimension inSteps(long steps) {
        return new RuleDimension(known, nothing, unknown, isEmpty, size, steps);
    }

    /** What a mask adds to the number of a sort: negative where it has no number itself. */
    long part(Mask mask) {
        return mask.number() * step;
    }

    /** The mask of no value: what asks for one is excluded. */
    Mask nothing() {
        return nothing;
    }

    /** The mask of a value that is not known: it excludes nothing. */
    Mask unknown() {
        return unknown;
    }

    /**
     * Collects what rules ask.
     *
     * @param <V> a value
     * @param <R> what a rule asks of it
     */
    static final class Builder<V, R> {
        private final BiFunction<V, R, Truth> judge;
        private final Map<R, BitSet> rules = new LinkedHashMap<>();
        private final BitSet asking = new BitSet();

        Builder(BiFunction<V, R, Truth> judge) {
            this.judge = judge;
        }

        /** Takes it that a rule asks this. */
        void add(int rule, R asked) {
            asking.set(rule);
            rules.computeIfAbsent(asked, a -> new BitSet()).set(rule);
        }

        /** Makes the masks of these values. Values of which the same comes share one. */
        RuleDimension build(Iterable<? extends V> values, int count) {
            return build(values, value -> rules.keySet(), count);
        }

        /**
         * The same.
         *
         * @param touching for each value what is asked that it might meet
         */
        RuleDimension build(Iterable<? extends V> values, Function<V, Iterable<R>> touching, int count) {
            BitSet silent = new BitSet();
            silent.set(0, count);
            silent.andNot(asking);
            BitSet all = new BitSet();
            all.set(0, count);
            Mask nothing = Mask.of(0, silent, silent, count);
            Map<List<Object>, Mask> shared = new HashMap<>();
            shared.put(List.of(), nothing);
            Map<String, Mask> known = new HashMap<>();
            for (V value : values) {
                List<Object> met = new ArrayList<>();
                BitSet open = (BitSet) silent.clone();
                BitSet sure = (BitSet) silent.clone();
                for (R asked : touching.apply(value)) {
                    Truth truth = judge.apply(value, asked);
                    if (truth != Truth.FALSE) {
                        met.add(asked);
                        met.add(truth);
                        BitSet of = rules.getOrDefault(asked, new BitSet());
                        open.or(of);
                        if (truth == Truth.TRUE) {
                            sure.or(of);
                        }
                    }
                }
                known.put(
                        value.toString().intern(),
                        shared.computeIfAbsent(met, m -> Mask.of(shared.size(), open, sure, count)));
            }
            return new RuleDimension(
                    new TextTable<>(known),
                    nothing,
                    asking.isEmpty() ? nothing : Mask.of(shared.size(), all, silent, count),
                    asking.isEmpty(),
                    shared.size() + 1,
                    1);
        }
    }
}
