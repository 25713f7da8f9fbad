package com.onebackpak.compliance.condition;

/**
 * Makes something of each single test: a truth value, a description, plain data, a set of remedies. A new test is a
 * new method here, so that the compiler names every place that must know of it.
 *
 * @param <R> what is made of a test
 */
public interface TestInterpreter<R> {
    /** Makes something of the test. */
    R ageBelow(Condition.AgeBelow test);

    /** Makes something of the test. */
    R ageAtLeast(Condition.AgeAtLeast test);

    /** Makes something of the test. */
    R consentGiven(Condition.ConsentGiven test);

    /** Makes something of the test. */
    R consentOverruled(Condition.ConsentOverruled test);

    /** Makes something of the test. */
    R consentWithdrawn(Condition.ConsentWithdrawn test);

    /** Makes something of the test. */
    R agreementInForce(Condition.AgreementInForce test);

    /** Makes something of the test. */
    R agreementInDisposal(Condition.AgreementInDisposal test);

    /** Makes something of the test. */
    R agreementPermitsPurpose(Condition.AgreementPermitsPurpose test);

    /** Makes something of the test. */
    R agreementHasFeature(Condition.AgreementHasFeature test);

    /** Makes something of the test. */
    R vendorHoldsCredentials(Condition.VendorHoldsCredentials test);

    /** Makes something of the test. */
    R applicationAuthorized(Condition.ApplicationAuthorized test);

    /** Makes something of the test. */
    R legitimateInterest(Condition.LegitimateInterest test);

    /** Makes something of the test. */
    R recipientIn(Condition.RecipientIn test);

    /** Makes something of the test. */
    R requestMatches(Condition.RequestMatches test);

    /** Makes something of the test. */
    R flag(Condition.Flag test);

    /** Makes something of the test. */
    R held(Condition.Held test);

    /** Makes something of the test. */
    R optedOut(Condition.OptedOut test);
}
