package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.PackFinding;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionProvision;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what is wrong with policies and what their readers should know, without running them: what they declare of
 * themselves, rules that can never have an effect, gaps, times without a version, names spelt in two ways, numbers that
 * are missing or must be verified.
 *
 * <p>A rule that is reported dead is dead: no decision is another without it, whatever is asked and however little is
 * known, in the terms of this vocabulary. Where that would take too much work to tell, a finding says so. The order in
 * which policies, rules, terms and parts are given changes nothing. Immutable, thread-safe.
 *
 * <pre>{@code
 * PolicyLint.of(vocabulary).findings(policy).stream()
 *         .filter(LintFinding::isError)
 *         .forEach(finding -> log.warn(finding.says()));
 * }</pre>
 */
public final class PolicyLint {
    /** Bounds the work for each question about a rule. */
    private static final int MAX_STEPS = 20_000;

    private static final Comparator<LintFinding> GRAVEST_FIRST = Comparator.comparing(LintFinding::severity)
            .thenComparing(LintFinding::policy)
            .thenComparing(LintFinding::kind)
            .thenComparing(finding -> finding.id().orElse("").length())
            .thenComparing(finding -> finding.id().orElse(""))
            .thenComparing(finding -> String.join(" ", finding.places()))
            .thenComparing(LintFinding::says);

    private final Vocabulary vocabulary;
    private final int mostSteps;

    private PolicyLint(Vocabulary vocabulary, int mostSteps) {
        this.vocabulary = vocabulary;
        this.mostSteps = mostSteps;
    }

    /** Makes a lint of policies that speak in the vocabulary. */
    public static PolicyLint of(Vocabulary vocabulary) {
        return within(vocabulary, MAX_STEPS);
    }

    static PolicyLint within(Vocabulary vocabulary, int mostSteps) {
        return new PolicyLint(vocabulary, mostSteps);
    }

    /** Returns the findings about a policy, the gravest first. */
    public List<LintFinding> findings(Policy policy) {
        return findings(List.of(policy));
    }

    /** Returns the findings about each of the policies and about what they have to do with each other, the gravest first. */
    public List<LintFinding> findings(Collection<Policy> policies) {
        List<Policy> sorted = policies.stream()
                .distinct()
                .sorted(Comparator.comparing(Policy::id)
                        .thenComparing(p -> p.effective().from())
                        .thenComparing(Policy::version))
                .toList();
        List<LintFinding> findings = new ArrayList<>(VersionSpans.of(sorted));
        findings.addAll(Spellings.of(sorted));
        for (Policy policy : sorted) {
            boolean several =
                    sorted.stream().filter(p -> p.id().equals(policy.id())).count() > 1;
            each(policy).stream()
                    .map(finding -> several ? finding.of(policy.id() + "@" + policy.version()) : finding)
                    .forEach(findings::add);
        }
        return findings.stream().sorted(GRAVEST_FIRST).toList();
    }

