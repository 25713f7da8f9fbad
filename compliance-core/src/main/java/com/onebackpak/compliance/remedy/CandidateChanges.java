package com.onebackpak.compliance.remedy;

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
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Names for every test the changes by which somebody could really turn it. */
final class CandidateChanges implements ConditionInterpreter<List<Change>> {
    private static final Set<FactParty> BOTH_SIDES = Set.of(FactParty.SCHOOL, FactParty.VENDOR);

    private final Situation now;
    private final ProcessingRequest request;
    private final Vocabulary vocabulary;
    private final Instant at;
    private final Optional<PartyId> school;
    private final ConsentChanges consents;
    private final AgencyChanges agency;
    private final FactChanges declared;
    private final IdentityHashMap<Rule, Set<Change>> changesThatFlip = new IdentityHashMap<>();

    CandidateChanges(Situation now, Vocabulary vocabulary) {
        this.now = now;
        this.request = now.request();
        this.vocabulary = vocabulary;
        this.at = now.at();
        this.school =
                now.facts().get(FactKeys.SUBJECT_SCHOOL).flatMap(s -> s.stream().findFirst());
        this.consents = new ConsentChanges(now);
        this.agency = new AgencyChanges(now, school);
        this.declared = new FactChanges(now, vocabulary);
    }

    /** What other changes build on. */
    List<Change> first() {
        return agreementInForce(new AgreementInForce());
    }

    /** The changes that could flip a test of the rule. */
    Set<Change> changesThatFlip(Rule rule) {
        return changesThatFlip.computeIfAbsent(
                rule, r -> new LinkedHashSet<>(r.fires().interpret(this)));
    }

    /** The data in a form that tells less. */
    List<Change> forms() {
        return FormChanges.of(request, vocabulary);
    }

