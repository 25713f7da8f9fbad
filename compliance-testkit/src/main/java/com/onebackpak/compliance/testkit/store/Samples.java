package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A sample of each kind of ledger. Has no state. */
final class Samples {
    /** What a person would tell, and nobody else may read: no entry of a log holds it. */
    static final String PERSONAL = "the family moved to another county";

    private static final Instant BEGIN = Instant.parse("2026-08-01T05:00:00.000001Z");
    private static final Instant END = Instant.parse("2027-06-30T04:59:59.999999Z");
    private static final Instant EARLY_END = Instant.parse("2027-01-15T12:30:00Z");
    private static final PartyId QUIZZLY = PartyId.of("quizzly");
    private static final PartyId MATHLAND = PartyId.of("mathland");

    static final LedgerSample<Consent> CONSENTS =
            new LedgerSample<>(LedgerKind.CONSENT, Samples::consent, Samples::consents);

    static final LedgerSample<OptOut> OPT_OUTS = new LedgerSample<>(
            LedgerKind.OPT_OUT,
            (person, time) -> new OptOut(person, Optional.of(Purpose.MARKETING), true, span(time)),
            Samples::optOuts);

    static final LedgerSample<Hold> HOLDS = new LedgerSample<>(
            LedgerKind.HOLD,
            (subject, time) -> new Hold(
                    HoldKind.LEGAL, subject, Set.of(Category.TRANSCRIPT, Category.WORK_ASSIGNMENT), span(time)),
            Samples::holds);

    static final LedgerSample<Disclosure> DISCLOSURES = new LedgerSample<>(
            LedgerKind.DISCLOSURE,
            (subject, time) ->
                    disclosure(subject).toBuilder().at(time.apply(BEGIN)).build(),
            Samples::disclosures);

    static final LedgerSample<RightsRequest> REQUESTS = new LedgerSample<>(
            LedgerKind.REQUEST,
            (subject, time) -> request(subject).toBuilder()
                    .received(time.apply(BEGIN))
                    .due(time.apply(END))
                    .answered(time.apply(EARLY_END))
                    .forwarded(time.apply(BEGIN))
                    .hearingRequested(time.apply(BEGIN))
                    .hearingHeld(time.apply(END))
                    .statementPlaced(time.apply(END))
                    .build(),
            Samples::requests);

    static final LedgerSample<Occurrence> OCCURRENCES = new LedgerSample<>(
            LedgerKind.OCCURRENCE,
            (subject, time) -> new Occurrence(subject, OccurrenceKind.LEFT, time.apply(BEGIN)),
            subject -> List.of(
                    new Occurrence(subject, OccurrenceKind.LEFT, END),
                    new Occurrence(subject, OccurrenceKind.POLICY_NOTIFIED, BEGIN),
                    new Occurrence(subject, OccurrenceKind.TRANSFERRED, BEGIN),
                    new Occurrence(subject, OccurrenceKind.DIED, END),
                    new Occurrence(subject, OccurrenceKind.ERASED, BEGIN, Set.of(Category.NAME, Category.WORK)),
                    new Occurrence(subject, OccurrenceKind.ENROLLED, BEGIN)));

    static final LedgerSample<Agreement> AGREEMENTS = new LedgerSample<>(
            LedgerKind.AGREEMENT,
            (agency, time) -> agreement(agency).toBuilder()
                    .term(span(time))
                    .terminated(time.apply(EARLY_END))
                    .build(),
            Samples::agreements);

    static final LedgerSample<Authorization> AUTHORIZATIONS = new LedgerSample<>(
            LedgerKind.AUTHORIZATION,
            (agency, time) -> new Authorization(
                    agency,
                    QUIZZLY,
                    Set.of(Category.NAME, Category.TRANSCRIPT_GRADE),
                    Set.of(Purpose.EDUCATION),
                    span(time)),
            Samples::authorizations);

    private Samples() {}

    static List<LedgerSample<?>> all() {
        return List.of(
                CONSENTS,
                OPT_OUTS,
                HOLDS,
                DISCLOSURES,
                REQUESTS,
                OCCURRENCES,
                AGREEMENTS,
                AUTHORIZATIONS,
                EventSamples.AGENCIES,
                EventSamples.INCIDENTS,
                EventSamples.POLICY_CHANGES,
                EventSamples.EXPOSURES,
                EventSamples.NOTICES,
                EventSamples.MATTERS,
                EventSamples.CUSTODY_ORDERS);
    }

    private static Span span(UnaryOperator<Instant> time) {
        return new Span(time.apply(BEGIN), Optional.of(time.apply(END)));
    }

    private static Consent consent(PartyId subject) {
        return consent(subject, t -> t);
    }