    private List<LintFinding> each(Policy policy) {
        CircumstanceSearch search = new CircumstanceSearch(new Axes(vocabulary, PolicyAtoms.of(policy)), mostSteps);
        List<LintFinding> findings = new ArrayList<>(RetentionOverlaps.of(policy, search));
        findings.addAll(Definitions.of(policy, search));
        if (search.hasStopped()) {
            findings.add(new LintFinding(
                    Kind.UNDECIDED,
                    Severity.REMARK,
                    policy.id(),
                    Optional.empty(),
                    List.of(),
                    "whether all definitions and retention provisions are of use would take too much work to tell",
                    Optional.of("divide the longest conditions into smaller ones")));
        }
        findings.addAll(DeadRules.of(policy, search));
        findings.addAll(Wordings.of(policy));
        findings.addAll(Gaps.of(policy, vocabulary));
        policy.findings().forEach(finding -> findings.add(declared(policy, finding)));
        policy.retention()
                .forEach(provision -> missingNumbers(policy, provision).forEach(findings::add));
        policy.parameters().stream()
                .filter(parameter -> parameter.verify())
                .forEach(parameter -> findings.add(new LintFinding(
                        Kind.UNVERIFIED_NUMBER,
                        Severity.MEDIUM,
                        policy.id(),
                        Optional.empty(),
                        DeadRules.places(parameter.name(), parameter.cites()),
                        "'" + parameter.name() + "' is given as " + parameter.value() + " " + parameter.unit()
                                + ", but was not read in the text",
                        Optional.of("verify the number where it is cited, then leave out 'verify'"))));
        policy.clocks().stream()
                .filter(clock -> clock.verify())
                .forEach(clock -> findings.add(new LintFinding(
                        Kind.UNVERIFIED_NUMBER,
                        Severity.MEDIUM,
                        policy.id(),
                        Optional.empty(),
                        DeadRules.places(clock.id(), clock.cites()),
                        "clock '" + clock.id() + "' gives "
                                + clock.within().map(Within::text).orElse("the agreed time")
                                + ", which was not read in the text",
                        Optional.of("verify the time where it is cited, then leave out 'verify'"))));
        policy.duties()
                .forEach(duty -> findings.add(new LintFinding(
                        Kind.STANDING_DUTY,
                        Severity.REMARK,
                        policy.id(),
                        Optional.empty(),
                        DeadRules.places(duty.id(), duty.cites()),
                        duty.obligation() + " is owed without being asked: " + duty.says(),
                        Optional.of("see that somebody does it"
                                + duty.within().map(time -> ", within " + time).orElse("")))));
        return findings;
    }

    private static LintFinding declared(Policy policy, PackFinding finding) {
        return new LintFinding(
                switch (finding.kind()) {
                    case CONTRADICTION -> Kind.CONTRADICTION;
                    case GAP -> Kind.GAP;
                    case UNDEFINED_TERM -> Kind.UNDEFINED_TERM;
                    case TEXT -> Kind.TEXT;
                    case NUMBER -> Kind.MISSING_NUMBER;
                },
                switch (finding.severity()) {
                    case HIGH -> Severity.HIGH;
                    case MEDIUM -> Severity.MEDIUM;
                    case LOW -> Severity.LOW;
                },
                policy.id(),
                Optional.of(finding.id()),
                Stream.concat(finding.clauses().stream(), finding.law().stream())
                        .map(Citation::toString)
                        .toList(),
                finding.says(),
                finding.resolved());
    }

    private static Stream<LintFinding> missingNumbers(Policy policy, RetentionProvision provision) {
        if (provision.action() != RetentionAction.DELETE) {
            return Stream.empty();
        }
        if (provision.deadlines().isEmpty()) {
            return Stream.of(missingNumber(
                    policy,
                    provision,
                    Severity.MEDIUM,
                    "retention provision '" + provision.id() + "' sets no date by which data is deleted",
                    "set a number of days, or say what starts the clock"));
        }
        return provision.deadlines().stream()
                .filter(deadline -> deadline.days().isEmpty())
                .map(deadline -> missingNumber(
                        policy,
                        provision,
                        Severity.LOW,
                        "retention provision '" + provision.id() + "' sets no number of days after "
                                + switch (deadline.after()) {
                                    case AGREEMENT_END -> "the agreement's end";
                                    case DELETION_REQUEST -> "a request for deletion";
                                },
                        "set the number in every agreement: without one there is no date"));
    }

    private static LintFinding missingNumber(
            Policy policy, RetentionProvision provision, Severity severity, String says, String remedy) {
        List<String> places = new ArrayList<>(DeadRules.places(provision.id(), provision.cites()));
        places.addAll(provision.undated());
        return new LintFinding(
                Kind.MISSING_NUMBER, severity, policy.id(), Optional.empty(), places, says, Optional.of(remedy));
    }
}
