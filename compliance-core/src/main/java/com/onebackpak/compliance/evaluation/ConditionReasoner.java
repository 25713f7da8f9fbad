package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.ConditionInterpreter;
import com.onebackpak.compliance.policy.Truth;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges conditions by strong Kleene logic: every test is known to hold, known not to hold, or unknown. */
final class ConditionReasoner implements ConditionInterpreter<Reasoning> {
    private final Circumstance circumstance;
    private final ProcessingRequest request;
    private final Facts facts;

    ConditionReasoner(Circumstance circumstance) {
        this.circumstance = circumstance;
        this.request = circumstance.request();
        this.facts = circumstance.facts();
    }

    @Override
    public Reasoning all(Condition.All condition, List<Reasoning> parts) {
        Truth truth = parts.stream().map(Reasoning::truth).reduce(Truth.TRUE, Truth::and);
        return Reasoning.combined(condition, truth, parts);
    }

    @Override
    public Reasoning any(Condition.Any condition, List<Reasoning> parts) {
        Truth truth = parts.stream().map(Reasoning::truth).reduce(Truth.FALSE, Truth::or);
        return Reasoning.combined(condition, truth, parts);
    }

    @Override
    public Reasoning not(Condition.Not condition, Reasoning part) {
        return Reasoning.combined(condition, part.truth().not(), List.of(part));
    }

    @Override
    public Reasoning defined(Condition.Defined condition, Reasoning part) {
        return Reasoning.combined(condition, part.truth(), List.of(part));
    }

    @Override
    public Reasoning ageBelow(Condition.AgeBelow test) {
        return age(test, Age.reached(test.years(), facts, circumstance.at()), Truth.FALSE);
    }

    @Override
    public Reasoning ageAtLeast(Condition.AgeAtLeast test) {
        return age(test, Age.reached(test.years(), facts, circumstance.at()), Truth.TRUE);
    }

    /** Where no birth date is on file, and the world is closed for it, no age is shown either way. */
    private static Reasoning age(Condition test, Age.Reached reached, Truth wanted) {
        return reached.missing()
                .map(missing -> Reasoning.unknown(test, missing))
                .orElseGet(() -> Reasoning.known(test, reached.truth() == wanted));
    }

    @Override
    public Reasoning consentGiven(Condition.ConsentGiven test) {
        return withPurpose(
                test,
                purpose -> ofLedger(
                        test,
                        FactKeys.SUBJECT_CONSENTS,
                        FactKeys.SUBJECT_CONSENTS.name(),
                        consent -> counts(consent, test, purpose)));
    }

    private boolean counts(Consent consent, Condition.ConsentGiven test, Purpose purpose) {
        boolean basisCounts =
                test.bases().isEmpty() || test.bases().stream().anyMatch(basis -> basis.covers(consent.basis()));
        boolean namesRecipient = request.discloses()
                && request.recipient().filter(consent.recipients()::contains).isPresent();
        return basisCounts
                && consent.isLiveAt(circumstance.at())
                && consent.covers(circumstance.category(), purpose)
                && (namesRecipient || (consent.recipients().isEmpty() && !test.namesRecipient()))
                && (!test.inWriting() || consent.isWrittenAndSpecific());
    }

    @Override
    public Reasoning agreementInForce(Condition.AgreementInForce test) {
        return ofAgreements(test, agreement -> true);
    }

    @Override
    public Reasoning agreementPermitsPurpose(Condition.AgreementPermitsPurpose test) {
        return withPurpose(test, purpose -> ofAgreements(test, agreement -> agreement.grants(purpose)));
    }

    @Override
    public Reasoning agreementHasFeature(Condition.AgreementHasFeature test) {
        return ofAgreements(test, agreement -> agreement.features().contains(test.feature()));
    }

    /** Where agreements differ, the school's hold on the credentials counts: it is the narrower. */
    @Override
    public Reasoning vendorHoldsCredentials(Condition.VendorHoldsCredentials test) {
        Optional<List<Agreement>> all = facts.get(FactKeys.SUBJECT_AGREEMENTS);
        if (all.isEmpty()) {
            return Reasoning.unknown(test, whyAgreementsAreUnknown());
        }
        List<Optional<SignOn>> inForce = all.get().stream()
                .filter(agreement -> agreement.inForceAt(circumstance.at()))
                .map(Agreement::signOn)
                .toList();
        if (inForce.isEmpty() || inForce.contains(Optional.of(SignOn.SCHOOL))) {
            return Reasoning.known(test, false);
        }
        return inForce.contains(Optional.<SignOn>empty())
                ? Reasoning.unknown(test, "agreement.sign-on")
                : Reasoning.known(test, true);
    }

