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
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.retention.RetentionSchedule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Jurisdictions;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Judges conditions by strong Kleene logic: every test is known to hold, known not to hold, or unknown. The one reading of
 * tests, for decisions and for what explains them.
 */
class ConditionTruth extends OpenFacts implements ConditionInterpreter<OpenTruth> {
    private static final AgreementInForce IN_FORCE = new AgreementInForce();
    private static final OpenTruth UNKNOWN_COLLECTION = OpenTruth.unknown("request.collected-at");
    private static final OpenTruth UNKNOWN_COLLECTION_AND_BIRTH =
            OpenTruth.unknown(Set.of("request.collected-at", FactKeys.SUBJECT_BIRTH_DATE.name()));
    private static final Condition.Held ANY_HOLD = new Condition.Held(Set.of());
    private static final FactComparison IS_TRUE = new FactComparison.Is(FactValue.of(true));

    /** What tests of the compiled policies came to that decide, two bits for each. */
    private int answers;

    ConditionTruth(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        super(request, facts, at, category);
    }

    ConditionTruth(Circumstance circumstance) {
        this(circumstance.request(), circumstance.facts(), circumstance.at(), circumstance.category());
    }

    /** What a test came to when it was asked before, if it was and is one of those of which that is kept. */
    final @Nullable Truth answer(int test) {
        int known = Program.isKept(test) ? (answers >>> (2 * test)) & 3 : 0;
        return known == 0 ? null : known == 1 ? Truth.TRUE : known == 2 ? Truth.FALSE : Truth.UNKNOWN;
    }

    final Truth keep(int test, Truth answer) {
        if (Program.isKept(test)) {
            int bits = answer == Truth.TRUE ? 1 : answer == Truth.FALSE ? 2 : 3;
            answers |= bits << (2 * test);
        }
        return answer;
    }

    @Override
    public OpenTruth all(Condition.All condition, List<OpenTruth> parts) {
        return parts.stream().reduce(OpenTruth.TRUE, OpenTruth::and);
    }

    @Override
    public OpenTruth any(Condition.Any condition, List<OpenTruth> parts) {
        return parts.stream().reduce(OpenTruth.FALSE, OpenTruth::or);
    }

    @Override
    public OpenTruth not(Condition.Not condition, OpenTruth part) {
        return part.not();
    }

    @Override
    public OpenTruth defined(Condition.Defined condition, OpenTruth part) {
        return part;
    }

    @Override
    public OpenTruth ageBelow(Condition.AgeBelow test) {
        return age(test.years(), test.when(), Truth.FALSE);
    }

    @Override
    public OpenTruth ageAtLeast(Condition.AgeAtLeast test) {
        return age(test.years(), test.when(), Truth.TRUE);
    }

    /** Where no birth date is on file, and the world is closed for it, no age is shown either way. */
    private OpenTruth age(int years, Condition.AgeWhen when, Truth wanted) {
        Instant day = day(when);
        Age.Reached reached = Age.reached(years, facts(), day == null ? at() : day, at());
        if (day == null && !reached.isOfNoDate()) {
            return reached.missing().isPresent() && reached.missing().get().equals(FactKeys.SUBJECT_BIRTH_DATE.name())
                    ? UNKNOWN_COLLECTION_AND_BIRTH
                    : UNKNOWN_COLLECTION;
        }
        return reached.missing().isPresent()
                ? OpenTruth.unknown(reached.missing().get())
                : OpenTruth.of(reached.truth() == wanted);
    }

    /** What is odd about the birth date, where it is why the age on a known day is unknown. */
    final Optional<String> note(int years, Condition.AgeWhen when) {
        Instant day = day(when);
        return day == null
                ? Optional.empty()
                : Age.reached(years, facts(), day, at()).note();
    }

    /** What is said to have been collected after it is asked about was not: then nobody knows when it was. */
    private @Nullable Instant day(Condition.AgeWhen when) {
        if (when == Condition.AgeWhen.DECIDED) {
            return at();
        }
        Optional<Instant> collected = request().collectedAt();
        return collected.isEmpty() || collected.get().isAfter(at()) ? null : collected.get();
    }

    @Override
    public OpenTruth consentGiven(ConsentGiven test) {
        return ConsentReasoning.given(test, this);
    }

    @Override
    public OpenTruth consentOverruled(ConsentOverruled test) {
        return ConsentReasoning.overruled(test, this);
    }

    @Override
    public OpenTruth consentWithdrawn(ConsentWithdrawn test) {
        return ConsentReasoning.withdrawn(test, this);
    }

    @Override
    public OpenTruth agreementInForce(AgreementInForce test) {
        return anyInForce(test, (facts, asked, agreement) -> OpenTruth.TRUE);
    }