    @Override
    public List<Change> all(Condition.All condition, List<List<Change>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Change> any(Condition.Any condition, List<List<Change>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Change> not(Condition.Not condition, List<Change> part) {
        return part;
    }

    @Override
    public List<Change> defined(Condition.Defined condition, List<Change> part) {
        return part;
    }

    @Override
    public List<Change> ageBelow(Condition.AgeBelow test) {
        return List.of();
    }

    @Override
    public List<Change> ageAtLeast(Condition.AgeAtLeast test) {
        return List.of();
    }

    @Override
    public List<Change> consentGiven(ConsentGiven test) {
        return consents.of(test);
    }

    /** Nobody but the person takes a refusal back. */
    @Override
    public List<Change> consentOverruled(ConsentOverruled test) {
        return List.of();
    }

    @Override
    public List<Change> consentWithdrawn(ConsentWithdrawn test) {
        return List.of();
    }

    @Override
    public List<Change> agreementInDisposal(AgreementInDisposal test) {
        return first();
    }

    @Override
    public List<Change> agreementInForce(AgreementInForce test) {
        return school.<List<Change>>map(agency -> List.of(Change.adding(
                        "an agreement with " + agency + " in force",
                        BOTH_SIDES,
                        FactKeys.SUBJECT_AGREEMENTS,
                        Agreement.builder().agency(agency).term(Span.from(at)).build())))
                .orElse(List.of());
    }

    @Override
    public List<Change> agreementPermitsPurpose(AgreementPermitsPurpose test) {
        return request.purpose().stream()
                .map((Purpose purpose) -> amending("the agreement grants " + purpose, a -> a.addPermits(purpose)))
                .toList();
    }

    @Override
    public List<Change> agreementHasFeature(AgreementHasFeature test) {
        return List.of(amending("the agreement includes " + test.feature(), a -> a.addFeatures(test.feature())));
    }

    @Override
    public List<Change> vendorHoldsCredentials(VendorHoldsCredentials test) {
        return List.of(amending("the agreement lets the vendor hold the credentials", a -> a.signOn(SignOn.VENDOR)));
    }

    @Override
    public List<Change> applicationAuthorized(Condition.ApplicationAuthorized test) {
        Optional<PartyId> application = request.authorizedApplication();
        if (school.isEmpty() || application.isEmpty() || request.purpose().isEmpty()) {
            return List.of();
        }
        Authorization authorization = new Authorization(
                school.get(),
                application.get(),
                request.categories(),
                Set.of(request.purpose().get()),
                Span.from(at));
        return List.of(Change.adding(
                school.get() + " authorizes " + application.get() + " for the categories and the purpose",
                Set.of(FactParty.SCHOOL),
                FactKeys.APPLICATION_AUTHORIZATIONS,
                authorization));
    }

    /** Interest is given by teaching the subject, or administering the subject's agency; nobody else comes by it. */
    @Override
    public List<Change> legitimateInterest(Condition.LegitimateInterest test) {
        Set<RecipientKind> kinds = now.facts().get(FactKeys.RECIPIENT_KIND).orElse(Set.of());
        Optional<Boolean> known = now.facts().get(FactKeys.LEGITIMATE_INTEREST);
        boolean mayTeach = kinds.stream().anyMatch(RecipientKind.SCHOOL_USER_TEACHER::covers);
        boolean mayAdminister = kinds.stream().anyMatch(RecipientKind.SCHOOL_USER_ADMINISTRATOR::covers);
        if (mayTeach && !known.equals(Optional.of(true))) {
            return List.of(setting("the recipient teaches the subject", FactKeys.LEGITIMATE_INTEREST));
        }
        return mayAdminister && known.isEmpty()
                ? List.of(setting("the recipient administers the subject's agency", FactKeys.LEGITIMATE_INTEREST))
                : List.of();
    }

    private static Change setting(String says, FactKey<Boolean> flag) {
        return new Change(says, Set.of(FactParty.SCHOOL), Set.of(flag.name()), false, s -> s.with(flag, true));
    }

    @Override
    public List<Change> recipientIn(Condition.RecipientIn test) {
        return declared.mayReceiveAsOrganization()
                ? test.regions().stream()
                        .map(region -> new Change(
                                "the recipient stores and processes in " + region,
                                Set.of(FactParty.RECIPIENT),
                                Set.of(FactKeys.RECIPIENT_REGION.name()),
                                false,
                                s -> s.with(FactKeys.RECIPIENT_REGION, Optional.of(region))))
                        .toList()
                : List.of();
    }

    @Override
    public List<Change> requestMatches(Condition.RequestMatches test) {
        return test.target().forms().isEmpty() ? List.of() : forms();
    }

    @Override
    public List<Change> flag(Condition.Flag test) {
        return switch (test.fact()) {
            case "relation.legitimate-interest" -> legitimateInterest(new Condition.LegitimateInterest());
            case "relation.instructed-by-agency" -> agency.instructs();
            case "relation.has-requester",
                    "relation.requester-is-agency",
                    "relation.requester-is-parent",
                    "relation.requester-is-subject" -> agency.asks();
            default -> declared.ofFlag(test.fact());
        };
    }

    @Override
    public List<Change> factTest(Condition.FactTest test) {
        return declared.of(test);
    }

    @Override
    public List<Change> agreementListsCategory(AgreementListsCategory test) {
        return List.of(amending(
                "the agreement lists the categories in its schedule of data",
                a -> a.addAllCategories(request.categories())));
    }

    @Override
    public List<Change> agreementLeavesOutCategory(AgreementLeavesOutCategory test) {
        return agreementListsCategory(new AgreementListsCategory());
    }

    @Override
    public List<Change> agreementAuthorizesPurpose(AgreementAuthorizesPurpose test) {
        return request.purpose().stream()
                .map((Purpose purpose) -> amending("the agreement names " + purpose, a -> a.addPurposes(purpose)))
                .toList();
    }

    @Override
    public List<Change> agreementHasTerms(AgreementHasTerms test) {
        String terms =
                test.required().stream().map(AgreementTerm::path).sorted().collect(Collectors.joining(", "));
        return List.of(amending("the agreement has the terms " + terms, a -> a.addAllClauses(test.required())));
    }

    /** Nobody moves to another state, or district, for it, nor acts in another's name or at another time. */
    @Override
    public List<Change> protectedIn(ProtectedIn test) {
        return List.of();
    }

    @Override
    public List<Change> belongsTo(BelongsTo test) {
        return List.of();
    }

    @Override
    public List<Change> actsAs(ActsAs test) {
        return List.of();
    }

    @Override
    public List<Change> during(During test) {
        return List.of();
    }

    @Override
    public List<Change> held(Condition.Held test) {
        List<HoldKind> kinds = now.facts().get(FactKeys.SUBJECT_HOLDS).orElse(List.of()).stream()
                .map(Hold::kind)
                .distinct()
                .toList();
        return kinds.isEmpty()
                ? List.of()
                : List.of(new Change(
                        howAnEndIsPutTo(kinds),
                        Set.of(FactParty.SCHOOL),
                        Set.of(FactKeys.SUBJECT_HOLDS.name()),
                        false,
                        s -> s.with(FactKeys.SUBJECT_HOLDS, List.<Hold>of())));
    }

    private static String howAnEndIsPutTo(List<HoldKind> kinds) {
        if (!kinds.contains(HoldKind.INSPECTION)) {
            return "the hold is released";
        }
        return kinds.size() == 1
                ? "the request to inspect is answered"
                : "the hold is released and the request to inspect is answered";
    }

    @Override
    public List<Change> optedOut(Condition.OptedOut test) {
        return List.of();
    }

    private Change amending(String says, UnaryOperator<Agreement.Builder> amendment) {
        return FactChanges.amending(
                at, says, BOTH_SIDES, a -> amendment.apply(a.toBuilder()).build());
    }
}
