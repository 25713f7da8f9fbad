package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementHasTerms;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.testkit.generation.Choices.Weighted;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Generates conditions: every kind of test, alone and combined up to three levels deep. Has no state. */
public final class Conditions {
    private static final int MAX_DEPTH = 3;
    private static final List<String> NAMES = List.of("minor", "under-contract", "no");
    private static final List<HoldKind> HOLDS = List.of(HoldKind.values());

    private Conditions() {}

    /** Conditions in the terms and facts of the vocabulary. */
    public static Arbitrary<Condition> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(100, choices -> draw(choices, terms));
    }

    /** Single tests in the terms and facts of the vocabulary. */
    public static Arbitrary<Condition> tests(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(30, choices -> test(choices, terms));
    }

    static Condition draw(Choices choices, TermPool terms) {
        return draw(MAX_DEPTH, choices, terms);
    }

    static Condition draw(int depth, Choices choices, TermPool terms) {
        if (depth == 0) {
            return test(choices, terms);
        }
        return choices.weighted(List.of(
                new Weighted<Condition>(6, () -> test(choices, terms)),
                new Weighted<>(2, () -> new Condition.All(parts(depth, choices, terms))),
                new Weighted<>(2, () -> new Condition.Any(parts(depth, choices, terms))),
                new Weighted<>(2, () -> new Condition.Not(draw(depth - 1, choices, terms))),
                new Weighted<>(1, () -> new Condition.Defined(choices.of(NAMES), draw(depth - 1, choices, terms)))));
    }

    private static List<Condition> parts(int depth, Choices choices, TermPool terms) {
        return choices.list(0, 3, () -> draw(depth - 1, choices, terms));
    }

    private static Condition factTest(Choices choices, TermPool terms) {
        List<FactDeclaration> facts = terms.hostFacts();
        if (facts.isEmpty()) {
            return new AgreementInForce();
        }
        FactDeclaration declared = choices.of(facts);
        return new Condition.FactTest(declared.name(), new FactValues(choices).comparison(declared, facts));
    }

    private static Condition test(Choices choices, TermPool terms) {
        return choices.weighted(List.of(
                new Weighted<Condition>(4, () -> factTest(choices, terms)),
                new Weighted<>(1, AgreementListsCategory::new),
                new Weighted<>(1, AgreementLeavesOutCategory::new),
                new Weighted<>(1, AgreementAuthorizesPurpose::new),
                new Weighted<>(1, () -> new AgreementHasTerms(choices.upTo(2, Ledgers.CLAUSES))),
                new Weighted<>(1, () -> new ProtectedIn(choices.upTo(2, Parties.REGIONS))),
                new Weighted<>(1, () -> new BelongsTo(choices.upTo(2, Parties.AGENCIES))),
                new Weighted<>(1, () -> new ActsAs(choices.of(Parties.ACTORS))),
                new Weighted<>(1, () -> new During(Moments.span(choices))),
                new Weighted<>(3, () -> new Condition.Flag(choices.of(terms.flags()))),
                new Weighted<>(2, () -> new Condition.AgeBelow(Moments.age(choices))),
                new Weighted<>(2, () -> new Condition.AgeAtLeast(Moments.age(choices))),
                new Weighted<>(
                        4,
                        () -> new ConsentGiven(
                                choices.some(4, terms.bases()),
                                choices.chance(2),
                                choices.chance(2),
                                choices.some(3, Ledgers.METHODS),
                                choices.chance(1))),
                new Weighted<>(1, () -> new ConsentOverruled(choices.some(4, terms.bases()))),
                new Weighted<>(1, () -> new ConsentWithdrawn(choices.some(4, terms.bases()))),
                new Weighted<>(1, () -> new Condition.AgeBelow(Moments.age(choices), Condition.AgeWhen.COLLECTED)),
                new Weighted<>(1, () -> new Condition.AgeAtLeast(Moments.age(choices), Condition.AgeWhen.COLLECTED)),
                new Weighted<>(1, AgreementInDisposal::new),
                new Weighted<>(2, AgreementInForce::new),
                new Weighted<>(1, AgreementPermitsPurpose::new),
                new Weighted<>(1, () -> new AgreementHasFeature(choices.of(Ledgers.FEATURES))),
                new Weighted<>(1, VendorHoldsCredentials::new),
                new Weighted<>(2, Condition.ApplicationAuthorized::new),
                new Weighted<>(1, Condition.LegitimateInterest::new),
                new Weighted<>(1, () -> new Condition.RecipientIn(choices.upTo(2, Parties.REGIONS))),
                new Weighted<>(2, () -> new Condition.RequestMatches(Targets.draw(choices, terms))),
                new Weighted<>(1, () -> new Condition.Held(choices.some(5, HOLDS))),
                new Weighted<>(2, () -> new Condition.OptedOut(choices.of(OptOutScope.class)))));
    }
}
