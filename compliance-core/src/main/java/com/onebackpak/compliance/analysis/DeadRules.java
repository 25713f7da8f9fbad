package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.Effects.Difference;
import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.analysis.RuleMeaning.Excepting;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what of a policy can never have an effect, under the evaluator's own three-valued meaning: whatever a request
 * names, broad terms too, whatever is known and whatever other policies there are. The order in which a policy gives its
 * rules means nothing here either.
 */
final class DeadRules {
    private final Policy policy;
    private final CircumstanceSearch search;
    private final List<LintFinding> findings = new ArrayList<>();

    /** What the findings leave, sorted by id. */
    private final List<RuleMeaning> left = new ArrayList<>();

    private DeadRules(Policy policy, CircumstanceSearch search) {
        this.policy = policy;
        policy.rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(RuleMeaning::of)
                .forEach(left::add);
        this.search = search;
    }

    static List<LintFinding> of(Policy policy, CircumstanceSearch search) {
        DeadRules rules = new DeadRules(policy, search);
        rules.removeIdle();
        rules.remove(Difference.ANY, rules::reportDead);
        rules.left.forEach(rules::checkExemptions);
        rules.remove(Difference.OUTCOME, rules::reportRedundant);
        rules.remove(Difference.CERTAINTY, rules::reportOpen);
        return rules.findings;
    }

    private interface Report {
        void report(RuleMeaning rule, List<RuleMeaning> because);
    }

    /** Takes out the rules that do nothing even alone. */
    private void removeIdle() {
        for (RuleMeaning rule : List.copyOf(left)) {
            if (search.possible(Effects.of(rule, List.of(), Difference.OUTCOME)) == Truth.FALSE) {
                left.remove(rule);
                reportIdle(rule);
            }
        }
    }

    /**
     * Takes out the rules without which nothing that counts is different: first those that do nothing even alone, then
     * those that do nothing beside a single other one, then those that do nothing beside all others together.
     */
    private void remove(Difference counting, Report report) {
        List<RuleMeaning> suspects = left.stream()
                .filter(rule -> search.possible(Effects.of(rule, without(left, rule), counting)) != Truth.TRUE)
                .toList();
        for (RuleMeaning rule : suspects) {
            if (search.possible(Effects.of(rule, List.of(), counting)) == Truth.FALSE) {
                left.remove(rule);
                report.report(rule, List.of());
            }
        }
        for (RuleMeaning rule : suspects) {
            without(left, rule).stream()
                    .filter(other -> left.contains(rule)
                            && search.possible(Effects.of(rule, List.of(other), counting)) == Truth.FALSE)
                    .findFirst()
                    .ifPresent(other -> {
                        left.remove(rule);
                        report.report(rule, List.of(other));
                    });
        }
        for (RuleMeaning rule : suspects) {
            List<RuleMeaning> others = without(left, rule);
            Truth different = left.contains(rule) ? search.possible(Effects.of(rule, others, counting)) : Truth.TRUE;
            if (different == Truth.FALSE) {
                left.remove(rule);
                report.report(rule, fewest(rule, others, counting));
            } else if (different == Truth.UNKNOWN) {
                undecided(rule);
            }
        }
    }

    /** Those of the others that are needed. */
    private List<RuleMeaning> fewest(RuleMeaning rule, List<RuleMeaning> others, Difference counting) {
        List<RuleMeaning> needed = others;
        for (RuleMeaning other : others) {
            List<RuleMeaning> fewer = without(needed, other);
            if (search.possible(Effects.of(rule, fewer, counting)) == Truth.FALSE) {
                needed = fewer;
            }
        }
        return needed;
    }

    private static <T> List<T> without(List<T> all, T one) {
        return all.stream().filter(each -> each != one).toList();
    }

    private void reportIdle(RuleMeaning rule) {
        boolean never = search.isNever(rule.applies().mayHold());
        add(
                Kind.DEAD_RULE,
                Severity.ERROR,
                places(rule, List.of()),
                named(rule) + " can never fire: "
                        + (never
                                ? "its target and its condition exclude each other"
                                : "whenever it applies, one of its exemptions holds"),
                never ? "correct what it is about or when it applies" : "narrow its exemptions, or leave the rule out");
    }

    private void reportDead(RuleMeaning rule, List<RuleMeaning> because) {
        boolean taken = isTaken(rule, because);
        add(
                Kind.DEAD_RULE,
                Severity.ERROR,
                places(rule, because),
                taken
                        ? named(rule) + " can never permit: wherever it applies, " + named(because)
                                + " of the same policy forbids"
                        : named(rule) + " changes nothing: " + doTheSame(rule, because),
                taken
                        ? "give the prohibition an exemption, or leave the permission out"
                        : "leave it out, or narrow the other");
    }

    private void reportRedundant(RuleMeaning rule, List<RuleMeaning> because) {
        add(
                Kind.REDUNDANT_RULE,
                Severity.REMARK,
                places(rule, because),
                named(rule) + " changes no outcome, it only adds its citations: " + doTheSame(rule, because),
                "keep it if the citation matters; else leave it out");
    }

