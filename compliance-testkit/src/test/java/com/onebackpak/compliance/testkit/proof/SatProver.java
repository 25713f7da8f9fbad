package com.onebackpak.compliance.testkit.proof;

import com.onebackpak.compliance.analysis.PolicyClaim;
import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.CombinationInterpreter;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.logicng.datastructures.Tristate;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.logicng.formulas.Literal;
import org.logicng.formulas.Variable;
import org.logicng.solvers.MiniSat;
import org.logicng.solvers.SATSolver;

/**
 * Proves claims by a SAT solver. It shares nothing with the library's own proofs but the policies: each value of a
 * dimension is a variable of its own, ages are counted in years, what rules ask of records is free but for what follows
 * from what, and a claim is proved where no assignment is against it. What is free admits more situations than there are,
 * so that what is proved so holds; what is refuted so need not be wrong.
 */
final class SatProver implements CombinationInterpreter<Known> {
    private static final int OLDEST = 30;

    private final FormulaFactory f = new FormulaFactory();
    private final SATSolver solver = MiniSat.miniSat(f);
    private final Vocabulary vocabulary;
    private final Map<String, Map<String, Variable>> choices = new LinkedHashMap<>();
    private final Map<String, Known> free = new LinkedHashMap<>();
    private final Set<ConsentGiven> consents = new LinkedHashSet<>();
    private final List<Instant> cuts;

    private SatProver(PolicySet policies, PolicyClaim claim) {
        vocabulary = policies.vocabulary();
        cuts = cuts(policies, claim);
    }

    /** Whether the claim is proved. */
    static boolean proves(PolicySet policies, PolicyClaim claim) {
        SatProver prover = new SatProver(policies, claim);
        prover.solver.add(prover.against(policies, claim));
        prover.relateConsents();
        return prover.solver.sat() == Tristate.FALSE;
    }

    private static List<Instant> cuts(PolicySet policies, PolicyClaim claim) {
        Set<Instant> cuts = new TreeSet<>();
        Stream.concat(
                        policies.policies().stream().map(Policy::effective),
                        claim.when()
                                .tests()
                                .flatMap(test ->
                                        test instanceof During during ? Stream.of(during.span()) : Stream.empty()))
                .forEach(span -> {
                    cuts.add(span.from());
                    span.until().ifPresent(cuts::add);
                });
        return List.copyOf(cuts);
    }

    private Formula against(PolicySet policies, PolicyClaim claim) {
        List<Known> forbidding = new ArrayList<>();
        List<Known> permitting = new ArrayList<>();
        for (Policy policy : policies.policies()) {
            for (Rule rule : policy.rules()) {
                Known fires = policy.scopeOf(rule.effect())
                        .interpret(this)
                        .and(rule.fires().interpret(this), f);
                (rule.effect() == Effect.FORBID ? forbidding : permitting).add(fires);
            }
        }
        Known forbidden = any(forbidding);
        Known permitted = any(permitting);
        Map<Outcome, Formula> outcomes = Map.of(
                Outcome.DENY, forbidden.so(),
                Outcome.PERMIT, f.and(forbidden.notSo(), permitted.so()),
                Outcome.NOT_APPLICABLE, f.and(forbidden.notSo(), permitted.notSo()),
                Outcome.INDETERMINATE, f.or(forbidden.open(f), f.and(forbidden.notSo(), permitted.open(f))));
        Known when = claim.when().interpret(this);
        return f.and(
                claim.orUnknown() ? f.not(when.notSo()) : when.so(),
                f.or(outcomes.entrySet().stream()
                        .filter(outcome -> !claim.outcomes().contains(outcome.getKey()))
                        .map(Map.Entry::getValue)
                        .toList()));
    }

    private Known any(List<Known> all) {
        return new Known(
                f.or(all.stream().map(Known::so).toList()),
                f.and(all.stream().map(Known::notSo).toList()));
    }

    private Known always() {
        return new Known(f.verum(), f.falsum());
    }

    private Known certain(Formula formula) {
        return new Known(formula, f.not(formula));
    }

    /** Exactly one of the values. */
    private Map<String, Variable> choice(String name, Collection<String> values) {
        Map<String, Variable> known = choices.get(name);
        if (known == null) {
            known = new LinkedHashMap<>();
            for (String value : values) {
                known.put(value, f.variable(name + ":" + value));
            }
            choices.put(name, known);
            solver.add(f.exo(known.values()));
        }
        return known;
    }

