package com.onebackpak.compliance.testkit.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tests of the agreements that cover the subject's agencies. */
final class Agreements {
    private static final List<String> ENDS = List.of("until", "terminated");

    private final Asked asked;

    Agreements(Asked asked) {
        this.asked = asked;
    }

    static Object written(Draw draw) {
        return switch (draw.below(14)) {
            case 6, 7 -> "lists-category";
            case 8 -> "leaves-out-category";
            case 9 -> "authorizes-purpose";
            case 10, 11, 12, 13 -> Map.of("has-terms", draw.some(3, Terms.AGREED));
            case 0 -> "permits-purpose";
            case 1 -> "vendor-sign-on";
            case 2 -> Map.of("feature", draw.of(Terms.FEATURES));
            case 3 -> "in-disposal";
            default -> "in-force";
        };
    }

    Answer test(Object test) {
        if (test.equals("in-force")) {
            return oneInForce(false, agreement -> Answer.YES);
        }
        if (test.equals("permits-purpose")) {
            return oneInForce(true, agreement -> asked.purposeUnder(agreement.texts("permits")));
        }
        if (test.equals("vendor-sign-on")) {
            return vendorSignOn();
        }
        if (test.equals("in-disposal")) {
            return inDisposal();
        }
        if (test.equals("lists-category")) {
            return oneInForce(false, this::lists);
        }
        if (test.equals("leaves-out-category")) {
            return leavesOutCategory();
        }
        if (test.equals("authorizes-purpose")) {
            return oneInForce(
                    true,
                    agreement -> agreement.has("purposes")
                            ? asked.purposeUnder(agreement.texts("purposes"))
                            : asked.openLedger(true, "agreement.purposes"));
        }
        Entry detailed = new Entry((Map<?, ?>) test);
        if (detailed.has("has-terms")) {
            return hasTerms(detailed.texts("has-terms"));
        }
        String feature = detailed.required("feature");
        return oneInForce(
                false, agreement -> Answer.of(agreement.texts("features").contains(feature)));
    }

    private Answer lists(Entry agreement) {
        return agreement.has("categories")
                ? asked.categoryUnder(agreement.texts("categories"))
                : Answer.open("agreement.categories");
    }

    /** Each one in force gives a schedule, and none of them lists it; without a schedule nothing is left out. */
    private Answer leavesOutCategory() {
        List<Answer> each = new ArrayList<>();
        inForce()
                .forEach(agreement -> each.add(
                        agreement.has("categories") || asked.faults.contains(Fault.NO_SCHEDULE_LEAVES_OUT)
                                ? asked.categoryUnder(agreement.texts("categories"))
                                        .not()
                                : Answer.NO));
        each.add(oneInForce(false, agreement -> Answer.YES));
        return Answer.all(each);
    }

    /** All of them in one agreement; who says it more precisely says it. */
    private Answer hasTerms(List<String> wanted) {
        if (asked.faults.contains(Fault.AGREEMENTS_SHARE_TERMS)) {
            return Answer.all(
                    wanted.stream().map(term -> hasTermsOfOne(List.of(term))).toList());
        }
        return hasTermsOfOne(wanted);
    }

    private Answer hasTermsOfOne(List<String> wanted) {
        return oneInForce(
                false,
                agreement -> agreement.has("terms")
                        ? Answer.of(wanted.stream()
                                .allMatch(term -> agreement.texts("terms").stream()
                                        .anyMatch(agreed -> Words.covers(term, agreed))))
                        : Answer.open("agreement.terms"));
    }

    Answer oneInForce(boolean asksPurpose, Function<Entry, Answer> wanted) {
        List<Answer> each = new ArrayList<>();
        inForce().forEach(agreement -> each.add(wanted.apply(agreement)));
        each.add(noOther(asksPurpose));
        return asksPurpose ? asked.ofPurpose(Answer.any(each)) : Answer.any(each);
    }

    /** Whether there is no agreement but those that are known: where an agency is unknown, so are its agreements. */
    Answer noOther(boolean asksPurpose) {
        return asked.membership().complete() ? Answer.NO : asked.openLedger(asksPurpose, "subject.school");
    }

    private List<Entry> covering() {
        return asked.world.ledgers.entries("agreements").stream()
                .filter(agreement -> asked.lineage().contains(agreement.required("agency")))
                .toList();
    }

    private ZoneId zone(Entry agreement) {
        return asked.world.zoneOfAgency(agreement.required("agency"));
    }

    List<Entry> inForce() {
        return covering().stream().filter(this::isInForce).toList();
    }

    private boolean isInForce(Entry agreement) {
        return RecordedWorld.during(agreement, "from", ENDS, zone(agreement), asked.at);
    }

    /** Where agreements differ, one that leaves the credentials to the school keeps the vendor from them. */
    private Answer vendorSignOn() {
        List<Entry> inForce = inForce();
        if (inForce.stream()
                .anyMatch(agreement ->
                        agreement.text("sign-on").filter("school"::equals).isPresent())) {
            return Answer.NO;
        }
        if (!asked.membership().complete()) {
            return Answer.open("subject.school");
        }
        boolean unsaid = inForce.stream().anyMatch(agreement -> !agreement.has("sign-on"));
        return unsaid ? Answer.open("agreement.sign-on") : Answer.of(!inForce.isEmpty());
    }

    /** None is in force, and what the last one gave is not due to be gone yet, has no day, or is held. */
    private Answer inDisposal() {
        if (!asked.membership().complete()) {
            return covering().stream().anyMatch(this::isInForce) ? Answer.NO : Answer.open("subject.school");
        }
        Optional<Instant> last =
                covering().stream().flatMap(one -> ended(one).stream()).max(Instant::compareTo);
        if (last.isEmpty() || covering().stream().anyMatch(this::isInForce)) {
            return Answer.NO;
        }
        boolean due =
                covering().stream().filter(one -> ended(one).equals(last)).anyMatch(one -> isDisposed(one, last.get()));
        return Answer.any(List.of(Answer.of(!due), new Ledgers(asked).held(List.of())));
    }

    private Optional<Instant> ended(Entry agreement) {
        return ENDS.stream()
                .flatMap(key -> agreement.text(key).stream())
                .map(written -> RecordedWorld.instant(written, zone(agreement)))
                .min(Instant::compareTo)
                .filter(end -> !end.isAfter(asked.at));
    }

    private boolean isDisposed(Entry agreement, Instant end) {
        ZoneId zone = zone(agreement);
        return agreement
                .text("disposal-days")
                .map(days -> LocalDate.ofInstant(end, zone).plusDays(Long.parseLong(days)))
                .filter(day -> LocalDate.ofInstant(asked.at, zone).isAfter(day))
                .isPresent();
    }
}