    @Override
    public OpenTruth agreementInDisposal(AgreementInDisposal test) {
        List<Agreement> known = facts().find(FactKeys.SUBJECT_AGREEMENTS);
        if (known == null) {
            return OpenTruth.unknown(whyAgreementsAreUnknown());
        }
        if (known.isEmpty() || agreementInForce(IN_FORCE).truth() == Truth.TRUE) {
            return OpenTruth.FALSE;
        }
        OpenTruth isHeld = held(ANY_HOLD);
        RetentionSchedule schedule = RetentionEvaluator.schedule(facts(), at(), ZoneOffset.MAX);
        boolean isDue = schedule.isDisposalDue();
        boolean isDueEverywhere =
                RetentionEvaluator.schedule(facts(), at(), ZoneOffset.MIN).isDisposalDue();
        OpenTruth isToCome =
                isDue == isDueEverywhere ? OpenTruth.of(!isDue) : OpenTruth.unknown(FactKeys.AGREEMENT_ZONES.name());
        return OpenTruth.of(schedule.hasEnded()).and(isToCome.or(isHeld));
    }

    @Override
    public OpenTruth agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return ofPurposes((facts, agreement) -> facts.purposeIn(agreement.permits()));
    }

    @Override
    public OpenTruth agreementHasFeature(AgreementHasFeature test) {
        return anyInForce(
                test,
                (facts, asked, agreement) -> OpenTruth.of(agreement.features().contains(asked.feature())));
    }

    /** Where agreements differ, the school's hold on the credentials counts: it is the narrower. */
    @Override
    public OpenTruth vendorHoldsCredentials(VendorHoldsCredentials test) {
        Optional<List<Agreement>> all = facts().get(FactKeys.SUBJECT_AGREEMENTS);
        if (all.isEmpty()) {
            return OpenTruth.unknown(whyAgreementsAreUnknown());
        }
        List<Optional<SignOn>> inForce = all.get().stream()
                .filter(agreement -> agreement.inForceAt(at()))
                .map(Agreement::signOn)
                .toList();
        if (inForce.isEmpty() || inForce.contains(Optional.of(SignOn.SCHOOL))) {
            return OpenTruth.FALSE;
        }
        return inForce.contains(Optional.<SignOn>empty()) ? OpenTruth.unknown("agreement.sign-on") : OpenTruth.TRUE;
    }

    @Override
    public OpenTruth applicationAuthorized(Condition.ApplicationAuthorized test) {
        return ofPurpose(
                FactKeys.APPLICATION_AUTHORIZATIONS,
                OpenTruth.TRUE,
                test,
                (facts, asked, authorization) -> authorizes(authorization, facts));
    }

    private static OpenTruth authorizes(Authorization authorization, OpenFacts facts) {
        OpenTruth ofCategory = facts.categoryIn(authorization.categories());
        return ofCategory.truth() != Truth.FALSE && authorization.span().contains(facts.at())
                ? ofCategory.and(facts.purposeIn(authorization.purposes()))
                : OpenTruth.FALSE;
    }

    @Override
    public OpenTruth legitimateInterest(Condition.LegitimateInterest test) {
        return flag(FactKeys.LEGITIMATE_INTEREST);
    }

    @Override
    public OpenTruth recipientIn(Condition.RecipientIn test) {
        Optional<Jurisdiction> region = facts().find(FactKeys.RECIPIENT_REGION);
        if (region == null) {
            return OpenTruth.unknown(FactKeys.RECIPIENT_REGION.name());
        }
        return region.isEmpty()
                ? OpenTruth.FALSE
                : OpenTruth.of(Truth.liesIn(region.get(), test.regions()), FactKeys.RECIPIENT_REGION.name());
    }

    @Override
    public OpenTruth requestMatches(Condition.RequestMatches test) {
        return TargetMatch.of(test.target(), this);
    }

    @Override
    public OpenTruth flag(Condition.Flag test) {
        return KnownValues.isOfAgreements(test.fact())
                ? ofFact(new Condition.FactTest(test.fact(), IS_TRUE))
                : flag(test, facts().value(test.fact()));
    }

    /** What the value, or null, of a fact that is not one of agreements tells of it as a flag. */
    final OpenTruth flag(Condition.Flag test, @Nullable Object value) {
        if (value instanceof Boolean known) {
            return OpenTruth.of(known);
        } else if (value == null) {
            return whyUnknown(FactKey.flag(test.fact()));
        }
        Condition.FactTest isTrue = new Condition.FactTest(test.fact(), IS_TRUE);
        return FactKeys.isOwn(test.fact())
                ? ofFact(isTrue)
                : new Comparisons(this, new KnownValues(this)).of(isTrue, fact -> KnownValues.declared(value));
    }

    @Override
    public OpenTruth factTest(Condition.FactTest test) {
        return ofFact(test);
    }

    private OpenTruth ofFact(Condition.FactTest test) {
        KnownValues values = new KnownValues(this);
        Comparisons comparisons = new Comparisons(this, values);
        if (!Comparisons.isOfAgreements(test)) {
            return comparisons.of(test, values::of);
        }
        return facts().knows(FactKeys.SUBJECT_AGREEMENTS)
                ? anyInForce(
                        test, (facts, asked, agreement) -> comparisons.of(asked, fact -> values.of(fact, agreement)))
                : whyUnknownLedger(FactKeys.SUBJECT_AGREEMENTS).and(comparisons.isRestStated(test));
    }

    @Override
    public OpenTruth agreementListsCategory(AgreementListsCategory test) {
        return anyInForce(
                test,
                (facts, asked, agreement) -> agreement.categories().isEmpty()
                        ? OpenTruth.unknown("agreement.categories")
                        : facts.categoryIn(agreement.categories()));
    }

    /** Of the agreements in force, one that gives no schedule of data, or one that lists the category, lets it in. */
    @Override
    public OpenTruth agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        OpenTruth isLetIn = anyInForce(
                test,
                (facts, asked, agreement) ->
                        agreement.categories().isEmpty() ? OpenTruth.TRUE : facts.categoryIn(agreement.categories()));
        return isLetIn.truth() == Truth.TRUE
                ? OpenTruth.FALSE
                : agreementInForce(IN_FORCE).and(isLetIn.not());
    }

    @Override
    public OpenTruth agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return ofPurposes((facts, agreement) -> agreement.purposes().isEmpty()
                ? OpenTruth.unknown("agreement.purposes")
                : facts.purposeIn(agreement.purposes()));
    }

    /** What the agreements in force say of the purpose. */
    private OpenTruth ofPurposes(BiFunction<OpenFacts, Agreement, OpenTruth> counts) {
        return ofPurpose(
                FactKeys.SUBJECT_AGREEMENTS,
                OpenTruth.TRUE,
                counts,
                (facts, asked, agreement) ->
                        agreement.inForceAt(facts.at()) ? asked.apply(facts, agreement) : OpenTruth.FALSE);
    }

    @Override
    public OpenTruth agreementHasTerms(AgreementHasTerms test) {
        return anyInForce(
                test,
                (facts, asked, agreement) -> agreement.clauses().isEmpty()
                        ? OpenTruth.unknown("agreement.terms")
                        : OpenTruth.of(asked.required().stream()
                                .allMatch(required -> isAnyUnder(agreement.clauses(), required))));
    }

    /** An agreement that says it more precisely says it. */
    private static boolean isAnyUnder(Set<? extends Term> given, Term required) {
        return given.stream().anyMatch(required::covers);
    }

    @Override
    public OpenTruth protectedIn(ProtectedIn test) {
        Jurisdictions protecting = facts().find(FactKeys.SUBJECT_JURISDICTION);
        return OpenTruth.of(
                protecting == null ? Truth.UNKNOWN : protecting.areIn(test.jurisdictions()),
                FactKeys.SUBJECT_JURISDICTION.name());
    }

    @Override
    public OpenTruth belongsTo(BelongsTo test) {
        Lineage lineage = facts().find(FactKeys.SUBJECT_AGENCIES);
        return OpenTruth.of(
                lineage == null ? Truth.UNKNOWN : lineage.isUnder(test.agencies()), FactKeys.SUBJECT_SCHOOL.name());
    }

    @Override
    public OpenTruth actsAs(ActsAs test) {
        return OpenTruth.of(request().actor().equals(test.party()));
    }

    @Override
    public OpenTruth during(During test) {
        return OpenTruth.of(test.span().contains(at()));
    }

    /** A hold stops what it touches: of a broader category a part is held, and that is not to go. */
    @Override
    public OpenTruth held(Condition.Held test) {
        return ofEntries(
                FactKeys.SUBJECT_HOLDS,
                test,
                (facts, asked, hold) ->
                        OpenTruth.of((asked.kinds().isEmpty() || asked.kinds().contains(hold.kind()))
                                && hold.stops(facts.category(), facts.at())));
    }

    @Override
    public OpenTruth optedOut(Condition.OptedOut test) {
        return switch (test.scope()) {
            case PURPOSE -> isPurposeRefused();
            case DIRECTORY_INFORMATION ->
                ofEntries(
                        FactKeys.SUBJECT_OPT_OUTS,
                        test,
                        (facts, asked, optOut) -> OpenTruth.of(
                                optOut.directoryInformation() && optOut.span().contains(facts.at())));
        };
    }
}
