package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws the entries of ledgers. Most of them hold at most of the instants about which is asked. */
final class Ledgers {
    /** What happened as facts read it; that data was deleted none reads. */
    private static final List<OccurrenceKind> READ_BY_FACTS = Arrays.stream(OccurrenceKind.values())
            .filter(kind -> kind != OccurrenceKind.ERASED)
            .toList();

    static final List<String> FEATURES = List.of("student-login", "financial-aid");

    static final List<AgreementTerm> CLAUSES = List.of(AgreementTerm.ENCRYPTION, AgreementTerm.NO_SALE);

    static final List<ConsentMethod> METHODS =
            List.of(ConsentMethod.SIGNED_FORM, ConsentMethod.EMAIL_PLUS, ConsentMethod.TEXT_PLUS);
    private static final List<PartyId> RECIPIENTS = List.of(Parties.APPLICATION, Parties.PROVIDER, Parties.TEACHER);
    private static final List<PartyId> APPLICATIONS = List.of(Parties.APPLICATION, Parties.PROVIDER);

    private final Choices choices;
    private final TermPool terms;

    Ledgers(Choices choices, TermPool terms) {
        this.choices = choices;
        this.terms = terms;
    }

    List<Consent> consents(List<PartyId> subjects) {
        return choices.list(0, 3, () -> consent(subjects));
    }

    private Consent consent(List<PartyId> subjects) {
        Instant given = Moments.around(choices);
        Set<Purpose> purposes = choices.some(9, terms.purposes());
        return Consent.builder()
                .subject(choices.of(subjects))
                .basis(choices.of(terms.bases()))
                .addAllPurposes(purposes)
                .refused(!purposes.isEmpty() && choices.chance(2))
                .addAllCategories(choices.some(4, terms.categories()))
                .addAllRecipients(choices.some(3, RECIPIENTS))
                .method(choices.present(5, () -> choices.of(METHODS)))
                .given(given)
                .withdrawn(Moments.end(choices, given))
                .expires(Moments.end(choices, given))
                .build();
    }

    List<OptOut> optOuts(List<PartyId> people) {
        return choices.list(0, 3, () -> {
            Optional<Purpose> purpose = choices.present(7, () -> choices.of(terms.purposes()));
            boolean directory = choices.chance(3) || purpose.isEmpty();
            return new OptOut(
                    choices.of(people),
                    purpose,
                    directory,
                    Moments.span(choices),
                    purpose.isPresent() ? choices.some(3, terms.categories()) : Set.of());
        });
    }

    List<Hold> holds(List<PartyId> subjects) {
        return choices.list(
                0,
                3,
                () -> new Hold(
                        choices.of(HoldKind.class),
                        choices.of(subjects),
                        choices.some(6, terms.categories()),
                        Moments.span(choices)));
    }

    List<RightsRequest> requests(List<PartyId> subjects) {
        return choices.list(0, 2, () -> {
            Instant received = Moments.around(choices);
            Optional<Instant> answered = Moments.end(choices, received);
            return RightsRequest.builder()
                    .subject(choices.of(subjects))
                    .requester(Parties.GUARDIAN)
                    .action(choices.chance(7) ? Action.INSPECT : Action.DELETE)
                    .addAllCategories(choices.some(4, terms.categories()))
                    .received(received)
                    .answered(answered)
                    .answer(answered.map(any -> choices.of(RightsAnswer.class)))
                    .build();
        });
    }

    List<Occurrence> occurrences(List<PartyId> people, List<PartyId> agencies) {
        return choices.list(
                0,
                3,
                () -> choices.chance(7)
                        ? new Occurrence(choices.of(people), choices.of(READ_BY_FACTS), Moments.around(choices))
                        : new Occurrence(
                                choices.of(agencies), OccurrenceKind.POLICY_NOTIFIED, Moments.around(choices)));
    }

    List<Agreement> agreements(List<PartyId> agencies) {
        return choices.list(0, 3, () -> agreement(agencies));
    }

    private Agreement agreement(List<PartyId> agencies) {
        Span term = Moments.span(choices);
        return Agreement.builder()
                .agency(choices.of(agencies))
                .term(term)
                .terminated(Moments.end(choices, term.from()))
                .addAllPermits(choices.some(6, terms.purposes()))
                .addAllFeatures(choices.some(6, FEATURES))
                .signOn(choices.present(7, () -> choices.of(SignOn.class)))
                .addAllCategories(choices.some(4, terms.categories()))
                .addAllPurposes(choices.some(4, terms.purposes()))
                .addAllClauses(choices.some(5, CLAUSES))
                .attributes(new FactValues(choices).stated(terms.hostFacts("agreement")))
                .build();
    }

    List<Authorization> authorizations(List<PartyId> agencies) {
        return choices.list(
                0,
                3,
                () -> new Authorization(
                        choices.of(agencies),
                        choices.of(APPLICATIONS),
                        choices.some(9, terms.categories()),
                        choices.some(9, terms.purposes()),
                        Moments.span(choices)));
    }
}
