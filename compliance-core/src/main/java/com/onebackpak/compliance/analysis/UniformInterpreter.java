package com.onebackpak.compliance.analysis;

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
import com.onebackpak.compliance.condition.ConditionInterpreter;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;

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
    public R consentGiven(ConsentGiven test) {
        return of(test);
    }

    @Override
    public R consentOverruled(ConsentOverruled test) {
        return of(test);
    }

    @Override
    public R consentWithdrawn(ConsentWithdrawn test) {
        return of(test);
    }

    @Override
    public R agreementInForce(AgreementInForce test) {
        return of(test);
    }

    @Override
    public R agreementInDisposal(AgreementInDisposal test) {
        return of(test);
    }

    @Override
    public R agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return of(test);
    }

    @Override
    public R agreementHasFeature(AgreementHasFeature test) {
        return of(test);
    }

    @Override
    public R vendorHoldsCredentials(VendorHoldsCredentials test) {
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
    public R agreementListsCategory(AgreementListsCategory test) {
        return of(test);
    }

    @Override
    public R agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        return of(test);
    }

    @Override
    public R agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return of(test);
    }

    @Override
    public R agreementHasTerms(AgreementHasTerms test) {
        return of(test);
    }

    @Override
    public R protectedIn(ProtectedIn test) {
        return of(test);
    }

    @Override
    public R belongsTo(BelongsTo test) {
        return of(test);
    }

    @Override
    public R actsAs(ActsAs test) {
        return of(test);
    }

    @Override
    public R during(During test) {
        return of(test);
    }
}
