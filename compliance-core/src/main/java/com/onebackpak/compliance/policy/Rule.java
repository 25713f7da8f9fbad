package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.internal.ValueStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * A rule: where its target matches and its condition holds, it permits, or it forbids unless an exemption holds.
 * Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Rule {
    /** Its id, unique in its policy. */
    String id();

    /** Whether it permits or forbids. */
    Effect effect();

    /** What it is about. */
    @Value.Default
    default Target target() {
        return Target.anything();
    }

    /** When it applies. */
    @Value.Default
    default Condition when() {
        return Condition.always();
    }

    /** A prohibition's exceptions. */
    List<Exemption> exemptions();

    /** When it applies, as one condition: the request falls under its target, and its condition holds. */
    @Value.Derived
    @Value.Auxiliary
    default Condition applies() {
        return new Condition.All(List.of(new Condition.RequestMatches(target()), when()));
    }

    /**
     * When it fires, as one condition: it applies, and none of its exceptions holds. Made with the rule, so that none can
     * be made whose meaning would be too large to judge.
     */
    @Value.Derived
    @Value.Auxiliary
    default Condition fires() {
        return new Condition.All(List.of(
                applies(),
                new Condition.Not(new Condition.Any(
                        exemptions().stream().map(Exemption::when).toList()))));
    }

    /** Its condition, and those of its exceptions. */
    default Stream<Condition> conditions() {
        return Stream.concat(Stream.of(when()), exemptions().stream().map(Exemption::when));
    }

    /** What is owed: by who is permitted, for a rule that permits; on the refusal, for a rule that forbids. */
    List<Obligation> obligations();

    /** Why, in one sentence that a refused caller may read. */
    String reason();

    /** The clauses or sections that say so; at least one. */
    List<Citation> cites();

    /** Refuses a rule without a citation, and exemptions of a rule that permits. */
    @Value.Check
    default void check() {
        if (cites().isEmpty()) {
            throw new IllegalArgumentException("rule '" + id() + "' must cite what it rests on");
        }
        if (effect() == Effect.PERMIT && !exemptions().isEmpty()) {
            throw new IllegalArgumentException("rule '" + id() + "' permits, so it can have no exemptions");
        }
        Set<String> names = new HashSet<>();
        exemptions().forEach(exemption -> {
            if (!names.add(exemption.name())) {
                throw new IllegalArgumentException(
                        "rule '" + id() + "' has two exemptions named '" + exemption.name() + "'");
            }
        });
    }

    /** Starts a rule. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Rule}. Not thread-safe. */
    class Builder extends ImmutableRule.Builder {
        Builder() {}
    }
}
