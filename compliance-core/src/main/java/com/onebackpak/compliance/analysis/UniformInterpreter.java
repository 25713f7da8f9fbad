package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConditionInterpreter;

/**
 * Treats all tests alike, except where a subclass says otherwise.
 *
 * @param <R> what is made of a condition
 */
abstract class UniformInterpreter<R> implements ConditionInterpreter<R> {
    /** Makes something of a test of any kind. */
    abstract R of(Condition.Test test);

    @Override
    public R ageBelow(Condition.AgeBelow test) {
        return of(test);
    }

    @Override
    public R ageAtLeast(Condition.AgeAtLeast test) {
        return of(test);
    }

    @Override
    public R consentGiven(Condition.ConsentGiven test) {
        return of(test);
    }

    @Override
    public R consentOverruled(Condition.ConsentOverruled test) {
        return of(test);
    }

    @Override
    public R consentWithdrawn(Condition.ConsentWithdrawn test) {
        return of(test);
    }

    @Override
    public R agreementInForce(Condition.AgreementInForce test) {
        return of(test);
    }

    @Override
    public R agreementInDisposal(Condition.AgreementInDisposal test) {
        return of(test);
    }

    @Override
    public R agreementPermitsPurpose(Condition.AgreementPermitsPurpose test) {
        return of(test);
    }

    @Override
    public R agreementHasFeature(Condition.AgreementHasFeature test) {
        return of(test);
    }

    @Override
    public R vendorHoldsCredentials(Condition.VendorHoldsCredentials test) {
        return of(test);
    }

    @Override
    public R applicationAuthorized(Condition.ApplicationAuthorized test) {
        return of(test);
    }

    @Override
    public R legitimateInterest(Condition.LegitimateInterest test) {
        return of(test);
    }

    @Override
    public R recipientIn(Condition.RecipientIn test) {
        return of(test);
    }

    @Override
    public R requestMatches(Condition.RequestMatches test) {
        return of(test);
    }

    @Override
    public R flag(Condition.Flag test) {
        return of(test);
    }

    @Override
    public R held(Condition.Held test) {
        return of(test);
    }

    @Override
    public R optedOut(Condition.OptedOut test) {
        return of(test);
    }

    @Override
    public R factTest(Condition.FactTest test) {
        return of(test);
    }

    @Override
    public R agreementListsCategory(Condition.AgreementListsCategory test) {
        return of(test);
    }

    @Override
    public R agreementLeavesOutCategory(Condition.AgreementLeavesOutCategory test) {
        return of(test);
    }

    @Override
    public R agreementAuthorizesPurpose(Condition.AgreementAuthorizesPurpose test) {
        return of(test);
    }

    @Override
    public R agreementHasTerms(Condition.AgreementHasTerms test) {
        return of(test);
    }

    @Override
    public R protectedIn(Condition.ProtectedIn test) {
        return of(test);
    }

    @Override
    public R belongsTo(Condition.BelongsTo test) {
        return of(test);
    }

    @Override
    public R actsAs(Condition.ActsAs test) {
        return of(test);
    }

    @Override
    public R during(Condition.During test) {
        return of(test);
    }
}
