package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the facts tell, and, where they do not, all that is missing: the one reading of flags and ledgers. */
class OpenFacts extends Circumstance {
    private static final OpenTruth UNNAMED_PURPOSE = OpenTruth.unknown("request.purpose");
    private static final OpenTruth UNNAMED_APPLICATION = OpenTruth.unknown(FactKeys.APPLICATION_AUTHORIZATIONS.name());
    private static final Set<FactKey<Boolean>> COMPARE_AGENCIES = Set.of(
            FactKeys.REQUESTER_IS_AGENCY,
            FactKeys.INSTRUCTED_BY_AGENCY,
            FactKeys.RECIPIENT_IS_AGENCY,
            FactKeys.RECIPIENT_IS_FELLOW_STUDENT);

    OpenFacts(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        super(request, facts, at, category);
    }

    /** What is known of it as anything but true or false tells nothing. */
    OpenTruth flag(FactKey<Boolean> flag) {
        return facts().value(flag.name()) instanceof Boolean known ? OpenTruth.of(known) : whyUnknown(flag);
    }

    /** Whether an agency is the subject's is unknown only because the subject's is: that is the fact to ask for. */
    OpenTruth whyUnknown(FactKey<Boolean> flag) {
        if (!COMPARE_AGENCIES.contains(flag) || facts().knows(FactKeys.SUBJECT_SCHOOL)) {
            return OpenTruth.unknown(flag.name());
        }
        boolean isNamed = !flag.name().startsWith("relation.recipient-")
                || request().recipient().isPresent();
        return isNamed
                ? OpenTruth.unknown(FactKeys.SUBJECT_SCHOOL.name())
                : OpenTruth.unknown(Set.of(flag.name(), FactKeys.SUBJECT_SCHOOL.name()));
    }

    /** An opt-out stops what it touches, as a hold does. */
    OpenTruth isPurposeRefused() {
        return ofPurpose(FactKeys.SUBJECT_OPT_OUTS, OpenTruth.TRUE, this, OpenFacts::isRefused);
    }

    private static OpenTruth isRefused(OpenFacts open, OpenFacts asked, OptOut optOut) {
        OpenTruth refused =
                OpenTruth.of(optOut.refuses(Optional.ofNullable(asked.purpose()), open.category(), open.at()));
        return asked.purpose() != null ? refused : refused.and(UNNAMED_PURPOSE);
    }

    OpenTruth categoryIn(Set<Category> named) {
        return OpenTruth.of(Truth.liesUnder(category(), named), "request.category");
    }

    /** A purpose that is not named may be any. */
    OpenTruth purposeIn(Set<Purpose> named) {
        Purpose asked = purpose();
        return asked != null
                ? OpenTruth.of(Truth.liesUnder(asked, named), "request.purpose")
                : OpenTruth.of(!named.isEmpty()).and(UNNAMED_PURPOSE);
    }

    /** Who receives a disclosure, where nobody is named by id. */
    OpenTruth unnamedRecipient() {
        boolean isNobody = request().recipientKind().isEmpty() && !request().discloses();
        if (request().recipient().isPresent() || isNobody) {
            return OpenTruth.TRUE;
        }
        return OpenTruth.unknown(
                request().recipientKind().isPresent() ? "request.recipient" : FactKeys.RECIPIENT_KIND.name());
    }

    /**
     * Whether an entry of a ledger is as a test asks. It holds on to nothing, so that asking costs no memory.
     *
     * @param <C> the test
     * @param <T> the entry
     */
    interface Counts<C, T> {
        OpenTruth of(OpenFacts open, C test, T entry);
    }

    /**
     * Whether some entry of a ledger that is about purposes counts.
     *
     * @param otherwise what else of the request would have to be known if the ledger were
     */
    <C, T> OpenTruth ofPurpose(FactKey<List<T>> ledger, OpenTruth otherwise, C test, Counts<C, T> counts) {
        if (purpose() == null && !request().needsPurpose()) {
            return OpenTruth.FALSE;
        }
        List<T> known = facts().find(ledger);
        OpenTruth entries = known == null ? whyUnknownLedger(ledger).and(otherwise) : ofAny(known, test, counts);
        return purpose() != null ? entries : UNNAMED_PURPOSE.and(entries.or(UNNAMED_PURPOSE));
    }

    <C, T> OpenTruth ofEntries(FactKey<List<T>> ledger, C test, Counts<C, T> counts) {
        List<T> known = facts().find(ledger);
        return known == null ? whyUnknownLedger(ledger) : ofAny(known, test, counts);
    }

    /** One that counts for certain settles it. */
    private <C, T> OpenTruth ofAny(List<T> entries, C test, Counts<C, T> counts) {
        OpenTruth any = OpenTruth.FALSE;
        for (int i = 0; i < entries.size() && any.truth() != Truth.TRUE; i++) {
            any = any.or(counts.of(this, test, entries.get(i)));
        }
        return any;
    }

    /** Whether some agreement in force counts. */
    <C> OpenTruth anyInForce(C test, Counts<C, Agreement> counts) {
        List<Agreement> known = facts().find(FactKeys.SUBJECT_AGREEMENTS);
        if (known == null) {
            return whyUnknownLedger(FactKeys.SUBJECT_AGREEMENTS);
        }
        OpenTruth any = OpenTruth.FALSE;
        for (int i = 0; i < known.size() && any.truth() != Truth.TRUE; i++) {
            if (known.get(i).inForceAt(at())) {
                any = any.or(counts.of(this, test, known.get(i)));
            }
        }
        return any;
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
        return whyAgreementsAreUnknown(facts());
    }

    /** An unknown agency's agreements are unknown: it is the agency that is to be asked for. */
    static String whyAgreementsAreUnknown(KnownFacts facts) {
        return facts.knows(FactKeys.SUBJECT_SCHOOL)
                ? FactKeys.SUBJECT_AGREEMENTS.name()
                : FactKeys.SUBJECT_SCHOOL.name();
    }

    /** Whose authorizations they would be is not known, or who the application is, or both. */
    OpenTruth whyAuthorizationsAreUnknown() {
        OpenTruth school = facts().knows(FactKeys.SUBJECT_SCHOOL)
                ? OpenTruth.TRUE
                : OpenTruth.unknown(FactKeys.SUBJECT_SCHOOL.name());
        OpenTruth application = request().isCollectedFromApplication()
                ? OpenTruth.of(request().application().isPresent()).or(UNNAMED_APPLICATION)
                : unnamedRecipient();
        OpenTruth why = school.and(application);
        return why.truth() == Truth.UNKNOWN ? why : UNNAMED_APPLICATION;
    }
}
