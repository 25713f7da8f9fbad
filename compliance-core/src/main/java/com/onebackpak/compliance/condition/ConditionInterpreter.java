package com.onebackpak.compliance.condition;

import java.util.List;

/**
 * Makes something of a whole condition, from its tests upwards: a truth value, a description, plain data, a set of
 * remedies. A new test is a new method here, so that the compiler names every place that must know of it; the list of
 * all of them is {@code docs/adding-a-test.md}.
 *
 * @param <R> what is made of a condition
 */
public interface ConditionInterpreter<R> {
    /** Combines what was made of the parts, in their order. */
    R all(Condition.All condition, List<R> parts);

    /** Combines what was made of the parts, in their order. */
    R any(Condition.Any condition, List<R> parts);

    /** Negates what was made of the part. */
    R not(Condition.Not condition, R part);

    /** Names what was made of the part, as the pack does. */
    R defined(Condition.Defined condition, R part);

    /** Interprets {@link Condition.AgeBelow}. */
    R ageBelow(Condition.AgeBelow test);

    /** Interprets {@link Condition.AgeAtLeast}. */
    R ageAtLeast(Condition.AgeAtLeast test);

    /** Interprets {@link ConsentGiven}. */
    R consentGiven(ConsentGiven test);

    /** Interprets {@link ConsentOverruled}. */
    R consentOverruled(ConsentOverruled test);

    /** Interprets {@link ConsentWithdrawn}. */
    R consentWithdrawn(ConsentWithdrawn test);

    /** Interprets {@link AgreementInForce}. */
    R agreementInForce(AgreementInForce test);

    /** Interprets {@link AgreementInDisposal}. */
    R agreementInDisposal(AgreementInDisposal test);

    /** Interprets {@link AgreementPermitsPurpose}. */
    R agreementPermitsPurpose(AgreementPermitsPurpose test);

    /** Interprets {@link AgreementHasFeature}. */
    R agreementHasFeature(AgreementHasFeature test);

    /** Interprets {@link VendorHoldsCredentials}. */
    R vendorHoldsCredentials(VendorHoldsCredentials test);

    /** Interprets {@link Condition.ApplicationAuthorized}. */
    R applicationAuthorized(Condition.ApplicationAuthorized test);

    /** Interprets {@link Condition.LegitimateInterest}. */
    R legitimateInterest(Condition.LegitimateInterest test);

    /** Interprets {@link Condition.RecipientIn}. */
    R recipientIn(Condition.RecipientIn test);

    /** Interprets {@link Condition.RequestMatches}. */
    R requestMatches(Condition.RequestMatches test);

    /** Interprets {@link Condition.Flag}. */
    R flag(Condition.Flag test);

    /** Interprets {@link Condition.Held}. */
    R held(Condition.Held test);

    /** Interprets {@link Condition.OptedOut}. */
    R optedOut(Condition.OptedOut test);

    /** Interprets {@link Condition.FactTest}. */
    R factTest(Condition.FactTest test);

    /** Interprets {@link AgreementListsCategory}. */
    R agreementListsCategory(AgreementListsCategory test);

    /** Interprets {@link AgreementLeavesOutCategory}. */
    R agreementLeavesOutCategory(AgreementLeavesOutCategory test);

    /** Interprets {@link AgreementAuthorizesPurpose}. */
    R agreementAuthorizesPurpose(AgreementAuthorizesPurpose test);

    /** Interprets {@link AgreementHasTerms}. */
    R agreementHasTerms(AgreementHasTerms test);

    /** Interprets {@link ProtectedIn}. */
    R protectedIn(ProtectedIn test);

    /** Interprets {@link BelongsTo}. */
    R belongsTo(BelongsTo test);

    /** Interprets {@link ActsAs}. */
    R actsAs(ActsAs test);

    /** Interprets {@link During}. */
    R during(During test);
}
