package com.onebackpak.compliance.remedy;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.evaluation.Reasoning;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Consents that somebody can give: who may, on which basis, by whom it would be brought about. */
final class ConsentChanges {
    private static final List<ConsentBasis> FROM_PARENTS =
            List.of(ConsentBasis.PARENTAL_VIA_SCHOOL, ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SCHOOL_AS_AGENT);
    private static final List<ConsentBasis> OWN = List.of(ConsentBasis.ELIGIBLE_STUDENT, ConsentBasis.SELF);
    private static final int CHILD = 13;
    private static final int OF_AGE = 18;

    private final Situation now;
    private final ProcessingRequest request;
    private final List<ConsentBasis> bases;

    ConsentChanges(Situation now) {
        this.now = now;
        this.request = now.request();
        this.bases = bases();
    }

    List<Change> of(ConsentGiven test) {
        if (request.subject().isEmpty() || request.purpose().isEmpty()) {
            return List.of();
        }
        Stream<ConsentBasis> possible = test.bases().isEmpty()
                ? bases.stream().limit(1)
                : test.bases().stream()
                        .flatMap(wanted -> bases.stream()
                                .filter(wanted::touches)
                                .map(basis -> basis.covers(wanted) ? wanted : basis));
        return possible.distinct()
                .map(basis -> consent(
                        basis, test, request.subject().get(), request.purpose().get()))
                .toList();
    }

    private Change consent(ConsentBasis basis, ConsentGiven test, PartyId subject, Purpose purpose) {
        Optional<PartyId> named = request.recipient()
                .filter(recipient -> (test.namesRecipient() || test.inWriting()) && request.discloses());
        Consent.Builder consent = Consent.builder()
                .subject(subject)
                .basis(basis)
                .addPurposes(purpose)
                .given(now.at());
        named.ifPresent(consent::addRecipients);
        if (test.inWriting()) {
            consent.method(ConsentMethod.SIGNED_FORM).addAllCategories(request.categories());
        }
        String says = "a " + (test.inWriting() ? "written " : "") + "consent, " + basis + ", for " + purpose
                + (named.isPresent() ? " that names the recipient" : "");
        return Change.adding(says, givenBy(basis), FactKeys.SUBJECT_CONSENTS, consent.build());
    }

    /** A student who is eligible consents for oneself, and so does who is no student; for children, their parents do. */
    private List<ConsentBasis> bases() {
        Optional<Set<PersonKind>> kinds = now.facts().get(FactKeys.SUBJECT_KIND);
        if (kinds.filter(all -> all.stream().noneMatch(PersonKind.STUDENT::covers))
                .isPresent()) {
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
}
