package com.onebackpak.compliance.evaluation;

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
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.retention.RetentionSchedule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Judges conditions by strong Kleene logic: every test is known to hold, known not to hold, or unknown. */
final class ConditionReasoner implements ConditionInterpreter<Reasoning> {
    private static final FactComparison IS_TRUE = new FactComparison.Is(FactValue.of(true));

    private final Circumstance circumstance;
    private final ProcessingRequest request;
    private final Facts facts;
    private final Instant at;
    private final OpenFacts open;
    private final ConsentReasoning consents;
    private final KnownValues values;
    private final Comparisons comparisons;

    ConditionReasoner(Circumstance circumstance) {
        this.circumstance = circumstance;
        this.request = circumstance.request();
        this.facts = circumstance.facts();
        this.at = circumstance.at();
        this.open = new OpenFacts(circumstance);
        this.consents = new ConsentReasoning(circumstance, open);
        this.values = new KnownValues(circumstance);
        this.comparisons = new Comparisons(circumstance, values);
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
        return age(test, test.years(), test.when(), Truth.FALSE);
    }

    @Override
    public Reasoning ageAtLeast(Condition.AgeAtLeast test) {
        return age(test, test.years(), test.when(), Truth.TRUE);
    }

    /** Where no birth date is on file, and the world is closed for it, no age is shown either way. */
    private Reasoning age(Condition test, int years, Condition.AgeWhen when, Truth wanted) {
        Optional<Instant> day = when == Condition.AgeWhen.DECIDED ? Optional.of(at) : collectedAt();
        Age.Reached reached = Age.reached(years, facts, day.orElse(at), at);
        if (day.isEmpty() && !reached.isOfNoDate()) {
            return Reasoning.of(
                    test,
                    reached.missing().equals(Optional.of(FactKeys.SUBJECT_BIRTH_DATE.name()))
                            ? OpenTruth.unknown("request.collected-at", FactKeys.SUBJECT_BIRTH_DATE.name())
                            : OpenTruth.unknown("request.collected-at"));
        }
        return reached.missing()
                .map(missing -> new Reasoning(test, Truth.UNKNOWN, Set.of(missing), List.of(), reached.note()))
                .orElseGet(() -> Reasoning.known(test, reached.truth() == wanted));
    }

    /** What is said to have been collected after it is asked about was not: then nobody knows when it was. */
    private Optional<Instant> collectedAt() {
        return request.collectedAt().filter(collected -> !collected.isAfter(at));
    }

    @Override
    public Reasoning consentGiven(ConsentGiven test) {
        return Reasoning.of(test, consents.given(test));
    }

    @Override
    public Reasoning consentOverruled(ConsentOverruled test) {
        return Reasoning.of(test, consents.overruled(test));
    }

    @Override
    public Reasoning consentWithdrawn(ConsentWithdrawn test) {
        return Reasoning.of(test, consents.withdrawn(test));
    }

    @Override
    public Reasoning agreementInForce(AgreementInForce test) {
        return ofAgreements(test, agreement -> OpenTruth.TRUE);
    }

    @Override
    public Reasoning agreementInDisposal(AgreementInDisposal test) {
        if (!facts.knows(FactKeys.SUBJECT_AGREEMENTS)) {
            return Reasoning.unknown(test, open.whyAgreementsAreUnknown());
        }
        OpenTruth isHeld =
                open.ofEntries(FactKeys.SUBJECT_HOLDS, hold -> OpenTruth.of(hold.stops(open.category(), at)));
        RetentionSchedule schedule = RetentionEvaluator.schedule(facts, at, ZoneOffset.MAX);
        boolean isDue = schedule.isDisposalDue();
        boolean isDueEverywhere =
                RetentionEvaluator.schedule(facts, at, ZoneOffset.MIN).isDisposalDue();
        OpenTruth isToCome =
                isDue == isDueEverywhere ? OpenTruth.of(!isDue) : OpenTruth.unknown(FactKeys.AGREEMENT_ZONES.name());
        return Reasoning.of(test, OpenTruth.of(schedule.hasEnded()).and(isToCome.or(isHeld)));
    }