    private Known free(String name) {
        Known known = free.get(name);
        if (known == null) {
            Literal so = f.variable("so:" + name);
            Literal notSo = f.variable("not:" + name);
            solver.add(f.or(so.negate(), notSo.negate()));
            known = new Known(so, notSo);
            free.put(name, known);
        }
        return known;
    }

    /** One of a dimension's terms, or one of the other answers that there are. */
    private Map<String, Variable> dimension(String name, Dimension dimension, String... others) {
        return choice(
                name,
                Stream.concat(vocabulary.paths(dimension).stream(), Stream.of(others))
                        .toList());
    }

    private Formula among(Map<String, Variable> choice, Predicate<String> which) {
        return f.or(choice.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static boolean isUnder(String term, String wanted) {
        return term.equals(wanted) || term.startsWith(wanted + ".");
    }

    /** Of a narrower term than asked for nobody can tell whether it is meant. */
    private Known term(Map<String, Variable> choice, Set<String> wanted, Formula open) {
        Formula under = among(choice, term -> wanted.stream().anyMatch(one -> isUnder(term, one)));
        Formula apart =
                among(choice, term -> wanted.stream().noneMatch(one -> isUnder(term, one) || isUnder(one, term)));
        return new Known(f.and(f.not(open), under), f.and(f.not(open), apart));
    }

    private static Set<String> paths(Set<? extends Term> terms) {
        return terms.stream().map(term -> term.path()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Formula isAction(String... actions) {
        return among(
                dimension("action", Dimension.ACTION),
                term -> Stream.of(actions).anyMatch(action -> isUnder(term, action)));
    }

    private Known target(Target target) {
        Known known = always();
        if (!target.actions().isEmpty()) {
            known = known.and(certain(isAction(paths(target.actions()).toArray(String[]::new))), f);
        }
        if (!target.categories().isEmpty()) {
            known = known.and(
                    term(dimension("category", Dimension.CATEGORY), paths(target.categories()), f.falsum()), f);
        }
        if (!target.forms().isEmpty()) {
            known = known.and(term(dimension("form", Dimension.FORM), paths(target.forms()), f.falsum()), f);
        }
        if (!target.purposes().isEmpty()) {
            Map<String, Variable> purposes = dimension("purpose", Dimension.PURPOSE, "-");
            Formula open = f.and(named(purposes, "-"), f.not(isAction("inspect", "amend", "delete")));
            known = known.and(term(purposes, paths(target.purposes()), open), f);
        }
        if (!target.sources().isEmpty()) {
            Map<String, Variable> sources = dimension("source", Dimension.SOURCE, "-");
            known = known.and(
                    term(sources, paths(target.sources()), f.and(named(sources, "-"), isAction("collect"))), f);
        }
        if (!target.recipients().isEmpty()) {
            Map<String, Variable> kinds = dimension("recipient", Dimension.RECIPIENT, "-", "?");
            known = known.and(term(kinds, paths(target.recipients()), named(kinds, "?")), f);
        }
        if (!target.actors().isEmpty()) {
            Map<String, Variable> kinds = dimension("actor", Dimension.RECIPIENT, "-", "?");
            known = known.and(term(kinds, paths(target.actors()), named(kinds, "?")), f);
        }
        if (!target.subjects().isEmpty()) {
            known = known.and(subject(paths(target.subjects())), f);
        }
        return known;
    }

    private static Formula named(Map<String, Variable> choice, String value) {
        return Objects.requireNonNull(choice.get(value));
    }

    /** Of any number of kinds at once, or of an unknown one. */
    private Known subject(Set<String> wanted) {
        Variable unknown = f.variable("subject:?");
        List<Formula> under = new ArrayList<>();
        List<Formula> mayBe = new ArrayList<>();
        vocabulary.paths(Dimension.PERSON).forEach(kind -> {
            Variable isOfIt = f.variable("subject:" + kind);
            if (wanted.stream().anyMatch(one -> isUnder(kind, one))) {
                under.add(isOfIt);
            } else if (wanted.stream().anyMatch(one -> isUnder(one, kind))) {
                mayBe.add(isOfIt);
            }
        });
        return new Known(
                f.and(unknown.negate(), f.or(under)), f.and(unknown.negate(), f.not(f.or(under)), f.not(f.or(mayBe))));
    }

    private Known age(int years, Condition.AgeWhen when, boolean isAtLeast) {
        Map<String, Variable> ages = choice(
                "age " + when,
                Stream.concat(
                                IntStream.rangeClosed(0, OLDEST).mapToObj(String::valueOf),
                                Stream.concat(
                                        IntStream.rangeClosed(1, OLDEST).mapToObj(age -> "about " + age),
                                        Stream.of("?", "-")))
                        .toList());
        Formula reached = among(ages, age -> isNumber(age) && number(age) >= years + (isAbout(age) ? 1 : 0));
        Formula notReached = among(ages, age -> isNumber(age) && number(age) < years);
        Formula none = named(ages, "-");
        return isAtLeast ? new Known(reached, f.or(notReached, none)) : new Known(notReached, f.or(reached, none));
    }

    private static boolean isNumber(String age) {
        return !age.equals("?") && !age.equals("-");
    }

    private static boolean isAbout(String age) {
        return age.startsWith("about");
    }

    private static int number(String age) {
        return Integer.parseInt(age.replace("about ", ""));
    }

    /** A consent that counts for the stricter of two tests counts for the other. */
    private void relateConsents() {
        for (ConsentGiven strict : consents) {
            for (ConsentGiven loose : consents) {
                if (loose.bases().equals(strict.bases())
                        && (strict.namesRecipient() || !loose.namesRecipient())
                        && (strict.inWriting() || !loose.inWriting())
                        && strict.methodsNot().containsAll(loose.methodsNot())
                        && (strict.forAnyPurpose() == loose.forAnyPurpose())) {
                    Known one = free(strict.toString());
                    Known other = free(loose.toString());
                    solver.add(f.implication(one.so(), other.so()));
                    solver.add(f.implication(other.notSo(), one.notSo()));
                }
            }
        }
    }

    @Override
    public Known all(Condition.All condition, List<Known> parts) {
        return new Known(
                f.and(parts.stream().map(Known::so).toList()),
                f.or(parts.stream().map(Known::notSo).toList()));
    }

    @Override
    public Known any(Condition.Any condition, List<Known> parts) {
        return any(parts);
    }

    @Override
    public Known not(Condition.Not condition, Known part) {
        return part.not();
    }

    @Override
    public Known defined(Condition.Defined condition, Known part) {
        return part;
    }

    /** What a test says of records is free. */
    @Override
    public Known test(Condition.Test test) {
        return free(test.toString());
    }

    @Override
    public Known ageBelow(Condition.AgeBelow test) {
        return age(test.years(), test.when(), false);
    }

    @Override
    public Known ageAtLeast(Condition.AgeAtLeast test) {
        return age(test.years(), test.when(), true);
    }

    @Override
    public Known consentGiven(ConsentGiven test) {
        List<ConsentBasis> bases = vocabulary.terms(Dimension.BASIS).stream()
                .map(ConsentBasis.class::cast)
                .filter(basis -> test.bases().isEmpty()
                        || test.bases().stream().anyMatch(one -> isUnder(basis.path(), one.path())))
                .toList();
        return any(bases.stream()
                .map(basis -> {
                    ConsentGiven alone = new ConsentGiven(
                            Set.of(basis),
                            test.namesRecipient(),
                            test.inWriting(),
                            test.methodsNot(),
                            test.forAnyPurpose());
                    consents.add(alone);
                    return free(alone.toString());
                })
                .toList());
    }

    @Override
    public Known consentOverruled(ConsentOverruled test) {
        return consentGiven(ConsentGiven.onBasis(test.bases()))
                .and(optedOut(new Condition.OptedOut(Condition.OptOutScope.PURPOSE)), f);
    }

    @Override
    public Known legitimateInterest(Condition.LegitimateInterest test) {
        return flag(new Condition.Flag("relation.legitimate-interest"));
    }

    @Override
    public Known requestMatches(Condition.RequestMatches test) {
        return target(test.target());
    }

    @Override
    public Known actsAs(ActsAs test) {
        return certain(f.variable("acts:" + test.party()));
    }

    /** Between two cuts, or before the first of them. */
    @Override
    public Known during(During test) {
        Map<String, Variable> times = choice(
                "time",
                Stream.concat(Stream.of(""), cuts.stream().map(Instant::toString))
                        .toList());
        return certain(among(times, cut -> !cut.isEmpty() && test.span().contains(Instant.parse(cut))));
    }
}
