package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether consents that are on record, or known not to be, are as tests ask. Has no state. */
final class ConsentReasoning {
    private static final int ELIGIBLE_AT = 18;

    private ConsentReasoning() {}

    static OpenTruth given(ConsentGiven test, OpenFacts open) {
        ProcessingRequest request = open.request();
        OpenTruth otherwise = test.namesRecipient() && request.discloses() ? open.unnamedRecipient() : OpenTruth.TRUE;
        if (!test.forAnyPurpose()) {
            return isRefused(open)
                    ? OpenTruth.FALSE
                    : open.ofPurpose(FactKeys.SUBJECT_CONSENTS, otherwise, test, ConsentReasoning::counts);
        }
        OpenTruth any = open.ofEntries(FactKeys.SUBJECT_CONSENTS, test, ConsentReasoning::counts);
        return open.facts().knows(FactKeys.SUBJECT_CONSENTS) ? any : any.and(otherwise);
    }

    private static OpenTruth counts(OpenFacts open, ConsentGiven test, Consent consent) {
        boolean isAsAsked = isOnBasis(consent, test.bases())
                && consent.isLiveAt(open.at())
                && (!test.namesRecipient() || !consent.recipients().isEmpty())
                && (!test.inWriting() || consent.isWrittenAndSpecific())
                && (consent.method().isEmpty()
                        || !isAnyOf(test.methodsNot(), consent.method().get()));
        if (!isAsAsked) {
            return OpenTruth.FALSE;
        }
        OpenTruth purpose =
                test.forAnyPurpose() ? OpenTruth.of(!consent.purposes().isEmpty()) : open.purposeIn(consent.purposes());
        OpenTruth covers = covers(consent, purpose, open);
        return covers.truth() == Truth.FALSE ? covers : covers.and(wasGivenBySomebodyEntitled(consent, open));
    }

    /** A refusal stops what it touches, whoever else has consented to it. A purpose that is not named may be another. */
    private static boolean isRefused(OpenFacts open) {
        List<Consent> known = open.facts().find(FactKeys.SUBJECT_CONSENTS);
        Purpose purpose = open.purpose();
        if (known == null || purpose == null) {
            return false;
        }
        for (int i = 0; i < known.size(); i++) {
            Consent each = known.get(i);
            if (each.refused()
                    && each.refuses(purpose, open.category(), open.at())
                    && open.request().mayReach(each.recipients())) {
                return true;
            }
        }
        return false;
    }

    static OpenTruth overruled(ConsentOverruled test, OpenFacts open) {
        OpenTruth consent = given(ConsentGiven.onBasis(test.bases()), open);
        if (consent.truth() != Truth.TRUE) {
            return consent.truth() == Truth.UNKNOWN && open.isPurposeRefused().truth() == Truth.FALSE
                    ? OpenTruth.FALSE
                    : consent;
        }
        return open.isPurposeRefused();
    }

    static OpenTruth withdrawn(ConsentWithdrawn test, OpenFacts open) {
        return open.ofPurpose(
                FactKeys.SUBJECT_CONSENTS,
                OpenTruth.TRUE,
                test,
                (facts, asked, consent) -> isOnBasis(consent, asked.bases()) && consent.isWithdrawnBy(facts.at())
                        ? covers(consent, facts.purposeIn(consent.purposes()), facts)
                        : OpenTruth.FALSE);
    }

    private static boolean isOnBasis(Consent consent, Set<ConsentBasis> bases) {
        return bases.isEmpty() || isAnyOf(bases, consent.basis());
    }

    private static boolean isAnyOf(Set<? extends Term> terms, Term term) {
        for (Term each : terms) {
            if (each.covers(term)) {
                return true;
            }
        }
        return false;
    }

    /** A consent that names recipients covers disclosure to them and nothing else. */
    private static OpenTruth covers(Consent consent, OpenTruth purpose, OpenFacts open) {
        OpenTruth recipient = consent.recipients().isEmpty() ? OpenTruth.TRUE : toNamed(consent, open);
        return recipient
                .and(purpose)
                .and(consent.categories().isEmpty() ? OpenTruth.TRUE : open.categoryIn(consent.categories()));
    }

    private static OpenTruth toNamed(Consent consent, OpenFacts open) {
        ProcessingRequest request = open.request();
        if (!request.discloses()) {
            return OpenTruth.FALSE;
        }
        Optional<PartyId> recipient = request.recipient();
        return recipient.isPresent()
                ? OpenTruth.of(consent.recipients().contains(recipient.get()))
                : open.unnamedRecipient();
    }

    /** A student's own consent counts only if the student was eligible when it was given (34 CFR 99.5). */
    private static OpenTruth wasGivenBySomebodyEntitled(Consent consent, OpenFacts open) {
        boolean own =
                ConsentBasis.SELF.covers(consent.basis()) || ConsentBasis.ELIGIBLE_STUDENT.covers(consent.basis());
        if (!own) {
            return OpenTruth.TRUE;
        }
        Set<PersonKind> kinds = open.facts().find(FactKeys.SUBJECT_KIND);
        OpenTruth isNoStudent = kinds == null
                ? OpenTruth.unknown(FactKeys.SUBJECT_KIND.name())
                : OpenTruth.of(kinds.stream().noneMatch(PersonKind.STUDENT::covers));
        return isNoStudent
                .or(open.flag(FactKeys.SUBJECT_POSTSECONDARY))
                .or(Age.reached(ELIGIBLE_AT, open.facts(), consent.given(), open.at())
                        .open());
    }
}