    @Override
    public Reasoning applicationAuthorized(Condition.ApplicationAuthorized test) {
        return withPurpose(
                test,
                purpose -> ofLedger(
                        test,
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        facts.knows(FactKeys.SUBJECT_SCHOOL)
                                ? FactKeys.APPLICATION_AUTHORIZATIONS.name()
                                : FactKeys.SUBJECT_SCHOOL.name(),
                        authorization -> authorization.covers(circumstance.category(), purpose, circumstance.at())));
    }

    @Override
    public Reasoning legitimateInterest(Condition.LegitimateInterest test) {
        return ofFlag(test, FactKeys.LEGITIMATE_INTEREST);
    }

    @Override
    public Reasoning recipientIn(Condition.RecipientIn test) {
        Truth truth = facts.get(FactKeys.RECIPIENT_REGION)
                .map(region -> region.map(place -> Regions.match(test.regions(), place))
                        .orElse(Truth.FALSE))
                .orElse(Truth.UNKNOWN);
        return truth == Truth.UNKNOWN
                ? Reasoning.unknown(test, FactKeys.RECIPIENT_REGION.name())
                : Reasoning.known(test, truth == Truth.TRUE);
    }

    @Override
    public Reasoning requestMatches(Condition.RequestMatches test) {
        return TargetMatch.of(test, circumstance);
    }

    @Override
    public Reasoning flag(Condition.Flag test) {
        return ofFlag(test, FactKey.flag(test.fact()));
    }

    /** Whether an agency is the subject's is unknown only because the subject's is: that is the fact to ask for. */
    private String whyUnknown(FactKey<Boolean> flag) {
        boolean comparesAgencies = flag.name().equals(FactKeys.REQUESTER_IS_AGENCY.name())
                || flag.name().equals(FactKeys.INSTRUCTED_BY_AGENCY.name());
        return comparesAgencies && !facts.knows(FactKeys.SUBJECT_SCHOOL) ? FactKeys.SUBJECT_SCHOOL.name() : flag.name();
    }

    @Override
    public Reasoning held(Condition.Held test) {
        return ofLedger(
                test,
                FactKeys.SUBJECT_HOLDS,
                FactKeys.SUBJECT_HOLDS.name(),
                hold -> (test.kinds().isEmpty() || test.kinds().contains(hold.kind()))
                        && hold.stops(circumstance.category(), circumstance.at()));
    }

    @Override
    public Reasoning optedOut(Condition.OptedOut test) {
        return switch (test.refusal()) {
            case PURPOSE ->
                withPurpose(
                        test,
                        purpose -> ofLedger(
                                test,
                                FactKeys.SUBJECT_OPT_OUTS,
                                FactKeys.SUBJECT_OPT_OUTS.name(),
                                optOut -> optOut.refuses(purpose, circumstance.at())));
            case DIRECTORY_INFORMATION ->
                ofLedger(
                        test,
                        FactKeys.SUBJECT_OPT_OUTS,
                        FactKeys.SUBJECT_OPT_OUTS.name(),
                        optOut -> optOut.directoryInformation() && optOut.span().contains(circumstance.at()));
        };
    }

    private interface WithPurpose {
        Reasoning of(Purpose purpose);
    }

    private Reasoning withPurpose(Condition test, WithPurpose then) {
        if (request.purpose().isPresent()) {
            return then.of(request.purpose().get());
        }
        return request.needsPurpose() ? Reasoning.unknown(test, "request.purpose") : Reasoning.known(test, false);
    }

    private Reasoning ofAgreements(Condition test, Predicate<Agreement> wanted) {
        return ofLedger(
                test,
                FactKeys.SUBJECT_AGREEMENTS,
                whyAgreementsAreUnknown(),
                agreement -> agreement.inForceAt(circumstance.at()) && wanted.test(agreement));
    }

    private String whyAgreementsAreUnknown() {
        return facts.knows(FactKeys.SUBJECT_SCHOOL)
                ? FactKeys.SUBJECT_AGREEMENTS.name()
                : FactKeys.SUBJECT_SCHOOL.name();
    }

    private <T> Reasoning ofLedger(Condition test, FactKey<List<T>> ledger, String missing, Predicate<T> wanted) {
        return facts.get(ledger)
                .map(entries -> Reasoning.known(test, entries.stream().anyMatch(wanted)))
                .orElseGet(() -> Reasoning.unknown(test, missing));
    }

    private Reasoning ofFlag(Condition test, FactKey<Boolean> flag) {
        return facts.get(flag)
                .map(value -> Reasoning.known(test, value))
                .orElseGet(() -> Reasoning.unknown(test, whyUnknown(flag)));
    }
}
