package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the facts tell, and, where they do not, all that is missing: the one reading of flags and ledgers. */
final class OpenFacts {
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

    OpenFacts(Circumstance circumstance) {
        this.circumstance = circumstance;
        this.request = circumstance.request();
        this.facts = circumstance.facts();
        this.at = circumstance.at();
    }

    /** What is known of it as anything but true or false tells nothing. */
    OpenTruth flag(FactKey<Boolean> flag) {
        return facts.isFlag(flag.name())
                ? facts.get(flag).map(OpenTruth::of).orElseGet(() -> whyUnknown(flag))
                : whyUnknown(flag);
    }

    /** Whether an agency is the subject's is unknown only because the subject's is: that is the fact to ask for. */
    OpenTruth whyUnknown(FactKey<Boolean> flag) {
        if (!COMPARE_AGENCIES.contains(flag) || facts.knows(FactKeys.SUBJECT_SCHOOL)) {
            return OpenTruth.unknown(flag.name());
        }
        boolean isNamed = !flag.name().startsWith("relation.recipient-")
                || request.recipient().isPresent();
        return isNamed
                ? OpenTruth.unknown(FactKeys.SUBJECT_SCHOOL.name())
                : OpenTruth.unknown(flag.name(), FactKeys.SUBJECT_SCHOOL.name());
    }

    /** An opt-out stops what it touches, as a hold does. */
    OpenTruth isPurposeRefused() {
        return ofPurpose(
                FactKeys.SUBJECT_OPT_OUTS,
                OpenTruth.TRUE,
                optOut -> request.purpose()
                        .map(purpose -> OpenTruth.of(optOut.refuses(purpose, at)))
                        .orElseGet(() -> OpenTruth.of(optOut.purpose().isPresent()
                                        && optOut.span().contains(at))
                                .and(UNNAMED_PURPOSE)));
    }

    Category category() {
        return circumstance.category();
    }

    OpenTruth categoryIn(Set<Category> named) {
        return OpenTruth.of(Truth.liesUnder(category(), named), "request.category");
    }

    /** A purpose that is not named may be any. */
    OpenTruth purposeIn(Set<Purpose> named) {
        return request.purpose()
                .map(purpose -> OpenTruth.of(Truth.liesUnder(purpose, named), "request.purpose"))
                .orElseGet(() -> OpenTruth.of(!named.isEmpty()).and(UNNAMED_PURPOSE));
    }

    /** Who receives a disclosure, where nobody is named by id. */
    OpenTruth unnamedRecipient() {
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
    <T> OpenTruth ofPurpose(FactKey<List<T>> ledger, OpenTruth otherwise, Function<T, OpenTruth> counts) {
        if (request.purpose().isEmpty() && !request.needsPurpose()) {
            return OpenTruth.FALSE;
        }
        OpenTruth entries = facts.knows(ledger)
                ? ofEntries(ledger, counts)
                : whyUnknownLedger(ledger).and(otherwise);
        return request.purpose().isPresent() ? entries : UNNAMED_PURPOSE.and(entries.or(UNNAMED_PURPOSE));
    }

    <T> OpenTruth ofEntries(FactKey<List<T>> ledger, Function<T, OpenTruth> counts) {
        return facts.get(ledger)
                .map(entries -> OpenTruth.ofAny(entries.stream(), counts))
                .orElseGet(() -> whyUnknownLedger(ledger));
    }

    OpenTruth whyUnknownLedger(FactKey<?> ledger) {
        if (ledger.equals(FactKeys.SUBJECT_AGREEMENTS)) {
            return OpenTruth.unknown(whyAgreementsAreUnknown());
        }
        if (ledger.equals(FactKeys.APPLICATION_AUTHORIZATIONS)) {
            return whyAuthorizationsAreUnknown();
        }
        return OpenTruth.unknown(ledger.name());
    }

    String whyAgreementsAreUnknown() {
        return whyAgreementsAreUnknown(facts);
    }

    /** An unknown agency's agreements are unknown: it is the agency that is to be asked for. */
    static String whyAgreementsAreUnknown(Facts facts) {
        return facts.knows(FactKeys.SUBJECT_SCHOOL)
                ? FactKeys.SUBJECT_AGREEMENTS.name()
                : FactKeys.SUBJECT_SCHOOL.name();
    }

    /** Whose authorizations they would be is not known, or who the application is, or both. */
    OpenTruth whyAuthorizationsAreUnknown() {
        OpenTruth school = facts.knows(FactKeys.SUBJECT_SCHOOL)
                ? OpenTruth.TRUE
                : OpenTruth.unknown(FactKeys.SUBJECT_SCHOOL.name());
        OpenTruth application = request.isCollectedFromApplication()
                ? OpenTruth.of(request.application().isPresent()).or(UNNAMED_APPLICATION)
                : unnamedRecipient();
        OpenTruth why = school.and(application);
        return why.truth() == Truth.UNKNOWN ? why : UNNAMED_APPLICATION;
    }
}
