package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Truth;
import java.util.Comparator;
import java.util.List;

/** A condition in few words: what it asks, combined by strong Kleene logic. Immutable. */
sealed interface Formula {
    /** A single thing that is asked. */
    record Asked(Atom atom) implements Formula {}

    /** As true as the least true part. */
    record Every(List<Formula> parts) implements Formula {
        /** Puts the parts in an order that does not depend on how they were given. */
        public Every {
            parts = inOrder(parts);
        }
    }

    /** As true as the truest part. */
    record Either(List<Formula> parts) implements Formula {
        /** Puts the parts in an order that does not depend on how they were given. */
        public Either {
            parts = inOrder(parts);
        }
    }

    /** The opposite. */
    record Opposite(Formula part) implements Formula {}

    static Formula every(Formula... parts) {
        return new Every(List.of(parts));
    }

    /** That it is true, or that it is at least unknown: that it is not false. */
    default Claim reaches(Truth level) {
        if (this instanceof Asked asked) {
            return new Claim.Level(asked.atom(), level, true);
        }
        if (this instanceof Opposite opposite) {
            return opposite.part()
                    .reaches(level == Truth.TRUE ? Truth.UNKNOWN : Truth.TRUE)
                    .not();
        }
        return this instanceof Every every
                ? new Claim.Each(each(every.parts(), level))
                : new Claim.Some(each(((Either) this).parts(), level));
    }

    /** That it holds. */
    default Claim holds() {
        return reaches(Truth.TRUE);
    }

    /** That it holds or that it is unknown whether it does. */
    default Claim mayHold() {
        return reaches(Truth.UNKNOWN);
    }

    private static List<Formula> inOrder(List<Formula> parts) {
        return parts.stream()
                .distinct()
                .sorted(Comparator.comparing(Formula::toString))
                .toList();
    }

    private static List<Claim> each(List<Formula> parts, Truth level) {
        return parts.stream().map(part -> part.reaches(level)).toList();
    }
}
