package com.onebackpak.compliance.analysis;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.condition.AgreementHasTerms;
import com.onebackpak.compliance.condition.CombinationInterpreter;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Breaks a condition up into what it asks. A test that lists alternatives becomes one question for each. */
final class FormulaOf implements CombinationInterpreter<Formula> {
    private static final FormulaOf TRANSLATION = new FormulaOf();

    private static final FactComparison IS_TRUE = new FactComparison.Is(FactValue.of(true));

    private FormulaOf() {}

    static Formula condition(Condition condition) {
        return condition.interpret(TRANSLATION);
    }

    static Formula target(Target target) {
        return new Formula.Every(target.restrictions().entrySet().stream()
                .<Formula>map(
                        entry -> new Formula.Asked(Atom.named(entry.getKey().key(), entry.getValue())))
                .toList());
    }

    /** A test that is asked as it stands. */
    private static Formula of(Condition.Test test) {
        return new Formula.Asked(Atom.of(test));
    }

    @Override
    public Formula test(Condition.Test test) {
        return of(test);
    }

    @Override
    public Formula ageBelow(Condition.AgeBelow test) {
        return new Formula.Asked(new Atom(Atom.age(test.when()), test));
    }

    @Override
    public Formula ageAtLeast(Condition.AgeAtLeast test) {
        return new Formula.Asked(new Atom(Atom.age(test.when()), test));
    }

    @Override
    public Formula consentGiven(ConsentGiven test) {
        return onEach(
                test.bases(),
                bases -> new ConsentGiven(
                        bases,
                        test.namesRecipient(),
                        test.inWriting(),
                        test.methodsNot().stream()
                                .sorted(Comparator.comparing(Term::path))
                                .collect(ImmutableSet.toImmutableSet()),
                        test.forAnyPurpose()));
    }

    @Override
    public Formula consentOverruled(ConsentOverruled test) {
        return Formula.every(
                consentGiven(ConsentGiven.onBasis(test.bases())),
                of(new Condition.OptedOut(Condition.OptOutScope.PURPOSE)));
    }

    @Override
    public Formula consentWithdrawn(ConsentWithdrawn test) {
        return onEach(test.bases(), ConsentWithdrawn::new);
    }

    private Formula onEach(Set<ConsentBasis> bases, Function<Set<ConsentBasis>, Condition.Test> test) {
        return bases.isEmpty()
                ? of(test.apply(bases))
                : either(bases, (ConsentBasis basis) -> of(test.apply(ImmutableSet.of(basis))));
    }

    @Override
    public Formula legitimateInterest(Condition.LegitimateInterest test) {
        return of(new Condition.Flag(FactKeys.LEGITIMATE_INTEREST.name()));
    }

    @Override
    public Formula recipientIn(Condition.RecipientIn test) {
        return either(test.regions(), (Jurisdiction region) -> new Formula.Asked(new Atom(Atom.REGION, region)));
    }

    @Override
    public Formula requestMatches(Condition.RequestMatches test) {
        return target(test.target());
    }

    @Override
    public Formula held(Condition.Held test) {
        Collection<HoldKind> kinds = test.kinds().isEmpty() ? Arrays.asList(HoldKind.values()) : test.kinds();
        return either(kinds, (HoldKind kind) -> of(new Condition.Held(ImmutableSet.of(kind))));
    }

    @Override
    public Formula factTest(Condition.FactTest test) {
        FactComparison asked = test.comparison();
        if (asked instanceof FactComparison.In in) {
            return either(
                    in.values().stream()
                            .sorted(Comparator.comparing(value -> value.data().toString()))
                            .toList(),
                    (FactValue value) -> of(new Condition.FactTest(test.fact(), new FactComparison.In(Set.of(value)))));
        }
        return asked.equals(IS_TRUE) ? of(new Condition.Flag(test.fact())) : of(test);
    }

    @Override
    public Formula agreementHasTerms(AgreementHasTerms test) {
        return of(new AgreementHasTerms(test.required().stream()
                .sorted(Comparator.comparing(AgreementTerm::path))
                .collect(ImmutableSet.toImmutableSet())));
    }

    @Override
    public Formula all(Condition.All condition, List<Formula> parts) {
        return new Formula.Every(parts);
    }

    @Override
    public Formula any(Condition.Any condition, List<Formula> parts) {
        return new Formula.Either(parts);
    }

    @Override
    public Formula not(Condition.Not condition, Formula part) {
        return new Formula.Opposite(part);
    }

    @Override
    public Formula defined(Condition.Defined condition, Formula part) {
        return part;
    }

    private static <T> Formula either(Collection<T> alternatives, Function<T, Formula> formula) {
        return new Formula.Either(alternatives.stream().map(formula).toList());
    }
}
