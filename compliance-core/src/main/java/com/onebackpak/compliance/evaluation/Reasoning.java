package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition came to, and why. Immutable.
 *
 * @param condition the condition
 * @param truth its value
 * @param missing the facts whose absence makes it unknown; empty unless it is
 * @param parts what its parts came to
 * @param note what is odd about the facts that were looked at; empty: nothing
 */
public record Reasoning(
        Condition condition, Truth truth, Set<String> missing, List<Reasoning> parts, Optional<String> note) {
    /** Copies what is given. */
    public Reasoning {
        missing = ImmutableSortedSet.copyOf(missing);
        parts = List.copyOf(parts);
    }

    /** What its parts came to, without a note. */
    Reasoning(Condition condition, Truth truth, Set<String> missing, List<Reasoning> parts) {
        this(condition, truth, missing, parts, Optional.empty());
    }

    /** The condition in words, and the note. */
    public String statement() {
        return condition.describe() + note.map(n -> " (" + n + ")").orElse("");
    }

    /** What the condition comes to in a situation, for one category of its request. */
    public static Reasoning of(Condition condition, Situation situation, Category category) {
        return condition.interpret(new ConditionReasoner(new Circumstance(situation, category)));
    }

    /**
     * The names of the facts that a test looks at in a situation, for one category of its request. It comes to something
     * else only if one of them changes, or the request does.
     */
    public static Set<String> factsRead(Condition.Test test, Situation situation, Category category) {
        Set<String> read = new LinkedHashSet<>();
        KnownFacts recording = name -> {
            read.add(name);
            return situation.facts().value(name);
        };
        test.interpret(new ConditionTruth(situation.request(), recording, situation.at(), category));
        return read;
    }

    static Reasoning of(Condition condition, OpenTruth truth) {
        return new Reasoning(condition, truth.truth(), truth.missing(), List.of());
    }

    /** Combines parts whose truth values were combined: what is unknown is so because of its unknown parts. */
    static Reasoning combined(Condition condition, Truth truth, List<Reasoning> parts) {
        ImmutableSortedSet.Builder<String> missing = ImmutableSortedSet.naturalOrder();
        if (truth == Truth.UNKNOWN) {
            parts.stream().filter(p -> p.truth == Truth.UNKNOWN).forEach(p -> missing.addAll(p.missing));
        }
        return new Reasoning(condition, truth, missing.build(), parts);
    }
}
