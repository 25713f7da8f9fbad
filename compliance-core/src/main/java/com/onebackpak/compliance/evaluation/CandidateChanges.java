package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Condition;
import com.onebackpak.compliance.policy.ConditionInterpreter;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names for every test the changes by which somebody could turn it. */
final class CandidateChanges implements ConditionInterpreter<List<Change>> {
    private static final Set<FactParty> BOTH_SIDES = Set.of(FactParty.SCHOOL, FactParty.VENDOR);

    private final Change.Situation now;
    private final ProcessingRequest request;
    private final Vocabulary vocabulary;
    private final Instant at;
    private final Optional<PartyId> school;

    CandidateChanges(Change.Situation now, Vocabulary vocabulary, Instant at) {
        this.now = now;
        this.request = now.request();
        this.vocabulary = vocabulary;
        this.at = at;
        this.school =
                now.facts().get(FactKeys.SUBJECT_SCHOOL).flatMap(s -> s.stream().findFirst());
    }

    /** What other changes build on. */
    List<Change> first() {
        return agreementInForce(new Condition.AgreementInForce());
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
        Set<ConsentBasis> bases = test.bases().isEmpty() ? Set.of(ConsentBasis.PARENTAL_VIA_SCHOOL) : test.bases();
        boolean named = (test.namesRecipient() || test.inWriting()) && request.discloses();
        List<Change> changes = new ArrayList<>();
        if (request.subject().isPresent() && request.purpose().isPresent()) {
            for (ConsentBasis basis : bases) {
                Consent.Builder consent = Consent.builder()
                        .subject(request.subject().get())
                        .basis(basis)
                        .addPurposes(request.purpose().get())
                        .given(at);
                if (named) {
                    request.recipient().ifPresent(consent::addRecipients);
                }
                if (test.inWriting()) {
                    consent.method(ConsentMethod.SIGNED_FORM).addAllCategories(request.categories());
                }
                String says = "a " + (test.inWriting() ? "written " : "") + "consent, " + basis + ", for "
                        + request.purpose().get()
                        + (named
                                ? " that names "
                                        + request.recipient()
                                                .map(PartyId::value)
                                                .orElse("nobody")
                                : "");
                changes.add(adding(says, givenBy(basis), FactKeys.SUBJECT_CONSENTS, consent.build()));
            }
        }
        return changes;
    }

    private static Set<FactParty> givenBy(ConsentBasis basis) {
        if (basis.equals(ConsentBasis.PARENTAL_VIA_SCHOOL)) {
            return Set.of(FactParty.PARENT, FactParty.SCHOOL);
        }
        return basis.equals(ConsentBasis.SCHOOL_AS_AGENT) ? Set.of(FactParty.SCHOOL) : Set.of(FactParty.PARENT);
    }

    @Override
    public List<Change> consentOverruled(Condition.ConsentOverruled test) {
        return List.of();
    }

    @Override
    public List<Change> consentWithdrawn(Condition.ConsentWithdrawn test) {
        return List.of();
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
    public List<Change> agreementInDisposal(Condition.AgreementInDisposal test) {
        return List.of();
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

    @Override
    public List<Change> legitimateInterest(Condition.LegitimateInterest test) {
        return ofFlag(FactKeys.LEGITIMATE_INTEREST);
    }

    @Override
    public List<Change> recipientIn(Condition.RecipientIn test) {
        return test.regions().stream()
                .map(region -> new Change(
                        "the recipient stores and processes in " + region,
                        Set.of(FactParty.RECIPIENT),
                        s -> s.with(FactKeys.RECIPIENT_REGION, Optional.of(region))))
                .toList();
    }

    @Override
    public List<Change> requestMatches(Condition.RequestMatches test) {
        return test.target().forms().stream()
                .filter(form -> !form.covers(request.form()))
                .map((DataForm form) -> new Change(
                        "the data is " + form,
                        Set.of(FactParty.CALLER),
                        s -> new Change.Situation(s.request().inForm(form), s.facts())))
                .toList();
    }

    @Override
    public List<Change> flag(Condition.Flag test) {
        return ofFlag(FactKey.flag(test.fact()));
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
                        s -> s.with(FactKeys.SUBJECT_HOLDS, List.<Hold>of())))
                : List.of();
    }

    @Override
    public List<Change> optedOut(Condition.OptedOut test) {
        return List.of();
    }

    /** Both values where the fact is unknown; else the other one. */
    private List<Change> ofFlag(FactKey<Boolean> flag) {
        Optional<FactDeclaration> changeable =
                vocabulary.fact(flag.name()).filter(f -> !f.changedBy().isEmpty());
        Optional<Boolean> known = now.facts().get(flag);
        return changeable.stream()
                .flatMap(declared -> List.of(true, false).stream()
                        .filter(value -> !known.equals(Optional.of(value)))
                        .map(value ->
                                new Change(said(declared, value), declared.changedBy(), s -> s.with(flag, value))))
                .toList();
    }

    private static String said(FactDeclaration declared, boolean value) {
        return declared.name() + " is " + value + " (" + declared.meaning().replaceFirst("\\.$", "") + ")";
    }

    private <T> Change adding(String says, Set<FactParty> by, FactKey<List<T>> ledger, T entry) {
        return new Change(says, by, s -> {
            List<T> entries = new ArrayList<>(s.facts().get(ledger).orElse(List.of()));
            entries.add(entry);
            return s.with(ledger, List.copyOf(entries));
        });
    }

    private Change amending(String says, UnaryOperator<Agreement.Builder> amendment) {
        return new Change(
                says,
                BOTH_SIDES,
                s -> s.facts()
                        .get(FactKeys.SUBJECT_AGREEMENTS)
                        .map(agreements -> s.with(
                                FactKeys.SUBJECT_AGREEMENTS,
                                agreements.stream()
                                        .map(a -> a.inForceAt(at)
                                                ? amendment.apply(a.toBuilder()).build()
                                                : a)
                                        .toList()))
                        .orElse(s));
    }
}
