package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConditionInterpreter;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.retention.RetentionSchedule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Judges conditions by strong Kleene logic: every test is known to hold, known not to hold, or unknown. */
final class ConditionReasoner implements ConditionInterpreter<Reasoning> {
    private static final int ELIGIBLE_AT = 18;
    private static final FactComparison IS_TRUE = new FactComparison.Is(FactValue.of(true));
    private static final OpenTruth UNNAMED_PURPOSE = OpenTruth.unknown("request.purpose");
    private static final OpenTruth UNNAMED_APPLICATION = OpenTruth.unknown(FactKeys.APPLICATION_AUTHORIZATIONS.name());
    private static final Set<FactKey<Boolean>> COMPARE_AGENCIES = Set.of(
            FactKeys.REQUESTER_IS_AGENCY,
            FactKeys.INSTRUCTED_BY_AGENCY,
            FactKeys.RECIPIENT_IS_AGENCY,
            FactKeys.RECIPIENT_IS_FELLOW_STUDENT);

    private final Circumstance circumstance;
    private final ProcessingRequest request;
    private final Facts facts;
    private final Instant at;
    private final FactValues values;
    private final Comparisons comparisons;

    ConditionReasoner(Circumstance circumstance) {
        this.circumstance = circumstance;
        this.request = circumstance.request();
        this.facts = circumstance.facts();
        this.at = circumstance.at();
        this.values = new FactValues(circumstance);
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
    public Reasoning consentGiven(Condition.ConsentGiven test) {
        return Reasoning.of(test, consent(test));
    }

    private OpenTruth consent(Condition.ConsentGiven test) {
        Function<Consent, OpenTruth> counts = consent -> OpenTruth.of(isOnBasis(consent, test.bases())
                        && consent.isLiveAt(at)
                        && (!test.namesRecipient() || !consent.recipients().isEmpty())
                        && (!test.inWriting() || consent.isWrittenAndSpecific())
                        && consent.method()
                                .filter(method -> isAnyOf(test.methodsNot(), method))
                                .isEmpty())
                .and(covers(
                        consent,
                        test.forAnyPurpose()
                                ? OpenTruth.of(!consent.purposes().isEmpty())
                                : purposeIn(consent.purposes())))
                .and(wasGivenBySomebodyEntitled(consent));
        OpenTruth otherwise = test.namesRecipient() && request.discloses() ? unnamedRecipient() : OpenTruth.TRUE;
        return test.forAnyPurpose()
                ? ofEntries(FactKeys.SUBJECT_CONSENTS, counts)
                        .and(facts.knows(FactKeys.SUBJECT_CONSENTS) ? OpenTruth.TRUE : otherwise)
                : ofPurpose(FactKeys.SUBJECT_CONSENTS, otherwise, counts);
    }

    @Override
    public Reasoning consentOverruled(Condition.ConsentOverruled test) {
        OpenTruth consent = consent(Condition.ConsentGiven.onBasis(test.bases()));
        OpenTruth both = consent.and(isPurposeRefused());
        return Reasoning.of(test, both.truth() == Truth.UNKNOWN && consent.truth() == Truth.UNKNOWN ? consent : both);
    }

    @Override
    public Reasoning consentWithdrawn(Condition.ConsentWithdrawn test) {
        return Reasoning.of(
                test,
                ofPurpose(
                        FactKeys.SUBJECT_CONSENTS,
                        OpenTruth.TRUE,
                        consent -> OpenTruth.of(isOnBasis(consent, test.bases()) && consent.isWithdrawnBy(at))
                                .and(covers(consent, purposeIn(consent.purposes())))));
    }

    private static boolean isOnBasis(Consent consent, Set<ConsentBasis> bases) {
        return bases.isEmpty() || isAnyOf(bases, consent.basis());
    }

    private static boolean isAnyOf(Set<? extends Term> terms, Term term) {
        return terms.stream().anyMatch(each -> each.covers(term));
    }

    /** A consent that names recipients covers disclosure to them and nothing else. */
    private OpenTruth covers(Consent consent, OpenTruth purpose) {
        OpenTruth recipient = consent.recipients().isEmpty()
                ? OpenTruth.TRUE
                : OpenTruth.of(request.discloses())
                        .and(request.recipient()
                                .map(named -> OpenTruth.of(consent.recipients().contains(named)))
                                .orElseGet(this::unnamedRecipient));
        return recipient
                .and(purpose)
                .and(consent.categories().isEmpty() ? OpenTruth.TRUE : categoryIn(consent.categories()));
    }

    /** A student's own consent counts only if the student was eligible when it was given (34 CFR 99.5). */
    private OpenTruth wasGivenBySomebodyEntitled(Consent consent) {
        boolean own =
                ConsentBasis.SELF.covers(consent.basis()) || ConsentBasis.ELIGIBLE_STUDENT.covers(consent.basis());
        if (!own) {
            return OpenTruth.TRUE;
        }
        OpenTruth isNoStudent = facts.get(FactKeys.SUBJECT_KIND)
                .map(kinds -> OpenTruth.of(kinds.stream().noneMatch(PersonKind.STUDENT::covers)))
                .orElseGet(() -> OpenTruth.unknown(FactKeys.SUBJECT_KIND.name()));
        return isNoStudent
                .or(flag(FactKeys.SUBJECT_POSTSECONDARY))
                .or(Age.reached(ELIGIBLE_AT, facts, consent.given(), at).open());
    }

    @Override
    public Reasoning agreementInForce(Condition.AgreementInForce test) {
        return ofAgreements(test, agreement -> OpenTruth.TRUE);
    }

    @Override
    public Reasoning agreementInDisposal(Condition.AgreementInDisposal test) {
        if (!facts.knows(FactKeys.SUBJECT_AGREEMENTS)) {
            return Reasoning.unknown(test, whyAgreementsAreUnknown());
        }
        OpenTruth isHeld = ofEntries(FactKeys.SUBJECT_HOLDS, hold -> OpenTruth.of(hold.stops(category(), at)));
        RetentionSchedule schedule = RetentionEvaluator.schedule(facts, at, ZoneOffset.MAX);
        boolean isDue = schedule.isDisposalDue();
        boolean isDueEverywhere =
                RetentionEvaluator.schedule(facts, at, ZoneOffset.MIN).isDisposalDue();
        OpenTruth isToCome =
                isDue == isDueEverywhere ? OpenTruth.of(!isDue) : OpenTruth.unknown(FactKeys.AGREEMENT_ZONES.name());
        return Reasoning.of(test, OpenTruth.of(schedule.hasEnded()).and(isToCome.or(isHeld)));
    }

    @Override
    public Reasoning agreementPermitsPurpose(Condition.AgreementPermitsPurpose test) {
        return Reasoning.of(
                test,
                ofPurpose(
                        FactKeys.SUBJECT_AGREEMENTS,
                        OpenTruth.TRUE,
                        agreement -> OpenTruth.of(agreement.inForceAt(at)).and(purposeIn(agreement.permits()))));
    }

    @Override
    public Reasoning agreementHasFeature(Condition.AgreementHasFeature test) {
        return ofAgreements(test, agreement -> OpenTruth.of(agreement.features().contains(test.feature())));
    }

    /** Where agreements differ, the school's hold on the credentials counts: it is the narrower. */
    @Override
    public Reasoning vendorHoldsCredentials(Condition.VendorHoldsCredentials test) {
        Optional<List<Agreement>> all = facts.get(FactKeys.SUBJECT_AGREEMENTS);
        if (all.isEmpty()) {
            return Reasoning.unknown(test, whyAgreementsAreUnknown());
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
                ofPurpose(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        OpenTruth.TRUE,
                        authorization -> OpenTruth.of(authorization.span().contains(at))
                                .and(categoryIn(authorization.categories()))
                                .and(purposeIn(authorization.purposes()))));
    }

    @Override
    public Reasoning legitimateInterest(Condition.LegitimateInterest test) {
        return Reasoning.of(test, flag(FactKeys.LEGITIMATE_INTEREST));
    }

    @Override
    public Reasoning recipientIn(Condition.RecipientIn test) {
        Truth truth = facts.get(FactKeys.RECIPIENT_REGION)
                .map(region ->
                        region.map(place -> Truth.liesIn(place, test.regions())).orElse(Truth.FALSE))
                .orElse(Truth.UNKNOWN);
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
                FactValues.isOfAgreements(test.fact())
                        ? ofFact(new Condition.FactTest(test.fact(), IS_TRUE))
                        : flag(FactKey.flag(test.fact())));
    }

