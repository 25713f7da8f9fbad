package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * In which situations two sets of policies decide differently: exact and complete. Immutable.
 *
 * @param situations how many situations there are, as far as the policies tell them apart
 * @param changed in how many of them the outcomes differ
 * @param changes the differences, grouped; a situation in which several changed rules differ is in the group of each
 * @param withoutEffect rules that were changed though no outcome is another one by it, sorted
 * @param validities policies of one version each that are in effect at other times than before: what else is said here is
 *     said as if both always were
 */
public record PolicyDifference(
        BigInteger situations,
        BigInteger changed,
        List<Change> changes,
        List<String> withoutEffect,
        List<Validity> validities) {
    /** Copies what is given. */
    public PolicyDifference {
        changes = List.copyOf(changes);
        withoutEffect = List.copyOf(withoutEffect);
        validities = List.copyOf(validities);
    }

    /** Whether both decide the same in every situation, and none of them for a longer or shorter time. */
    public boolean isNone() {
        return changed.signum() == 0 && validities.stream().noneMatch(Validity::endsOtherwise);
    }

    /** Whether in no situation the new policies permit what the old ones did not, nor for longer, nor forbid for less long. */
    public boolean isNowhereMorePermissive() {
        return changes.stream().noneMatch(change -> change.after() == Outcome.PERMIT)
                && validities.stream().noneMatch(Validity::mayPermitMore);
    }

    /**
     * A policy that is in effect at other times. A later beginning is what every new version has, and says nothing of what
     * is permitted until then: the old one goes on to decide, or the host has to see to it.
     *
     * @param policy its id
     * @param before when it was in effect
     * @param after when it is
     * @param mayPermitMore whether what forbids ends sooner, or what permits ends later
     */
    public record Validity(String policy, Span before, Span after, boolean mayPermitMore) {
        /** Whether it ends at another time, or does and did not, or the other way round. */
        public boolean endsOtherwise() {
            return !before.until().equals(after.until());
        }
    }

    /**
     * Situations that differ alike.
     *
     * @param before what the old policies decide
     * @param after what the new ones decide
     * @param rule the changed rule that fires otherwise there, as {@code policy/rule}
     * @param cites what it cites, in the new policies if it is in them
     * @param areas where, each with an example
     */
    public record Change(Outcome before, Outcome after, String rule, List<Citation> cites, List<Area> areas) {
        /** Copies what is given. */
        public Change {
            cites = List.copyOf(cites);
            areas = List.copyOf(areas);
        }

        /** In how many situations. */
        public BigInteger situations() {
            return areas.stream().map(Area::situations).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /**
     * A part of the vocabulary in which outcomes differ.
     *
     * @param action what is done: all of the situations lie under it
     * @param purpose what for: all of the situations lie under it; empty: none is named
     * @param situations in how many situations
     * @param example one of them
     * @param before what the old policies decide in it
     * @param after what the new ones decide in it
     */
    public record Area(
            Action action,
            Optional<Purpose> purpose,
            BigInteger situations,
            Situation example,
            PolicyDecision before,
            PolicyDecision after) {}
}
