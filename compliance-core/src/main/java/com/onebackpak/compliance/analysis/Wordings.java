package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Clause.Modality;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is written otherwise than it is meant. */
final class Wordings {
    private final Policy policy;
    private final List<LintFinding> findings = new ArrayList<>();

    private Wordings(Policy policy) {
        this.policy = policy;
    }

    static List<LintFinding> of(Policy policy) {
        Wordings wordings = new Wordings(policy);
        policy.rules().forEach(wordings::checkClauses);
        policy.rules().forEach(rule -> wordings.checkTerms(rule.id(), rule.target()));
        policy.retention()
                .forEach((RetentionProvision provision) -> wordings.checkTerms(provision.id(), provision.target()));
        return wordings.findings;
    }

    private void checkClauses(Rule rule) {
        Set<Citation> forbidding = policy.clauses().stream()
                .filter(clause -> clause.modality() == Modality.FORBIDS)
                .map(Clause::citation)
                .collect(Collectors.toSet());
        if (rule.effect() == Effect.PERMIT && forbidding.containsAll(rule.cites())) {
            add(
                    Kind.TEXT,
                    Severity.REMARK,
                    DeadRules.places(rule.id(), rule.cites()),
                    "rule '" + rule.id() + "' permits, but all that it cites only forbids",
                    "cite the clause that permits it, or leave it out");
        }
    }

    private void checkTerms(String id, Target target) {
        target.restrictions().forEach((dimension, terms) -> {
            List<String> covered = terms.stream()
                    .filter(term -> terms.stream().anyMatch(other -> !other.equals(term) && other.covers(term)))
                    .map(Term::path)
                    .sorted()
                    .toList();
            if (!covered.isEmpty()) {
                add(
                        Kind.TEXT,
                        Severity.REMARK,
                        Stream.concat(Stream.of(id), covered.stream()).toList(),
                        "under '" + dimension.key() + "', '" + id + "' names " + String.join(", ", covered)
                                + " beside a term that covers it",
                        "leave out the one that is covered, or the other if it is meant");
            }
        });
    }

    private void add(Kind kind, Severity severity, List<String> places, String says, String remedy) {
        findings.add(new LintFinding(kind, severity, policy.id(), Optional.empty(), places, says, Optional.of(remedy)));
    }
}
