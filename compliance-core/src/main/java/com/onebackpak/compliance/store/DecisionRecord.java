package com.onebackpak.compliance.store;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a decision leaves behind. Immutable; its text names facts without their values.
 *
 * @param id identifies the decision as an event
 * @param digest of what it was about: request, instant, policies and facts
 * @param request what was asked
 * @param at the instant for which it was decided, to the microsecond
 * @param outcome the outcome
 * @param rules the ids of the rules that determined it, sorted
 * @param exemptions for a permit, the names of the exemptions it relied on, sorted
 * @param cites the clauses and sections that determined it, sorted
 * @param undischarged what was owed and had nobody to discharge it, so that the permit was refused; usually nothing
 * @param factsUnavailable whether the source of the facts failed, so that nothing was known
 * @param policyDigest the digest of the policies
 * @param facts what was known
 * @param entry the entry of the audit log that was written with it
 */
public record DecisionRecord(
        String id,
        String digest,
        ProcessingRequest request,
        Instant at,
        Outcome outcome,
        Set<String> rules,
        Set<String> exemptions,
        Set<Citation> cites,
        Set<String> undischarged,
        boolean factsUnavailable,
        String policyDigest,
        Facts facts,
        UUID entry) {
    /** Copies what is given, sorted. */
    public DecisionRecord {
        rules = ImmutableSortedSet.copyOf(rules);
        exemptions = ImmutableSortedSet.copyOf(exemptions);
        cites = ImmutableSortedSet.copyOf(cites);
        undischarged = ImmutableSortedSet.copyOf(undischarged);
    }

    /**
     * What is recorded of a decision.
     *
     * @throws IllegalArgumentException if its instant is finer than a microsecond, which no store keeps
     */
    public static DecisionRecord of(DecisionEvent event, UUID entry) {
        PolicyDecision decision = event.decision();
        if (!decision.at().equals(decision.at().truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException(
                    "a decision that is recorded must be for an instant in whole microseconds");
        }
        return new DecisionRecord(
                event.id(),
                decision.digest(),
                decision.request(),
                decision.at(),
                decision.outcome(),
                decision.rules(),
                decision.reliedOn().stream().map(Exemption::name).collect(Collectors.toSet()),
                decision.cites(),
                event.undischarged().stream().map(o -> o.kind().path()).collect(Collectors.toSet()),
                event.factsUnavailable(),
                decision.policyDigest(),
                decision.facts(),
                entry);
    }

    /** Whether it was permitted: by the policies, and with everything owed in somebody's hands. */
    public boolean isPermit() {
        return outcome == Outcome.PERMIT && undischarged.isEmpty();
    }

    /** The same with another entry of the audit log. */
    public DecisionRecord withEntry(UUID other) {
        return new DecisionRecord(
                id,
                digest,
                request,
                at,
                outcome,
                rules,
                exemptions,
                cites,
                undischarged,
                factsUnavailable,
                policyDigest,
                facts,
                other);
    }

    /** The digest of the facts that were used. */
    public String factsDigest() {
        return facts.digest();
    }
}