    @Override
    public Reasoning factTest(Condition.FactTest test) {
        return Reasoning.of(test, ofFact(test));
    }

    private OpenTruth ofFact(Condition.FactTest test) {
        if (!FactValues.isOfAgreements(test.fact())) {
            return comparisons.of(test, values.of(test.fact()));
        }
        return ofEntries(
                FactKeys.SUBJECT_AGREEMENTS,
                agreement -> OpenTruth.of(agreement.inForceAt(at))
                        .and(comparisons.of(test, FactValues.of(agreement, test.fact()))));
    }

    @Override
    public Reasoning agreementListsCategory(Condition.AgreementListsCategory test) {
        return ofAgreements(
                test,
                agreement -> agreement.categories().isEmpty()
                        ? OpenTruth.unknown("agreement.categories")
                        : categoryIn(agreement.categories()));
    }

    /** Of the agreements in force, one that gives no schedule of data, or one that lists the category, lets it in. */
    @Override
    public Reasoning agreementLeavesOutCategory(Condition.AgreementLeavesOutCategory test) {
        OpenTruth isLetIn = ofEntries(
                FactKeys.SUBJECT_AGREEMENTS,
                agreement -> OpenTruth.of(agreement.inForceAt(at))
                        .and(agreement.categories().isEmpty() ? OpenTruth.TRUE : categoryIn(agreement.categories())));
        OpenTruth isAnyInForce =
                ofEntries(FactKeys.SUBJECT_AGREEMENTS, agreement -> OpenTruth.of(agreement.inForceAt(at)));
        return Reasoning.of(test, isAnyInForce.and(isLetIn.not()));
    }

