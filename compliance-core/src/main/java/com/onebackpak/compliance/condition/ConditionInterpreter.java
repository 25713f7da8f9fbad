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

    /** Interprets {@link Condition.ConsentGiven}. */
    R consentGiven(Condition.ConsentGiven test);

    /** Interprets {@link Condition.ConsentOverruled}. */
    R consentOverruled(Condition.ConsentOverruled test);

    /** Interprets {@link Condition.ConsentWithdrawn}. */
    R consentWithdrawn(Condition.ConsentWithdrawn test);

    /** Interprets {@link Condition.AgreementInForce}. */
    R agreementInForce(Condition.AgreementInForce test);

    /** Interprets {@link Condition.AgreementInDisposal}. */
    R agreementInDisposal(Condition.AgreementInDisposal test);

    /** Interprets {@link Condition.AgreementPermitsPurpose}. */
    R agreementPermitsPurpose(Condition.AgreementPermitsPurpose test);

    /** Interprets {@link Condition.AgreementHasFeature}. */
    R agreementHasFeature(Condition.AgreementHasFeature test);

    /** Interprets {@link Condition.VendorHoldsCredentials}. */
    R vendorHoldsCredentials(Condition.VendorHoldsCredentials test);

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

    /** Interprets {@link Condition.AgreementListsCategory}. */
    R agreementListsCategory(Condition.AgreementListsCategory test);

    /** Interprets {@link Condition.AgreementLeavesOutCategory}. */
    R agreementLeavesOutCategory(Condition.AgreementLeavesOutCategory test);

    /** Interprets {@link Condition.AgreementAuthorizesPurpose}. */
    R agreementAuthorizesPurpose(Condition.AgreementAuthorizesPurpose test);

    /** Interprets {@link Condition.AgreementHasTerms}. */
    R agreementHasTerms(Condition.AgreementHasTerms test);

    /** Interprets {@link Condition.ProtectedIn}. */
    R protectedIn(Condition.ProtectedIn test);

    /** Interprets {@link Condition.BelongsTo}. */
    R belongsTo(Condition.BelongsTo test);

    /** Interprets {@link Condition.ActsAs}. */
    R actsAs(Condition.ActsAs test);

    /** Interprets {@link Condition.During}. */
    R during(Condition.During test);
}