    private static Consent consent(PartyId subject, UnaryOperator<Instant> time) {
        return Consent.builder()
                .subject(subject)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.EDUCATION, Purpose.IMPROVEMENT_NEW_PRODUCTS)
                .addCategories(Category.TRANSCRIPT, Category.NAME)
                .addRecipients(QUIZZLY, MATHLAND)
                .given(time.apply(BEGIN))
                .method(ConsentMethod.SIGNED_FORM)
                .withdrawn(time.apply(EARLY_END))
                .expires(time.apply(END))
                .by(PartyId.of("parent-7"))
                .notice("backpak@2026-08-01")
                .evidence(PERSONAL)
                .confirmed(time.apply(EARLY_END))
                .confirmedBy(PartyId.of("district-1"))
                .renewed(time.apply(EARLY_END))
                .build();
    }

    private static List<Consent> consents(PartyId subject) {
        Consent all = consent(subject);
        Consent little = Consent.builder()
                .subject(subject)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .given(BEGIN)
                .build();
        return List.of(
                little,
                little.toBuilder().basis(ConsentBasis.SCHOOL_AS_AGENT).build(),
                all.toBuilder().purposes(Set.of(Purpose.EDUCATION)).build(),
                all.toBuilder().categories(Set.of()).build(),
                all.toBuilder().recipients(Set.of(QUIZZLY)).build(),
                all.toBuilder().given(BEGIN.plusNanos(1000)).build(),
                all.toBuilder().method(Optional.empty()).build(),
                all.toBuilder().method(ConsentMethod.SCHOOL_PROCESS).build(),
                all.toBuilder().withdrawn(Optional.empty()).build(),
                all.toBuilder().expires(Optional.empty()).build(),
                all.toBuilder().refused(true).renewed(Optional.empty()).build(),
                all.toBuilder().renewed(Optional.empty()).build(),
                all.toBuilder().by(PartyId.of("parent-8")).build(),
                all.toBuilder().by(Optional.empty()).build(),
                all.toBuilder().notice("backpak@2026-09-01").build(),
                all.toBuilder().notice(Optional.empty()).build(),
                all.toBuilder().evidence(Optional.empty()).build(),
                all.toBuilder().confirmedBy(Optional.empty()).build(),
                all.toBuilder()
                        .confirmed(Optional.empty())
                        .confirmedBy(Optional.empty())
                        .build());
    }

    private static List<OptOut> optOuts(PartyId person) {
        return List.of(
                new OptOut(person, Optional.empty(), true, Span.from(BEGIN)),
                new OptOut(person, Optional.of(Purpose.MARKETING_PROMOTIONAL), true, span(t -> t)),
                new OptOut(person, Optional.of(Purpose.MARKETING), false, span(t -> t)),
                new OptOut(person, Optional.of(Purpose.MARKETING), true, span(t -> t), Set.of(Category.NAME)),
                new OptOut(person, Optional.of(Purpose.MARKETING), true, Span.from(BEGIN)),
                new OptOut(person, Optional.of(Purpose.MARKETING), true, new Span(BEGIN, Optional.of(BEGIN))));
    }

    private static List<Hold> holds(PartyId subject) {
        return List.of(
                new Hold(HoldKind.INSPECTION, subject, Set.of(), Span.from(BEGIN)),
                new Hold(HoldKind.LEGAL, subject, Set.of(), span(t -> t)),
                new Hold(HoldKind.LEGAL, subject, Set.of(Category.TRANSCRIPT), span(t -> t)),
                new Hold(HoldKind.LEGAL, subject, Set.of(Category.TRANSCRIPT), Span.from(BEGIN)));
    }

    private static Disclosure disclosure(PartyId subject) {
        return Disclosure.builder()
                .subject(subject)
                .recipient(QUIZZLY)
                .addCategories(Category.NAME, Category.TRANSCRIPT_GRADE)
                .purpose(Purpose.EDUCATION)
                .form(DataForm.PSEUDONYMISED)
                .at(BEGIN)
                .decision("0123456789abcdef01234567")
                .addLegalBasis(Citation.parse("FERPA 99.31(a)(1)"), Citation.parse("Backpak C15"))
                .details(PERSONAL)
                .build();
    }

    private static List<Disclosure> disclosures(PartyId subject) {
        Disclosure all = disclosure(subject);
        return List.of(
                Disclosure.builder()
                        .subject(subject)
                        .recipientKind(RecipientKind.AUTHORITY_EMERGENCY)
                        .addCategories(Category.NAME)
                        .at(BEGIN)
                        .build(),
                all.toBuilder().recipient(MATHLAND).build(),
                all.toBuilder().categories(Set.of(Category.NAME)).build(),
                all.toBuilder().purpose(Optional.empty()).build(),
                all.toBuilder().form(DataForm.IDENTIFIED).build(),
                all.toBuilder().at(BEGIN.plusNanos(1000)).build(),
                all.toBuilder().decision(Optional.empty()).build(),
                all.toBuilder().legalBasis(Set.of()).build(),
                all.toBuilder().details(Optional.empty()).build(),
                all.toBuilder().details("").build());
    }

    private static RightsRequest request(PartyId subject) {
        return RightsRequest.builder()
                .subject(subject)
                .requester(PartyId.of("parent-7"))
                .action(Action.AMEND)
                .addCategories(Category.TRANSCRIPT, Category.ATTENDANCE)
                .received(BEGIN)
                .due(END)
                .answered(EARLY_END)
                .answer(RightsAnswer.GRANTED)
                .to(PartyId.of("district-7"))
                .verified(BEGIN)
                .forwarded(BEGIN)
                .hearingRequested(BEGIN)
                .hearingHeld(END)
                .recordConfirmed(true)
                .statementPlaced(END)
                .collectedWithoutConsent(true)
                .details(PERSONAL)
                .build();
    }

    private static List<RightsRequest> requests(PartyId subject) {
        RightsRequest all = request(subject);
        return List.of(
                RightsRequest.builder()
                        .subject(subject)
                        .requester(subject)
                        .action(Action.DELETE)
                        .received(BEGIN)
                        .build(),
                all.toBuilder().requester(PartyId.of("parent-8")).build(),
                all.toBuilder().categories(Set.of()).build(),
                all.toBuilder().received(BEGIN.minusNanos(1000)).build(),
                all.toBuilder().due(Optional.empty()).build(),
                all.toBuilder().answered(END).build(),
                all.toBuilder().answer(RightsAnswer.REFUSED).build(),
                all.toBuilder().answer(RightsAnswer.REDIRECTED).build(),
                all.toBuilder()
                        .answered(Optional.empty())
                        .answer(Optional.empty())
                        .build(),
                all.toBuilder().to(Optional.empty()).build(),
                all.toBuilder().verified(Optional.empty()).build(),
                all.toBuilder().forwarded(Optional.empty()).build(),
                all.toBuilder()
                        .action(Action.INSPECT)
                        .recordConfirmed(false)
                        .hearingHeld(Optional.empty())
                        .hearingRequested(Optional.empty())
                        .statementPlaced(Optional.empty())
                        .build(),
                all.toBuilder().recordConfirmed(false).build(),
                all.toBuilder()
                        .recordConfirmed(false)
                        .hearingHeld(Optional.empty())
                        .build(),
                all.toBuilder().statementPlaced(Optional.empty()).build(),
                all.toBuilder().collectedWithoutConsent(false).build(),
                all.toBuilder().details(Optional.empty()).build());
    }

    private static Agreement agreement(PartyId agency) {
        return Agreement.builder()
                .agency(agency)
                .term(span(t -> t))
                .terminated(EARLY_END)
                .addPermits(Purpose.RESEARCH, Purpose.ANALYTICS_USAGE)
                .addFeatures("grading", "messages")
                .signOn(SignOn.SCHOOL)
                .disposalDays(60)
                .deletionRequestDays(0)
                .breachNoticeHours(72)
                .addCategories(Category.NAME, Category.WORK)
                .addPurposes(Purpose.EDUCATION)
                .addClauses(AgreementTerm.ENCRYPTION, AgreementTerm.NO_SALE)
                .putAttributes("service-level", FactValue.of(2))
                .build();
    }

    private static List<Agreement> agreements(PartyId agency) {
        Agreement all = agreement(agency);
        return List.of(
                Agreement.builder().agency(agency).term(Span.from(BEGIN)).build(),
                all.toBuilder().term(Span.from(BEGIN)).build(),
                all.toBuilder().terminated(Optional.empty()).build(),
                all.toBuilder().permits(Set.of()).build(),
                all.toBuilder().features(Set.of("grading")).build(),
                all.toBuilder().features(Set.of()).build(),
                all.toBuilder().signOn(SignOn.VENDOR).build(),
                all.toBuilder().signOn(Optional.empty()).build(),
                all.toBuilder().disposalDays(61).build(),
                all.toBuilder().deletionRequestDays(Optional.empty()).build(),
                all.toBuilder().breachNoticeHours(Optional.empty()).build(),
                all.toBuilder().categories(Set.of()).build(),
                all.toBuilder().purposes(Set.of(Purpose.RESEARCH)).build(),
                all.toBuilder().clauses(Set.of(AgreementTerm.NO_SALE)).build(),
                all.with("service-level", FactValue.of(3)),
                all.with("reviewed", FactValue.of(BEGIN)));
    }

    private static List<Authorization> authorizations(PartyId agency) {
        Set<Category> categories = Set.of(Category.NAME, Category.TRANSCRIPT_GRADE);
        Set<Purpose> purposes = Set.of(Purpose.EDUCATION);
        return List.of(
                new Authorization(agency, QUIZZLY, Set.of(), Set.of(), Span.from(BEGIN)),
                new Authorization(agency, MATHLAND, categories, purposes, span(t -> t)),
                new Authorization(agency, QUIZZLY, Set.of(Category.NAME), purposes, span(t -> t)),
                new Authorization(agency, QUIZZLY, categories, Set.of(), span(t -> t)),
                new Authorization(agency, QUIZZLY, categories, purposes, Span.from(BEGIN)));
    }
}
