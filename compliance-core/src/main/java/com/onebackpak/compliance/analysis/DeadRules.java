package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.LintFinding.Severity;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionLimit;
import com.onebackpak.compliance.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what of a policy can never have an effect. */
final class DeadRules {
    private final Policy policy;
    private final Satisfiability satisfiability;
    private final List<LintFinding> findings = new ArrayList<>();
    private final Set<String> dead = new HashSet<>();

    private DeadRules(Policy policy, Satisfiability satisfiability) {
        this.policy = policy;
        this.satisfiability = satisfiability;
    }

    static List<LintFinding> of(Policy policy, Satisfiability satisfiability) {
        DeadRules search = new DeadRules(policy, satisfiability);
        policy.rules().forEach(search::checkOnItsOwn);
        policy.rules().stream().filter(search::isAlive).forEach(search::checkOverruled);
        policy.rules().stream().filter(search::isAlive).forEach(search::checkRepeated);
        policy.retentionLimits().forEach(search::check);
        return search.findings;
    }

    private boolean isAlive(Rule rule) {
        return !dead.contains(rule.id());
    }

    private void checkOnItsOwn(Rule rule) {
        if (satisfiability.isNever(applies(rule))) {
            report(
                    rule,
                    "rule '" + rule.id() + "' can never fire: its target and its condition exclude each other",
                    "correct what it is about or when it applies");
        } else if (!rule.exemptions().isEmpty() && satisfiability.isNever(fires(rule))) {
            report(
                    rule,
                    "rule '" + rule.id() + "' can never fire: whenever it applies, one of its exemptions holds",
                    "narrow its exemptions, or leave the rule out");
        } else {
            rule.exemptions().forEach(exemption -> check(rule, exemption));
        }
    }

    private void check(Rule rule, Exemption exemption) {
        if (satisfiability.isNever(both(applies(rule), exemption.when()))) {
            add(
                    Kind.DEAD_RULE,
                    Severity.DEFECT,
                    places(rule.id() + "/" + exemption.name(), exemption.cites()),
                    "exemption '" + exemption.name() + "' of rule '" + rule.id()
                            + "' can never be relied on: it never holds where the rule applies",
                    "correct when it holds, or leave it out");
        }
    }

    private void check(RetentionLimit limit) {
        if (satisfiability.isNever(both(new Condition.RequestMatches(limit.target()), limit.when()))) {
            add(
                    Kind.DEAD_RULE,
                    Severity.DEFECT,
                    places(limit.id(), limit.cites()),
                    "retention limit '" + limit.id()
                            + "' can never apply: its target and its condition exclude each other",
                    "correct what it is about or when it applies");
        }
    }

    /** A permission that the policy's own prohibitions take back under all circumstances grants nothing. */
    private void checkOverruled(Rule permission) {
        if (permission.effect() != Effect.PERMIT) {
            return;
        }
        List<Rule> prohibitions = policy.rules().stream()
                .filter(r -> r.effect() == Effect.FORBID && isAlive(r))
                .toList();
        Optional<Rule> overruling = prohibitions.stream()
                .filter(prohibition ->
                        satisfiability.isNever(both(applies(permission), new Condition.Not(fires(prohibition)))))
                .findFirst();
        if (overruling.isPresent()) {
            List<String> places = new ArrayList<>(places(permission.id(), permission.cites()));
            places.addAll(places(overruling.get().id(), overruling.get().cites()));
            add(
                    Kind.DEAD_RULE,
                    Severity.DEFECT,
                    places,
                    "rule '" + permission.id() + "' can never permit: wherever it applies, rule '"
                            + overruling.get().id() + "' of the same policy forbids",
                    "give the prohibition an exemption, or leave the permission out");
            dead.add(permission.id());
        }
    }

    /** A rule that an unconditional one of the same effect covers, or that another repeats, changes no outcome. */
    private void checkRepeated(Rule rule) {
        policy.rules().stream()
                .filter(other -> other != rule && isAlive(other) && other.effect() == rule.effect())
                .filter(other -> isUnconditional(other) ? covers(other, rule) : isSame(other, rule))
                .findFirst()
                .ifPresent(other -> reportRepeated(rule, other));
    }

    private void reportRepeated(Rule rule, Rule other) {
        boolean addsNothing =
                other.cites().containsAll(rule.cites()) && other.obligations().containsAll(rule.obligations());
        List<String> places = new ArrayList<>(places(rule.id(), rule.cites()));
        places.add(other.id());
        add(
                addsNothing ? Kind.DEAD_RULE : Kind.REDUNDANT_RULE,
                addsNothing ? Severity.DEFECT : Severity.LOW,
                places,
                "rule '" + rule.id() + "' changes no outcome: wherever it applies, rule '" + other.id() + "' "
                        + (rule.effect() == Effect.PERMIT ? "permits" : "forbids") + " too"
                        + (addsNothing ? "" : "; it only adds its citations or obligations"),
                "leave it out, or narrow the other rule");
        dead.add(rule.id());
    }

    private static boolean isUnconditional(Rule rule) {
        return rule.when().equals(Condition.always()) && rule.exemptions().isEmpty();
    }

    private boolean covers(Rule wide, Rule narrow) {
        Condition outside = new Condition.Not(new Condition.RequestMatches(wide.target()));
        return satisfiability.isNever(both(applies(narrow), outside));
    }

    private static boolean isSame(Rule one, Rule other) {
        return one.target().equals(other.target())
                && one.when().equals(other.when())
                && conditions(one).equals(conditions(other));
    }

    private static Set<Condition> conditions(Rule rule) {
        Set<Condition> conditions = new HashSet<>();
        rule.exemptions().forEach(e -> conditions.add(e.when()));
        return conditions;
    }

    private static Condition applies(Rule rule) {
        return both(new Condition.RequestMatches(rule.target()), rule.when());
    }

    private static Condition fires(Rule rule) {
        Condition exempted = new Condition.Any(
                rule.exemptions().stream().map(Exemption::when).toList());
        return both(applies(rule), new Condition.Not(exempted));
    }

    private static Condition both(Condition one, Condition other) {
        return new Condition.All(List.of(one, other));
    }

    private void report(Rule rule, String says, String remedy) {
        dead.add(rule.id());
        add(Kind.DEAD_RULE, Severity.DEFECT, places(rule.id(), rule.cites()), says, remedy);
    }

    private void add(Kind kind, Severity severity, List<String> places, String says, String remedy) {
        findings.add(new LintFinding(kind, severity, policy.id(), Optional.empty(), places, says, Optional.of(remedy)));
    }

    static List<String> places(String id, List<Citation> cites) {
        List<String> places = new ArrayList<>();
        places.add(id);
        cites.forEach(cited -> places.add(cited.toString()));
        return places;
    }
}
