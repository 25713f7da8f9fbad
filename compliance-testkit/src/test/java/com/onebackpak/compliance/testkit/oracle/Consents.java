package com.onebackpak.compliance.testkit.oracle;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tests of the consents about the subject. */
final class Consents {
    private final Asked asked;

    Consents(Asked asked) {
        this.asked = asked;
    }

    static Map<String, Object> written(Draw draw, Terms terms) {
        Map<String, Object> consent = new LinkedHashMap<>();
        if (draw.chance(50)) {
            consent.put("basis", draw.some(3, terms.bases));
        }
        if (draw.chance(30)) {
            consent.put("names-recipient", "true");
        }
        if (draw.chance(15)) {
            consent.put("in-writing", "true");
        }
        if (draw.chance(20)) {
            consent.put("method-not", draw.some(2, Terms.METHODS));
        }
        if (draw.chance(15)) {
            consent.put("for-any-purpose", "true");
        }
        return consent;
    }

    /** Whether a live consent is of the right sort and covers purpose, category and, for a disclosure, recipient. */
    Answer given(Entry test) {
        boolean anyPurpose = test.isTrue("for-any-purpose");
        if (asked.subject.isEmpty()) {
            return unknown(test.isTrue("names-recipient"), !anyPurpose);
        }
        if (!anyPurpose && asked.purpose.isPresent() && isRefused()) {
            return Answer.NO;
        }
        List<Answer> each = new ArrayList<>();
        for (Entry consent : about(asked.subject.get())) {
            boolean live = (!consent.isTrue("refused") || asked.faults.contains(Fault.REFUSAL_COUNTS_AS_CONSENT))
                    && RecordedWorld.during(consent, "given", List.of("withdrawn", "expires"), zone(), asked.at);
            boolean ruledOut = consent.text("method")
                    .filter(method -> Words.coveredByAny(test.texts("method-not"), method))
                    .isPresent();
            boolean written = consent.has("method")
                    && consent.has("categories")
                    && consent.has("purposes")
                    && consent.has("recipients");
            each.add(Answer.all(List.of(
                    Answer.of(live && !ruledOut && (written || !test.isTrue("in-writing"))),
                    ofBasis(consent, test.texts("basis")),
                    covers(consent, anyPurpose),
                    names(consent, test.isTrue("names-recipient")))));
        }
        return anyPurpose ? Answer.any(each) : asked.ofPurpose(Answer.any(each));
    }

    /** Whether somebody has said no to something of what is asked, and has not taken that back. */
    boolean isRefused() {
        return asked.subject.isPresent()
                && !asked.faults.contains(Fault.REFUSAL_COUNTS_AS_CONSENT)
                && about(asked.subject.get()).stream()
                        .filter(entry -> entry.isTrue("refused"))
                        .filter(entry ->
                                RecordedWorld.during(entry, "given", List.of("withdrawn", "expires"), zone(), asked.at))
                        .anyMatch(this::isAboutThis);
    }

    private boolean isAboutThis(Entry refusal) {
        boolean isForIt =
                refusal.texts("purposes").stream().anyMatch(one -> Words.touch(one, asked.purpose.orElseThrow()));
        boolean isOfIt = !refusal.has("categories")
                || !asked.faults.contains(Fault.REFUSAL_OF_A_CATEGORY_STOPS_NOTHING)
                        && refusal.texts("categories").stream().anyMatch(one -> Words.touch(one, asked.category));
        boolean isToThem = !refusal.has("recipients")
                || (asked.discloses()
                        && asked.recipient
                                .id()
                                .map(refusal.texts("recipients")::contains)
                                .orElse(true));
        return isForIt && isOfIt && isToThem;
    }

    /** Whether a consent that covered this has been withdrawn by now, having held before. */
    Answer withdrawn(Entry test) {
        if (asked.subject.isEmpty()) {
            return unknown(false, true);
        }
        List<Answer> each = new ArrayList<>();
        for (Entry consent : about(asked.subject.get())) {
            Instant given = RecordedWorld.instant(consent.required("given"), zone());
            boolean withdrawn = consent.text("withdrawn")
                    .map(written -> RecordedWorld.instant(written, zone()))
                    .filter(end -> !consent.isTrue("refused") && end.isAfter(given) && !end.isAfter(asked.at))
                    .isPresent();
            each.add(Answer.all(List.of(
                    Answer.of(withdrawn),
                    Answer.of(isOn(consent, test.texts("basis"))),
                    covers(consent, false),
                    names(consent, false))));
        }
        return asked.ofPurpose(Answer.any(each));
    }

    /** Of a subject that is named by kind no consent is known; to whom it goes matters where a consent must say so. */
    private Answer unknown(boolean mustName, boolean asksPurpose) {
        Answer open = asked.openLedger(asksPurpose, "subject.consents");
        return mustName && asked.discloses() && open.isOpen() ? Answer.any(List.of(open, recipient())) : open;
    }

    private List<Entry> about(String subject) {
        return asked.world.ledgers.entries("consents").stream()
                .filter(consent -> consent.required("subject").equals(subject))
                .toList();
    }

    private ZoneId zone() {
        return asked.world.zoneOfPerson(asked.subject.orElseThrow());
    }

    /** A student's own consent counts only if the student was eligible when it was given. */
    private Answer ofBasis(Entry consent, List<String> bases) {
        String basis = consent.required("basis");
        boolean counts = isOn(consent, bases);
        boolean own = Words.covers("self", basis) || Words.covers("eligible-student", basis);
        if (!counts
                || !own
                || !asked.subjectIs("student")
                || asked.faults.contains(Fault.OWN_CONSENT_OF_A_CHILD_COUNTS)) {
            return Answer.of(counts);
        }
        Instant given = RecordedWorld.instant(consent.required("given"), zone());
        return Answer.any(List.of(new Relations(asked).postsecondary(), new Ages(asked).reached(18, given)));
    }

    private static boolean isOn(Entry consent, List<String> bases) {
        return bases.isEmpty() || Words.coveredByAny(bases, consent.required("basis"));
    }

    private Answer covers(Entry consent, boolean anyPurpose) {
        return Answer.all(List.of(
                anyPurpose ? Answer.of(consent.has("purposes")) : asked.purposeUnder(consent.texts("purposes")),
                consent.has("categories") ? asked.categoryUnder(consent.texts("categories")) : Answer.YES));
    }

    /** A consent that names recipients covers disclosure to them, and nothing else. */
    private Answer names(Entry consent, boolean mustName) {
        List<String> recipients = consent.texts("recipients");
        if (recipients.isEmpty()) {
            return Answer.of(!mustName);
        }
        Optional<String> id = asked.recipient.id();
        return id.isPresent() && asked.discloses() ? Answer.of(recipients.contains(id.get())) : recipient();
    }

    /** Whether somebody who is not known by name may be one that a consent names. */
    private Answer recipient() {
        if (!asked.discloses()) {
            return Answer.NO;
        }
        if (asked.recipient.unsaid()) {
            return Answer.open("recipient.kind");
        }
        return asked.recipient.byKind() && !asked.faults.contains(Fault.KIND_IS_NOT_NAMED_BY_CONSENT)
                ? Answer.open("request.recipient")
                : Answer.NO;
    }
}