    private void reportOpen(RuleMeaning rule, List<RuleMeaning> because) {
        String why = because.isEmpty()
                ? "its target, condition and exemptions never let it"
                : isTaken(rule, because)
                        ? "wherever it would, " + named(because) + " forbids or may"
                        : doTheSame(rule, because);
        add(
                Kind.NEVER_CERTAIN,
                because.isEmpty() ? Severity.MEDIUM : Severity.LOW,
                places(rule, because),
                named(rule) + " can never " + (rule.forbids() ? "forbid" : "permit") + " on its own: " + why
                        + "; it only leaves requests open while a fact is unknown",
                "correct it, unless that is what it is for");
    }

    private void undecided(RuleMeaning rule) {
        LintFinding finding = finding(
                Kind.UNDECIDED,
                Severity.REMARK,
                places(rule, List.of()),
                "whether " + named(rule) + " can have an effect of its own would take too much work to tell",
                "look at it, or divide it into smaller rules");
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    private void checkExemptions(RuleMeaning rule) {
        List<Excepting> kept = new ArrayList<>(rule.exemptions());
        for (Excepting exemption : rule.exemptions()) {
            List<Excepting> others = without(kept, exemption);
            if (isIdle(rule, exemption, List.of(), true)) {
                report(
                        rule,
                        exemption,
                        Kind.DEAD_RULE,
                        "can never be relied on: it never holds where the rule applies");
                kept.remove(exemption);
            } else if (search.isNever(Effects.reliedOn(rule, exemption))) {
                report(
                        rule,
                        exemption,
                        Kind.NEVER_CERTAIN,
                        "can never be relied on; it only leaves requests open while a fact is unknown");
            } else if (isIdle(rule, exemption, others, true)) {
                report(rule, exemption, Kind.DEAD_RULE, "changes nothing: " + others(rule, exemption, others, true));
                kept.remove(exemption);
            } else if (isIdle(rule, exemption, others, false)) {
                report(
                        rule,
                        exemption,
                        Kind.REDUNDANT_RULE,
                        "only adds its citation: " + others(rule, exemption, others, false));
                kept.remove(exemption);
            }
        }
    }

    private boolean isIdle(RuleMeaning rule, Excepting exemption, List<Excepting> others, boolean cites) {
        Truth different = search.possible(Effects.of(rule, exemption, others, cites));
        if (different == Truth.UNKNOWN) {
            undecided(rule);
        }
        return different == Truth.FALSE;
    }

    private String others(RuleMeaning rule, Excepting exemption, List<Excepting> others, boolean cites) {
        return "wherever it holds, "
                + others.stream()
                        .filter(other -> isIdle(rule, exemption, List.of(other), cites))
                        .findFirst()
                        .map(other -> "exemption '" + other.exemption().name() + "' does too")
                        .orElse("others do too");
    }

    private void report(RuleMeaning rule, Excepting exemption, Kind kind, String says) {
        String name = exemption.exemption().name();
        add(
                kind,
                switch (kind) {
                    case DEAD_RULE -> Severity.ERROR;
                    case NEVER_CERTAIN -> Severity.MEDIUM;
                    default -> Severity.REMARK;
                },
                places(rule.rule().id() + "/" + name, exemption.exemption().cites()),
                "exemption '" + name + "' of " + named(rule) + " " + says,
                "correct when it holds, or leave it out");
    }

    private static boolean isTaken(RuleMeaning rule, List<RuleMeaning> because) {
        return !rule.forbids() && because.stream().allMatch(RuleMeaning::forbids);
    }

    private static String named(RuleMeaning rule) {
        return "rule '" + rule.rule().id() + "'";
    }

    private static String doTheSame(RuleMeaning rule, List<RuleMeaning> because) {
        boolean mixed = because.stream().anyMatch(other -> other.forbids() != rule.forbids());
        return "wherever it applies, " + named(because)
                + (mixed ? " forbids or permits too" : rule.forbids() ? " forbids too" : " permits too");
    }

    private static String named(List<RuleMeaning> rules) {
        return rules.stream().map(rule -> named(rule)).collect(Collectors.joining(" or "));
    }

    private static List<String> places(RuleMeaning rule, List<RuleMeaning> because) {
        return Stream.concat(
                        places(rule.rule().id(), rule.rule().cites()).stream(),
                        because.stream().map(other -> other.rule().id()))
                .toList();
    }

    private void add(Kind kind, Severity severity, List<String> places, String says, String remedy) {
        findings.add(finding(kind, severity, places, says, remedy));
    }

    private LintFinding finding(Kind kind, Severity severity, List<String> places, String says, String remedy) {
        return new LintFinding(kind, severity, policy.id(), Optional.empty(), places, says, Optional.of(remedy));
    }

    static List<String> places(String id, List<Citation> cites) {
        List<String> places = new ArrayList<>();
        places.add(id);
        cites.forEach(cited -> places.add(cited.toString()));
        return places;
    }
}