    @Override
    public Reasoning agreementAuthorizesPurpose(Condition.AgreementAuthorizesPurpose test) {
        return Reasoning.of(
                test,
                ofPurpose(
                        FactKeys.SUBJECT_AGREEMENTS,
                        OpenTruth.TRUE,
                        agreement -> OpenTruth.of(agreement.inForceAt(at))
                                .and(
                                        agreement.purposes().isEmpty()
                                                ? OpenTruth.unknown("agreement.purposes")
                                                : purposeIn(agreement.purposes()))));
    }

    @Override
    public Reasoning agreementHasTerms(Condition.AgreementHasTerms test) {
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
    public Reasoning protectedIn(Condition.ProtectedIn test) {
        return Reasoning.of(
                test,
                OpenTruth.of(
                        facts.get(FactKeys.SUBJECT_JURISDICTION)
                                .map(protecting -> protecting.areIn(test.jurisdictions()))
                                .orElse(Truth.UNKNOWN),
                        FactKeys.SUBJECT_JURISDICTION.name()));
    }

    @Override
    public Reasoning belongsTo(Condition.BelongsTo test) {
        return Reasoning.of(
                test,
                OpenTruth.of(
                        facts.get(FactKeys.SUBJECT_AGENCIES)
                                .map(lineage -> lineage.isUnder(test.agencies()))
                                .orElse(Truth.UNKNOWN),
                        FactKeys.SUBJECT_SCHOOL.name()));
    }

    @Override
    public Reasoning actsAs(Condition.ActsAs test) {
        return Reasoning.known(test, request.actor().equals(test.party()));
    }

    @Override
    public Reasoning during(Condition.During test) {
        return Reasoning.known(test, test.span().contains(at));
    }

    /** Whether an agency is the subject's is unknown only because the subject's is: that is the fact to ask for. */
    private OpenTruth whyUnknown(FactKey<Boolean> flag) {
        if (!COMPARE_AGENCIES.contains(flag) || facts.knows(FactKeys.SUBJECT_SCHOOL)) {
            return OpenTruth.unknown(flag.name());
        }
        boolean isNamed = !flag.name().startsWith("relation.recipient-")
                || request.recipient().isPresent();
        return isNamed
                ? OpenTruth.unknown(FactKeys.SUBJECT_SCHOOL.name())
                : OpenTruth.unknown(flag.name(), FactKeys.SUBJECT_SCHOOL.name());
    }

    /** A hold stops what it touches: of a broader category a part is held, and that is not to go. */
    @Override
    public Reasoning held(Condition.Held test) {
        return Reasoning.of(
                test,
                ofEntries(
                        FactKeys.SUBJECT_HOLDS,
                        hold -> OpenTruth.of(
                                (test.kinds().isEmpty() || test.kinds().contains(hold.kind()))
                                        && hold.stops(category(), at))));
    }

    @Override
    public Reasoning optedOut(Condition.OptedOut test) {
        return Reasoning.of(
                test,
                switch (test.refusal()) {
                    case PURPOSE -> isPurposeRefused();
                    case DIRECTORY_INFORMATION ->
                        ofEntries(
                                FactKeys.SUBJECT_OPT_OUTS,
                                optOut -> OpenTruth.of(optOut.directoryInformation()
                                        && optOut.span().contains(at)));
                });
    }

    /** An opt-out stops what it touches, as a hold does. */
    private OpenTruth isPurposeRefused() {
        return ofPurpose(
                FactKeys.SUBJECT_OPT_OUTS,
                OpenTruth.TRUE,
                optOut -> request.purpose()
                        .map(purpose -> OpenTruth.of(optOut.refuses(purpose, at)))
                        .orElseGet(() -> OpenTruth.of(optOut.purpose().isPresent()
                                        && optOut.span().contains(at))
                                .and(UNNAMED_PURPOSE)));
    }

    private Category category() {
        return circumstance.category();
    }

    private OpenTruth categoryIn(Set<Category> named) {
        return OpenTruth.of(Truth.liesUnder(category(), named), "request.category");
    }

    /** A purpose that is not named may be any. */
    private OpenTruth purposeIn(Set<Purpose> named) {
        return request.purpose()
                .map(purpose -> OpenTruth.of(Truth.liesUnder(purpose, named), "request.purpose"))
                .orElseGet(() -> OpenTruth.of(!named.isEmpty()).and(UNNAMED_PURPOSE));
    }

    /** Who receives a disclosure, where nobody is named by id. */
    private OpenTruth unnamedRecipient() {
        boolean isNobody = request.recipientKind().isEmpty() && !request.discloses();
        if (request.recipient().isPresent() || isNobody) {
            return OpenTruth.TRUE;
        }
        return OpenTruth.unknown(
                request.recipientKind().isPresent() ? "request.recipient" : FactKeys.RECIPIENT_KIND.name());
    }

    /**
     * Whether some entry of a ledger that is about purposes counts.
     *
     * @param otherwise what else of the request would have to be known if the ledger were
     */
    private <T> OpenTruth ofPurpose(FactKey<List<T>> ledger, OpenTruth otherwise, Function<T, OpenTruth> counts) {
        if (request.purpose().isEmpty() && !request.needsPurpose()) {
            return OpenTruth.FALSE;
        }
        OpenTruth entries = facts.knows(ledger)
                ? ofEntries(ledger, counts)
                : whyUnknownLedger(ledger).and(otherwise);
        return request.purpose().isPresent() ? entries : UNNAMED_PURPOSE.and(entries.or(UNNAMED_PURPOSE));
    }

    private Reasoning ofAgreements(Condition test, Function<Agreement, OpenTruth> counts) {
        return Reasoning.of(
                test,
                ofEntries(
                        FactKeys.SUBJECT_AGREEMENTS,
                        agreement -> OpenTruth.of(agreement.inForceAt(at)).and(counts.apply(agreement))));
    }

    private <T> OpenTruth ofEntries(FactKey<List<T>> ledger, Function<T, OpenTruth> counts) {
        return facts.get(ledger)
                .map(entries -> OpenTruth.ofAny(entries.stream(), counts))
                .orElseGet(() -> whyUnknownLedger(ledger));
    }

    private OpenTruth whyUnknownLedger(FactKey<?> ledger) {
        if (ledger.equals(FactKeys.SUBJECT_AGREEMENTS)) {
            return OpenTruth.unknown(whyAgreementsAreUnknown());
        }
        if (ledger.equals(FactKeys.APPLICATION_AUTHORIZATIONS)) {
            return whyAuthorizationsAreUnknown();
        }
        return OpenTruth.unknown(ledger.name());
    }

    private String whyAgreementsAreUnknown() {
        return whyAgreementsAreUnknown(facts);
    }

    /** An unknown agency's agreements are unknown: it is the agency that is to be asked for. */
    static String whyAgreementsAreUnknown(Facts facts) {
        return facts.knows(FactKeys.SUBJECT_SCHOOL)
                ? FactKeys.SUBJECT_AGREEMENTS.name()
                : FactKeys.SUBJECT_SCHOOL.name();
    }

    /** Whose authorizations they would be is not known, or who the application is, or both. */
    private OpenTruth whyAuthorizationsAreUnknown() {
        OpenTruth school = facts.knows(FactKeys.SUBJECT_SCHOOL)
                ? OpenTruth.TRUE
                : OpenTruth.unknown(FactKeys.SUBJECT_SCHOOL.name());
        OpenTruth application = request.isCollectedFromApplication()
                ? OpenTruth.of(request.application().isPresent()).or(UNNAMED_APPLICATION)
                : unnamedRecipient();
        OpenTruth why = school.and(application);
        return why.truth() == Truth.UNKNOWN ? why : UNNAMED_APPLICATION;
    }

    private OpenTruth flag(FactKey<Boolean> flag) {
        return facts.get(flag).map(OpenTruth::of).orElseGet(() -> whyUnknown(flag));
    }
}
