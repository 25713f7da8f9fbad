package com.onebackpak.compliance.remedy;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.condition.ComparisonText;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConditionInterpreter;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.evaluation.Reasoning;
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
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names for every test the changes by which somebody could really turn it. */
final class CandidateChanges implements ConditionInterpreter<List<Change>> {
    private static final String FORM = "request.form";
    private static final Set<FactParty> BOTH_SIDES = Set.of(FactParty.SCHOOL, FactParty.VENDOR);
    private static final List<ConsentBasis> FROM_PARENTS =
            List.of(ConsentBasis.PARENTAL_VIA_SCHOOL, ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SCHOOL_AS_AGENT);

    private static final List<ConsentBasis> OWN = List.of(ConsentBasis.ELIGIBLE_STUDENT, ConsentBasis.SELF);
    private static final int CHILD = 13;
    private static final int OF_AGE = 18;

    /** From the most telling to the least. */
    private static final List<DataForm> FORMS =
            List.of(DataForm.IDENTIFIED, DataForm.PSEUDONYMISED, DataForm.DE_IDENTIFIED, DataForm.AGGREGATED);

    private final Situation now;
    private final ProcessingRequest request;
    private final Vocabulary vocabulary;
    private final Instant at;
    private final Optional<PartyId> school;
    private final List<ConsentBasis> bases;
    private final Map<Rule, Set<Change>> turning = new HashMap<>();

    CandidateChanges(Situation now, Vocabulary vocabulary) {
        this.now = now;
        this.request = now.request();
        this.vocabulary = vocabulary;
        this.at = now.at();
        this.school =
                now.facts().get(FactKeys.SUBJECT_SCHOOL).flatMap(s -> s.stream().findFirst());
        this.bases = bases();
    }

    /** What other changes build on. */
    List<Change> first() {
        return agreementInForce(new Condition.AgreementInForce());
    }

    /** The changes that could turn a test of the rule. */
    Set<Change> turning(Rule rule) {
        return turning.computeIfAbsent(rule, r -> {
            Set<Change> all = new LinkedHashSet<>(new Condition.RequestMatches(r.target()).interpret(this));
            all.addAll(r.when().interpret(this));
            r.exemptions().forEach(e -> all.addAll(e.when().interpret(this)));
            return all;
        });
    }

    /** The data in a form that tells less: what is gone from it cannot be put back. */
    List<Change> forms() {
        return vocabulary.terms(Dimension.FORM).stream()
                .map(DataForm.class::cast)
                .filter(form -> rank(request.form()) >= 0 && rank(form) > rank(request.form()))
                .map(form -> new Change(
                        "the data is " + form,
                        Set.of(FactParty.CALLER),
                        FORM,
                        false,
                        s -> s.asking(s.request().inForm(form))))
                .toList();
    }

