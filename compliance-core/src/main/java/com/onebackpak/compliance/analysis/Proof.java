package com.onebackpak.compliance.analysis;

import java.math.BigInteger;
import java.util.Optional;

/**
 * What came of a claim: it is proved of all situations there can be, refuted by one that the evaluator has decided, or left
 * undecided; never proved where it does not hold. Immutable.
 *
 * @param claim the claim
 * @param situations in how many situations the claim's condition holds, as far as the policies and the claim tell situations
 *     apart; exact
 * @param against in how many of them the outcome is another one; exact, of an undecided claim the most there may be;
 *     empty where it is not zero, and to count them would take too long
 * @param counterexample one of these, decided by the evaluator; empty unless the claim is refuted
 * @param undecided why nothing could be told; empty if something was
 */
public record Proof(
        PolicyClaim claim,
        BigInteger situations,
        Optional<BigInteger> against,
        Optional<Witness> counterexample,
        Optional<String> undecided) {
    /** Whether the claim holds in every situation, and there is one. */
    public boolean isProved() {
        return undecided.isEmpty() && against.equals(Optional.of(BigInteger.ZERO)) && !isEmpty();
    }

    /** Whether a situation shows that the claim is wrong. */
    public boolean isRefuted() {
        return counterexample.isPresent();
    }

    /** Whether there is no situation in which the claim's condition holds: then it says nothing, and proves nothing. */
    public boolean isEmpty() {
        return undecided.isEmpty() && situations.signum() == 0;
    }
}
