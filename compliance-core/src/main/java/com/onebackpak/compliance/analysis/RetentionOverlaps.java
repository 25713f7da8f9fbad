package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a policy says about retention in vain: the shortest provision counts, so a longer one for the same data or
 * for less of it never sets a date.
 */
final class RetentionOverlaps {
    private final Policy policy;
    private final CircumstanceSearch search;
    private final List<LintFinding> findings = new ArrayList<>();

    private RetentionOverlaps(Policy policy, CircumstanceSearch search) {
        this.policy = policy;
        this.search = search;
    }

    static List<LintFinding> of(Policy policy, CircumstanceSearch search) {
        RetentionOverlaps overlaps = new RetentionOverlaps(policy, search);
        List<RetentionProvision> provisions = policy.retention().stream()
                .sorted(Comparator.comparing(RetentionProvision::id))
                .toList();
        provisions.forEach(provision -> provisions.stream()
                .filter(other -> !other.equals(provision))
                .filter(other -> overlaps.isShadowed(provision, other))
                .findFirst()
                .ifPresent(other -> overlaps.report(provision, other)));
        policy.retentionLimits().stream()
                .sorted(Comparator.comparing(RetentionLimit::id))
                .forEach(overlaps::check);
        return overlaps.findings;
    }

    private boolean isShadowed(RetentionProvision provision, RetentionProvision other) {
        return (staysInVain(provision, other) || isLaterThan(provision, other))
                && search.isNever(Claim.each(
                        FormulaOf.target(provision.target()).mayHold(),
                        FormulaOf.target(other.target()).mayHold().not()));
    }

    private static boolean staysInVain(RetentionProvision provision, RetentionProvision other) {
        return provision.action() == RetentionAction.RETAIN
                && provision.deadlines().isEmpty()
                && other.action() == RetentionAction.DELETE
                && !other.deadlines().isEmpty();
    }

    private static boolean isLaterThan(RetentionProvision provision, RetentionProvision other) {
        return !provision.deadlines().isEmpty()
                && provision.deadlines().stream()
                        .allMatch(deadline -> other.deadlines().stream()
                                .anyMatch(earlier -> earlier.after() == deadline.after()
                                        && earlier.days().isPresent()
                                        && deadline.days()
                                                .filter(days ->
                                                        days > earlier.days().get())
                                                .isPresent()));
    }

    private void report(RetentionProvision provision, RetentionProvision other) {
        boolean stays = provision.deadlines().isEmpty();
        List<String> places = new ArrayList<>(DeadRules.places(provision.id(), provision.cites()));
        places.add(other.id());
        add(
                places,
                "retention provision '" + provision.id() + "' never " + (stays ? "keeps data" : "sets a date")
                        + ": wherever it applies, '" + other.id() + "' sets "
                        + (stays ? "a date for its deletion" : "an earlier one"),
                "take its data out of the other's target, or leave it out");
    }

    private void check(RetentionLimit limit) {
        if (search.isNever(Formula.every(FormulaOf.target(limit.target()), FormulaOf.condition(limit.when()))
                .mayHold())) {
            add(
                    DeadRules.places(limit.id(), limit.cites()),
                    "retention limit '" + limit.id()
                            + "' can never apply: its target and its condition exclude each other",
                    "correct what it is about or when it applies");
        }
    }

    private void add(List<String> places, String says, String remedy) {
        findings.add(new LintFinding(
                Kind.DEAD_RULE, Severity.ERROR, policy.id(), Optional.empty(), places, says, Optional.of(remedy)));
    }
}
