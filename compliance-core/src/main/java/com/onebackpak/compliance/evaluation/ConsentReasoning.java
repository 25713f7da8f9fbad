package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** Whether consents that are on record, or known not to be, are as tests ask. */
final class ConsentReasoning {
    private static final int ELIGIBLE_AT = 18;

    private final OpenFacts open;
    private final ProcessingRequest request;
    private final Facts facts;
    private final Instant at;

    ConsentReasoning(Circumstance circumstance, OpenFacts open) {
        this.open = open;
        this.request = circumstance.request();
        this.facts = circumstance.facts();
        this.at = circumstance.at();
    }

    OpenTruth given(ConsentGiven test) {
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
                                : open.purposeIn(consent.purposes())))
                .and(wasGivenBySomebodyEntitled(consent));
        OpenTruth otherwise = test.namesRecipient() && request.discloses() ? open.unnamedRecipient() : OpenTruth.TRUE;
        return test.forAnyPurpose()
                ? open.ofEntries(FactKeys.SUBJECT_CONSENTS, counts)
                        .and(facts.knows(FactKeys.SUBJECT_CONSENTS) ? OpenTruth.TRUE : otherwise)
                : open.ofPurpose(FactKeys.SUBJECT_CONSENTS, otherwise, counts);
    }

    OpenTruth overruled(ConsentOverruled test) {
        OpenTruth consent = given(ConsentGiven.onBasis(test.bases()));
        OpenTruth both = consent.and(open.isPurposeRefused());
        return both.truth() == Truth.UNKNOWN && consent.truth() == Truth.UNKNOWN ? consent : both;
    }

    OpenTruth withdrawn(ConsentWithdrawn test) {
        return open.ofPurpose(
                FactKeys.SUBJECT_CONSENTS,
                OpenTruth.TRUE,
                consent -> OpenTruth.of(isOnBasis(consent, test.bases()) && consent.isWithdrawnBy(at))
                        .and(covers(consent, open.purposeIn(consent.purposes()))));
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
                                .orElseGet(open::unnamedRecipient));
        return recipient
                .and(purpose)
                .and(consent.categories().isEmpty() ? OpenTruth.TRUE : open.categoryIn(consent.categories()));
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
                .or(open.flag(FactKeys.SUBJECT_POSTSECONDARY))
                .or(Age.reached(ELIGIBLE_AT, facts, consent.given(), at).open());
    }
}
