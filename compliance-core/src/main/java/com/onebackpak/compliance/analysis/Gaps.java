package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds what a policy that grants never speaks of, or speaks of only to forbid it. */
final class Gaps {
    private final Policy policy;
    private final Vocabulary vocabulary;
    private final List<Target> permitted;

    private Gaps(Policy policy, Vocabulary vocabulary) {
        this.policy = policy;
        this.vocabulary = vocabulary;
        this.permitted = policy.rules().stream()
                .filter(rule -> rule.effect() == Effect.PERMIT)
                .map(Rule::target)
                .toList();
    }

    static List<LintFinding> of(Policy policy, Vocabulary vocabulary) {
        Gaps gaps = new Gaps(policy, vocabulary);
        return gaps.permitted.isEmpty() ? List.of() : gaps.findings();
    }

    private List<LintFinding> findings() {
        List<LintFinding> findings = new ArrayList<>();
        List<Target> disclosing = permitted.stream()
                .filter(target -> mayCover(target.actions(), Action.DISCLOSE))
                .toList();
        silence("action", silent(Dimension.ACTION, permitted, Target::actions)).ifPresent(findings::add);
        if (!disclosing.isEmpty()) {
            silence("disclosure to", silent(Dimension.RECIPIENT, disclosing, Target::recipients))
                    .ifPresent(findings::add);
        }
        List<String> refused = policy.rules().stream()
                .filter(rule -> rule.effect() == Effect.FORBID)
                .flatMap(rule -> rule.target().purposes().stream())
                .filter(purpose -> permitted.stream().noneMatch(target -> mayCover(target.purposes(), purpose)))
                .map(Term::path)
                .distinct()
                .sorted()
                .toList();
        if (!refused.isEmpty()) {
            findings.add(finding(
                    Kind.ONLY_FORBIDDEN,
                    refused,
                    "only prohibitions name the purpose " + String.join(", ", refused)
                            + ": without them nothing would permit it",
                    "keep them if the text says so; else see whether another purpose is meant"));
        }
        return findings;
    }

    private List<String> silent(
            Dimension dimension, List<Target> targets, Function<Target, Set<? extends Term>> terms) {
        return vocabulary.terms(dimension).stream()
                .filter(term -> term.broader().isEmpty())
                .filter(term -> targets.stream().noneMatch(target -> mayCover(terms.apply(target), term)))
                .map(Term::path)
                .sorted()
                .toList();
    }

    private Optional<LintFinding> silence(String what, List<String> terms) {
        return terms.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(
                        Kind.GAP,
                        terms,
                        "no rule permits the " + what + " " + String.join(", ", terms)
                                + ": such a request is never permitted",
                        "keep it so if the text says nothing of it; else add a rule"));
    }

    private LintFinding finding(Kind kind, List<String> places, String says, String remedy) {
        return new LintFinding(kind, Severity.REMARK, policy.id(), Optional.empty(), places, says, Optional.of(remedy));
    }

    private static boolean mayCover(Set<? extends Term> terms, Term term) {
        return terms.isEmpty() || terms.stream().anyMatch(term::touches);
    }
}
