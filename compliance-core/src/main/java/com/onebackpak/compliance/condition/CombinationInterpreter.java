package com.onebackpak.compliance.condition;

/**
 * Makes of every single test the same, whichever it is; what differs is how tests are combined.
 *
 * @param <R> what is made of a condition
 */
public interface CombinationInterpreter<R> extends AgreementInterpreter<R> {
    /** Makes something of a single test. */
    R test(Condition.Test test);

    @Override
    default R ofAgreements(Condition.Test test) {
        return test(test);
    }

    @Override
    default R ageBelow(Condition.AgeBelow test) {
        return test(test);
    }

    @Override
    default R ageAtLeast(Condition.AgeAtLeast test) {
        return test(test);
    }

    @Override
    default R consentGiven(ConsentGiven test) {
        return test(test);
    }

    @Override
    default R consentOverruled(ConsentOverruled test) {
        return test(test);
    }

    @Override
    default R consentWithdrawn(ConsentWithdrawn test) {
        return test(test);
    }

    @Override
    default R agreementInDisposal(AgreementInDisposal test) {
        return test(test);
    }

    @Override
    default R applicationAuthorized(Condition.ApplicationAuthorized test) {
        return test(test);
    }

    @Override
    default R legitimateInterest(Condition.LegitimateInterest test) {
        return test(test);
    }

    @Override
    default R recipientIn(Condition.RecipientIn test) {
        return test(test);
    }

    @Override
    default R requestMatches(Condition.RequestMatches test) {
        return test(test);
    }

    @Override
    default R flag(Condition.Flag test) {
        return test(test);
    }

    @Override
    default R held(Condition.Held test) {
        return test(test);
    }

    @Override
    default R optedOut(Condition.OptedOut test) {
        return test(test);
    }

    @Override
    default R factTest(Condition.FactTest test) {
        return test(test);
    }

    @Override
    default R protectedIn(ProtectedIn test) {
        return test(test);
    }

    @Override
    default R belongsTo(BelongsTo test) {
        return test(test);
    }

    @Override
    default R actsAs(ActsAs test) {
        return test(test);
    }

    @Override
    default R during(During test) {
        return test(test);
    }
}