    private static int rank(DataForm form) {
        return Iterables.indexOf(FORMS, known -> known.covers(form));
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
    public List<Change> consentGiven(Condition.ConsentGiven test) {
        if (request.subject().isEmpty() || request.purpose().isEmpty()) {
            return List.of();
        }
        Stream<ConsentBasis> possible = test.bases().isEmpty()
                ? bases.stream().limit(1)
                : test.bases().stream()
                        .flatMap(wanted -> bases.stream()
                                .filter(basis -> basis.covers(wanted) || wanted.covers(basis))
                                .map(basis -> basis.covers(wanted) ? wanted : basis));
        return possible.distinct()
                .map(basis -> consent(
                        basis, test, request.subject().get(), request.purpose().get()))
                .toList();
    }

    private Change consent(ConsentBasis basis, Condition.ConsentGiven test, PartyId subject, Purpose purpose) {
        Optional<PartyId> named = request.recipient()
                .filter(recipient -> (test.namesRecipient() || test.inWriting()) && request.discloses());
        Consent.Builder consent = Consent.builder()
                .subject(subject)
                .basis(basis)
                .addPurposes(purpose)
                .given(at);
        named.ifPresent(consent::addRecipients);
        if (test.inWriting()) {
            consent.method(ConsentMethod.SIGNED_FORM).addAllCategories(request.categories());
        }
        String says = "a " + (test.inWriting() ? "written " : "") + "consent, " + basis + ", for " + purpose
                + named.map(recipient -> " that names " + recipient).orElse("");
        return adding(says, givenBy(basis), FactKeys.SUBJECT_CONSENTS, consent.build());
    }

    /** A student who is eligible consents for oneself, and so does who is no student; for children, their parents do. */
    private List<ConsentBasis> bases() {
        Optional<Set<PersonKind>> kinds = now.facts().get(FactKeys.SUBJECT_KIND);
        if (kinds.filter(all -> all.stream().noneMatch(PersonKind.STUDENT::covers)).isPresent()) {
            boolean isChild = kinds.get().stream().allMatch(PersonKind.VISITOR::covers)
                    && judged(new Condition.AgeBelow(CHILD)) == Truth.TRUE;
            return List.of(isChild ? ConsentBasis.PARENTAL_DIRECT : ConsentBasis.SELF);
        }
        Truth eligible = judged(new Condition.Any(
                List.of(new Condition.AgeAtLeast(OF_AGE), new Condition.Flag(FactKeys.SUBJECT_POSTSECONDARY.name()))));
        return switch (eligible) {
            case TRUE -> OWN;
            case FALSE -> FROM_PARENTS;
            case UNKNOWN -> Stream.concat(FROM_PARENTS.stream(), OWN.stream()).toList();
        };
    }

    private Truth judged(Condition condition) {
        Category any = request.categories().iterator().next();
        return Reasoning.of(condition, now, any).truth();
    }

    private static Set<FactParty> givenBy(ConsentBasis basis) {
        if (basis.equals(ConsentBasis.PARENTAL_VIA_SCHOOL)) {
            return Set.of(FactParty.PARENT, FactParty.SCHOOL);
        }
        if (basis.equals(ConsentBasis.SCHOOL_AS_AGENT)) {
            return Set.of(FactParty.SCHOOL);
        }
        return Set.of(FROM_PARENTS.contains(basis) ? FactParty.PARENT : FactParty.STUDENT);
    }

    /** Nobody but the person takes a refusal back. */
    @Override
    public List<Change> consentOverruled(Condition.ConsentOverruled test) {
        return List.of();
    }

    @Override
    public List<Change> consentWithdrawn(Condition.ConsentWithdrawn test) {
        return List.of();
    }

    @Override
    public List<Change> agreementInDisposal(Condition.AgreementInDisposal test) {
        return first();
    }

    @Override
    public List<Change> agreementInForce(Condition.AgreementInForce test) {
        return school.<List<Change>>map(agency -> List.of(adding(
                        "an agreement with " + agency + " in force",
                        BOTH_SIDES,
                        FactKeys.SUBJECT_AGREEMENTS,
                        Agreement.builder().agency(agency).term(Span.from(at)).build())))
                .orElse(List.of());
    }

    @Override
    public List<Change> agreementPermitsPurpose(Condition.AgreementPermitsPurpose test) {
        return request.purpose().stream()
                .map((Purpose purpose) -> amending("the agreement grants " + purpose, a -> a.addPermits(purpose)))
                .toList();
    }

    @Override
    public List<Change> agreementHasFeature(Condition.AgreementHasFeature test) {
        return List.of(amending("the agreement includes " + test.feature(), a -> a.addFeatures(test.feature())));
    }

    @Override
    public List<Change> vendorHoldsCredentials(Condition.VendorHoldsCredentials test) {
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
        return List.of(adding(
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
        boolean mayTeach =
                kinds.stream().anyMatch(RecipientKind.SCHOOL_USER_TEACHER::covers);
        boolean mayAdminister =
                kinds.stream().anyMatch(RecipientKind.SCHOOL_USER_ADMINISTRATOR::covers);
        if (mayTeach && !known.equals(Optional.of(true))) {
            return List.of(setting("the recipient teaches the subject", FactKeys.LEGITIMATE_INTEREST));
        }
        return mayAdminister && known.isEmpty()
                ? List.of(setting("the recipient administers the subject's agency", FactKeys.LEGITIMATE_INTEREST))
                : List.of();
    }

    private static Change setting(String says, FactKey<Boolean> flag) {
        return new Change(says, Set.of(FactParty.SCHOOL), flag.name(), false, s -> s.with(flag, true));
    }

    @Override
    public List<Change> recipientIn(Condition.RecipientIn test) {
        return mayReceiveAsOrganization()
                ? test.regions().stream()
                        .map(region -> new Change(
                                "the recipient stores and processes in " + region,
                                Set.of(FactParty.RECIPIENT),
                                FactKeys.RECIPIENT_REGION.name(),
                                false,
                                s -> s.with(FactKeys.RECIPIENT_REGION, Optional.of(region))))
                        .toList()
                : List.of();
    }

    /** Nobody, a person and an agency have no region and give no assurances. */
    private boolean mayReceiveAsOrganization() {
        return !now.facts().get(FactKeys.RECIPIENT_KIND).equals(Optional.of(Set.of()))
                && !now.facts().get(FactKeys.RECIPIENT_REGION).equals(Optional.of(Optional.empty()));
    }

    @Override
    public List<Change> requestMatches(Condition.RequestMatches test) {
        return test.target().forms().isEmpty() ? List.of() : forms();
    }

    @Override
    public List<Change> flag(Condition.Flag test) {
        if (test.fact().equals(FactKeys.LEGITIMATE_INTEREST.name())) {
            return legitimateInterest(new Condition.LegitimateInterest());
        }
        if (test.fact().equals(FactKeys.INSTRUCTED_BY_AGENCY.name())) {
            return school
                    .filter(agency -> !isSo(FactKeys.INSTRUCTED_BY_AGENCY))
                    .map(agency -> new Change(
                            agency + " instructs this",
                            Set.of(FactParty.SCHOOL),
                            test.fact(),
                            false,
                            s -> s.asking(s.request().toBuilder()
                                            .instructedBy(agency)
                                            .build())
                                    .with(FactKeys.INSTRUCTED_BY_AGENCY, true)))
                    .stream()
                    .toList();
        }
        boolean asks = test.fact().equals(FactKeys.REQUESTER_IS_AGENCY.name())
                || test.fact().equals(FactKeys.HAS_REQUESTER.name())
                || test.fact().equals(FactKeys.REQUESTER_IS_PARENT.name())
                || test.fact().equals(FactKeys.REQUESTER_IS_SUBJECT.name());
        return asks ? askedByTheAgency() : ofFlag(test.fact());
    }

    /** Then nobody else asks. */
    private List<Change> askedByTheAgency() {
        return school
                .filter(agency -> !isSo(FactKeys.REQUESTER_IS_AGENCY))
                .map(agency -> new Change(
                        agency + " asks for this",
                        Set.of(FactParty.SCHOOL),
                        FactKeys.REQUESTER_IS_AGENCY.name(),
                        false,
                        s -> s.asking(s.request().toBuilder().requester(agency).build())
                                .knowing(s.facts().toBuilder()
                                        .put(FactKeys.HAS_REQUESTER, true)
                                        .put(FactKeys.REQUESTER_IS_AGENCY, true)
                                        .put(FactKeys.REQUESTER_IS_PARENT, false)
                                        .put(FactKeys.REQUESTER_IS_SUBJECT, false)
                                        .build())))
                .stream()
                .toList();
    }

    private boolean isSo(FactKey<Boolean> flag) {
        return now.facts().get(flag).equals(Optional.of(true));
    }

    @Override
    public List<Change> factTest(Condition.FactTest test) {
        Optional<FactDeclaration> changeable =
                vocabulary.fact(test.fact()).filter(f -> !f.changedBy().isEmpty());
        return changeable.stream().flatMap(declared -> values(test, declared)).toList();
    }

    /** A value that the comparison asks for, or, where it holds already, none: what else there could be is not known. */
    private Stream<Change> values(Condition.FactTest test, FactDeclaration declared) {
        if (declared.type() == FactType.BOOLEAN) {
            return ofFlag(test.fact()).stream();
        }
        Stream<FactValue> wanted = test.comparison() instanceof FactComparison.Has has
                ? Stream.of(member(has.member()))
                : test.comparison() instanceof FactComparison.Below ? Stream.of() : test.comparison().values().stream();
        return wanted.filter(value -> value.type() == declared.type()).map(value -> {
            String says = declared.name() + ComparisonText.of(test.comparison()) + meaning(declared);
            return declared.party().equals("agreement")
                    ? amending(says, declared.changedBy(), a -> a.with(declared.attribute(), value))
                    : new Change(
                            says,
                            declared.changedBy(),
                            declared.name(),
                            false,
                            s -> s.with(FactKey.values(declared.name()), Set.of(value)));
        });
    }

    private static FactValue member(FactValue value) {
        return value instanceof FactValue.OfTerm term
                ? FactValue.ofTerms(List.of(term.value()))
                : FactValue.ofTexts(List.of(value.data().toString()));
    }

    @Override
    public List<Change> agreementListsCategory(Condition.AgreementListsCategory test) {
        return List.of(amending(
                "the agreement lists the categories in its schedule of data",
                a -> a.addAllCategories(request.categories())));
    }

    @Override
    public List<Change> agreementLeavesOutCategory(Condition.AgreementLeavesOutCategory test) {
        return agreementListsCategory(new Condition.AgreementListsCategory());
    }

    @Override
    public List<Change> agreementAuthorizesPurpose(Condition.AgreementAuthorizesPurpose test) {
        return request.purpose().stream()
                .map((Purpose purpose) -> amending("the agreement names " + purpose, a -> a.addPurposes(purpose)))
                .toList();
    }

    @Override
    public List<Change> agreementHasTerms(Condition.AgreementHasTerms test) {
        String terms =
                test.required().stream().map(AgreementTerm::path).sorted().collect(Collectors.joining(", "));
        return List.of(amending("the agreement has the terms " + terms, a -> a.addAllClauses(test.required())));
    }

    /** Nobody moves to another state, or district, for it, nor acts in another's name or at another time. */
    @Override
    public List<Change> protectedIn(Condition.ProtectedIn test) {
        return List.of();
    }

    @Override
    public List<Change> belongsTo(Condition.BelongsTo test) {
        return List.of();
    }

    @Override
    public List<Change> actsAs(Condition.ActsAs test) {
        return List.of();
    }

    @Override
    public List<Change> during(Condition.During test) {
        return List.of();
    }

    @Override
    public List<Change> held(Condition.Held test) {
        boolean anyHold = now.facts()
                .get(FactKeys.SUBJECT_HOLDS)
                .filter(h -> !h.isEmpty())
                .isPresent();
        return anyHold
                ? List.of(new Change(
                        "the hold is released",
                        Set.of(FactParty.SCHOOL),
                        FactKeys.SUBJECT_HOLDS.name(),
                        false,
                        s -> s.with(FactKeys.SUBJECT_HOLDS, List.<Hold>of())))
                : List.of();
    }

    @Override
    public List<Change> optedOut(Condition.OptedOut test) {
        return List.of();
    }

    /** Both values where the fact is unknown; else the other one. */
    private List<Change> ofFlag(String name) {
        FactKey<Boolean> flag = FactKey.flag(name);
        Optional<FactDeclaration> changeable =
                vocabulary.fact(name).filter(f -> !f.changedBy().isEmpty());
        Optional<Boolean> known = now.facts().get(flag);
        return changeable.stream()
                .filter(declared -> !name.startsWith("recipient.") || mayReceiveAsOrganization())
                .flatMap(declared -> Stream.of(true, false)
                        .filter(value -> !known.equals(Optional.of(value)))
                        .map(value -> new Change(
                                said(declared, value), declared.changedBy(), name, false, s -> s.with(flag, value))))
                .toList();
    }

    private static String said(FactDeclaration declared, boolean value) {
        return declared.name() + " is " + value + meaning(declared);
    }

    private static String meaning(FactDeclaration declared) {
        return " (" + declared.meaning().replaceFirst("\\.$", "") + ")";
    }

    private <T> Change adding(String says, Set<FactParty> by, FactKey<List<T>> ledger, T entry) {
        return new Change(says, by, ledger.name(), true, s -> {
            List<T> entries = new ArrayList<>(s.facts().get(ledger).orElse(List.of()));
            entries.add(entry);
            return s.with(ledger, List.copyOf(entries));
        });
    }

    private Change amending(String says, UnaryOperator<Agreement.Builder> amendment) {
        return amending(says, BOTH_SIDES, a -> amendment.apply(a.toBuilder()).build());
    }

    private Change amending(String says, Set<FactParty> by, UnaryOperator<Agreement> amendment) {
        return new Change(
                says,
                by,
                FactKeys.SUBJECT_AGREEMENTS.name(),
                true,
                s -> s.facts()
                        .get(FactKeys.SUBJECT_AGREEMENTS)
                        .map(agreements -> s.with(
                                FactKeys.SUBJECT_AGREEMENTS,
                                agreements.stream()
                                        .map(a -> a.inForceAt(at)
                                                ? amendment.apply(a)
                                                : a)
                                        .toList()))
                        .orElse(s));
    }
}
