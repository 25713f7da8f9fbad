package com.onebackpak.compliance.condition;

/**
 * Makes of every test that some agreement in force passes or fails the same, whichever of them it is.
 *
 * @param <R> what is made of a condition
 */
public interface AgreementInterpreter<R> extends ConditionInterpreter<R> {
    /** Makes something of a test of the agreements in force. */
    R ofAgreements(Condition.Test test);

    @Override
    default R agreementInForce(AgreementInForce test) {
        return ofAgreements(test);
    }

    @Override
    default R agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return ofAgreements(test);
    }

    @Override
    default R agreementHasFeature(AgreementHasFeature test) {
        return ofAgreements(test);
    }

    @Override
    default R vendorHoldsCredentials(VendorHoldsCredentials test) {
        return ofAgreements(test);
    }

    @Override
    default R agreementListsCategory(AgreementListsCategory test) {
        return ofAgreements(test);
    }

    @Override
    default R agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        return ofAgreements(test);
    }

    @Override
    default R agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return ofAgreements(test);
    }

    @Override
    default R agreementHasTerms(AgreementHasTerms test) {
        return ofAgreements(test);
    }
}