    @Override
    public Reasoning agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return ofPurposes(test, agreement -> open.purposeIn(agreement.permits()));
    }

    @Override
    public Reasoning agreementHasFeature(AgreementHasFeature test) {
        return ofAgreements(test, agreement -> OpenTruth.of(agreement.features().contains(test.feature())));
    }

    /** Where agreements differ, the school's hold on the credentials counts: it is the narrower. */
    @Override
    public Reasoning vendorHoldsCredentials(VendorHoldsCredentials test) {
        Optional<List<Agreement>> all = facts.get(FactKeys.SUBJECT_AGREEMENTS);
        if (all.isEmpty()) {
            return Reasoning.unknown(test, open.whyAgreementsAreUnknown());
        }
        List<Optional<SignOn>> inForce = all.get().stream()
                .filter(agreement -> agreement.inForceAt(at))
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
        return Reasoning.of(
                test,
                open.ofPurpose(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        OpenTruth.TRUE,
                        authorization -> OpenTruth.of(authorization.span().contains(at))
                                .and(open.categoryIn(authorization.categories()))
                                .and(open.purposeIn(authorization.purposes()))));
    }

    @Override
    public Reasoning legitimateInterest(Condition.LegitimateInterest test) {
        return Reasoning.of(test, open.flag(FactKeys.LEGITIMATE_INTEREST));
    }

    @Override
    public Reasoning recipientIn(Condition.RecipientIn test) {
        Truth truth = judged(
                FactKeys.RECIPIENT_REGION,
                region ->
                        region.map(place -> Truth.liesIn(place, test.regions())).orElse(Truth.FALSE));
        return Reasoning.of(test, OpenTruth.of(truth, FactKeys.RECIPIENT_REGION.name()));
    }

    @Override
    public Reasoning requestMatches(Condition.RequestMatches test) {
        return TargetMatch.of(test, circumstance);
    }

    @Override
    public Reasoning flag(Condition.Flag test) {
        return Reasoning.of(
                test,
                KnownValues.isOfAgreements(test.fact()) || values.isOfSeveral(test.fact())
                        ? ofFact(new Condition.FactTest(test.fact(), IS_TRUE))
                        : open.flag(FactKey.flag(test.fact())));
    }

    @Override
    public Reasoning factTest(Condition.FactTest test) {
        return Reasoning.of(test, ofFact(test));
    }

    private OpenTruth ofFact(Condition.FactTest test) {
        if (Comparisons.names(test).noneMatch(KnownValues::isOfAgreements)) {
            return comparisons.of(test, values::of);
        }
        return facts.knows(FactKeys.SUBJECT_AGREEMENTS)
                ? anyInForce(agreement -> comparisons.of(test, fact -> values.of(fact, agreement)))
                : open.whyUnknownLedger(FactKeys.SUBJECT_AGREEMENTS).and(comparisons.isRestStated(test));
    }

    @Override
    public Reasoning agreementListsCategory(AgreementListsCategory test) {
        return ofAgreements(
                test,
                agreement -> agreement.categories().isEmpty()
                        ? OpenTruth.unknown("agreement.categories")
                        : open.categoryIn(agreement.categories()));
    }

    /** Of the agreements in force, one that gives no schedule of data, or one that lists the category, lets it in. */
    @Override
    public Reasoning agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        OpenTruth isLetIn = anyInForce(agreement ->
                agreement.categories().isEmpty() ? OpenTruth.TRUE : open.categoryIn(agreement.categories()));
        OpenTruth isAnyInForce = anyInForce(agreement -> OpenTruth.TRUE);
        return Reasoning.of(test, isAnyInForce.and(isLetIn.not()));
    }

    @Override
    public Reasoning agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return ofPurposes(
                test,
                agreement -> agreement.purposes().isEmpty()
                        ? OpenTruth.unknown("agreement.purposes")
                        : open.purposeIn(agreement.purposes()));
    }

    /** What the agreements in force say of the purpose. */
    private Reasoning ofPurposes(Condition test, Function<Agreement, OpenTruth> counts) {
        return Reasoning.of(
                test,
                open.ofPurpose(
                        FactKeys.SUBJECT_AGREEMENTS,
                        OpenTruth.TRUE,
                        agreement -> OpenTruth.of(agreement.inForceAt(at)).and(counts.apply(agreement))));
    }

    @Override
    public Reasoning agreementHasTerms(AgreementHasTerms test) {
        return ofAgreements(
                test,
                agreement -> agreement.clauses().isEmpty()
                        ? OpenTruth.unknown("agreement.terms")
                        : OpenTruth.of(test.required().stream()
                                .allMatch(required -> isAnyUnder(agreement.clauses(), required))));
    }

    /** An agreement that says it more precisely says it. */
    private static boolean isAnyUnder(Set<? extends Term> given, Term required) {
        return given.stream().anyMatch(required::covers);
    }

    @Override
    public Reasoning protectedIn(ProtectedIn test) {
        Truth truth = judged(FactKeys.SUBJECT_JURISDICTION, protecting -> protecting.areIn(test.jurisdictions()));
        return Reasoning.of(test, OpenTruth.of(truth, FactKeys.SUBJECT_JURISDICTION.name()));
    }

    @Override
    public Reasoning belongsTo(BelongsTo test) {
        Truth truth = judged(FactKeys.SUBJECT_AGENCIES, lineage -> lineage.isUnder(test.agencies()));
        return Reasoning.of(test, OpenTruth.of(truth, FactKeys.SUBJECT_SCHOOL.name()));
    }

    @Override
    public Reasoning actsAs(ActsAs test) {
        return Reasoning.known(test, request.actor().equals(test.party()));
    }

    @Override
    public Reasoning during(During test) {
        return Reasoning.known(test, test.span().contains(at));
    }

    /** A hold stops what it touches: of a broader category a part is held, and that is not to go. */
    @Override
    public Reasoning held(Condition.Held test) {
        return Reasoning.of(
                test,
                open.ofEntries(
                        FactKeys.SUBJECT_HOLDS,
                        hold -> OpenTruth.of(
                                (test.kinds().isEmpty() || test.kinds().contains(hold.kind()))
                                        && hold.stops(open.category(), at))));
    }

    @Override
    public Reasoning optedOut(Condition.OptedOut test) {
        return Reasoning.of(
                test,
                switch (test.scope()) {
                    case PURPOSE -> open.isPurposeRefused();
                    case DIRECTORY_INFORMATION ->
                        open.ofEntries(
                                FactKeys.SUBJECT_OPT_OUTS,
                                optOut -> OpenTruth.of(optOut.directoryInformation()
                                        && optOut.span().contains(at)));
                });
    }

    private <T> Truth judged(FactKey<T> fact, Function<T, Truth> judge) {
        return facts.get(fact).map(judge).orElse(Truth.UNKNOWN);
    }

    private Reasoning ofAgreements(Condition test, Function<Agreement, OpenTruth> counts) {
        return Reasoning.of(test, anyInForce(counts));
    }

    /** Whether some agreement in force counts. */
    private OpenTruth anyInForce(Function<Agreement, OpenTruth> counts) {
        return open.ofEntries(
                FactKeys.SUBJECT_AGREEMENTS,
                agreement -> OpenTruth.of(agreement.inForceAt(at)).and(counts.apply(agreement)));
    }
}
