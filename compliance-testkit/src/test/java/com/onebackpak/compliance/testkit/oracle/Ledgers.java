package com.onebackpak.compliance.testkit.oracle;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tests of holds, opt-outs and authorizations. */
final class Ledgers {
    private static final List<String> ENDS = List.of("until");

    private final Asked asked;

    Ledgers(Asked asked) {
        this.asked = asked;
    }

    /** A hold stops whatever it touches, and so does a request to inspect until it is answered by whoever decides (34 CFR 99.10(e)). */
    Answer held(List<String> kinds) {
        if (asked.subject.isEmpty()) {
            return Answer.open("subject.holds");
        }
        return Answer.of(ofSubject("holds", "subject").stream()
                        .filter(hold -> kinds.isEmpty() || kinds.contains(hold.required("kind")))
                        .anyMatch(this::touches)
                || ((kinds.isEmpty() || kinds.contains("inspection")) && isBeingInspected()));
    }

    private boolean isBeingInspected() {
        String subject = asked.subject.orElseThrow();
        ZoneId zone = asked.world.zoneOfPerson(subject);
        return !asked.faults.contains(Fault.OPEN_INSPECTIONS_HOLD_NOTHING)
                && asked.world.ledgers.byId("requests").values().stream()
                        .filter(entry -> entry.required("subject").equals(subject)
                                && Words.covers("inspect", entry.required("action")))
                        .filter(entry -> RecordedWorld.during(
                                entry,
                                "received",
                                entry.text("answer")
                                                .filter("redirected"::equals)
                                                .isPresent()
                                        ? List.of()
                                        : List.of("answered"),
                                zone,
                                asked.at))
                        .anyMatch(this::touches);
    }

    private boolean touches(Entry entry) {
        return !entry.has("categories")
                || entry.texts("categories").stream().anyMatch(held -> Words.touch(held, asked.category));
    }

    /** Who refused a part of a purpose is not to be met with the whole of it. */
    Answer optedOut(String of) {
        boolean ofPurpose = of.equals("purpose");
        if (asked.subject.isEmpty()) {
            return asked.openLedger(ofPurpose, "subject.opt-outs");
        }
        List<Entry> optOuts = ofSubject("opt-outs", "person");
        if (!ofPurpose) {
            return Answer.of(optOuts.stream().anyMatch(optOut -> optOut.isTrue("directory-information")));
        }
        if (asked.purpose.isEmpty()) {
            return asked.ofPurpose(Answer.NO);
        }
        boolean refused = optOuts.stream()
                .filter(this::isOfTheData)
                .flatMap(optOut -> optOut.text("purpose").stream())
                .anyMatch(one -> Words.touch(one, asked.purpose.get()));
        return Answer.of(refused || new Consents(asked).isRefused());
    }

    private boolean isOfTheData(Entry entry) {
        return !entry.has("categories")
                || entry.texts("categories").stream().anyMatch(one -> Words.touch(one, asked.category));
    }

    private List<Entry> ofSubject(String ledger, String key) {
        String subject = asked.subject.orElseThrow();
        ZoneId zone = asked.world.zoneOfPerson(subject);
        return asked.world.ledgers.entries(ledger).stream()
                .filter(entry -> entry.required(key).equals(subject))
                .filter(entry -> RecordedWorld.during(entry, "from", ENDS, zone, asked.at))
                .toList();
    }

    /** Of the application that receives; in a collection from an application, of the one that supplies. */
    Answer authorized() {
        boolean collects = Words.covers("collect", asked.action);
        boolean supplies = collects && asked.suppliedByApplication();
        Optional<String> supplier = asked.request.text("application");
        if (asked.faults.contains(Fault.SUPPLIER_STANDS_FOR_RECIPIENT) && supplier.isPresent()) {
            supplies = true;
        }
        Optional<String> application = supplies ? supplier : asked.recipient.id();
        Answer who = Answer.YES;
        if (application.isEmpty()) {
            who = supplies ? Answer.open("application.authorizations") : unnamedRecipient();
        }
        boolean complete = asked.membership().complete();
        List<Answer> each = new ArrayList<>();
        if (who.isOpen()) {
            each.add(asked.openLedger(true));
            each.add(who);
            each.add(complete ? Answer.YES : Answer.open("subject.school"));
            return Answer.all(each);
        }
        Set<String> lineage = asked.lineage();
        for (Entry one : asked.world.ledgers.entries("authorizations")) {
            ZoneId zone = asked.world.zoneOfAgency(one.required("agency"));
            boolean counts = lineage.contains(one.required("agency"))
                    && application.filter(one.required("application")::equals).isPresent()
                    && RecordedWorld.during(one, "from", ENDS, zone, asked.at);
            each.add(Answer.all(List.of(
                    Answer.of(counts),
                    asked.categoryUnder(one.texts("categories")),
                    asked.purposeUnder(one.texts("purposes")))));
        }
        each.add(complete ? Answer.NO : asked.openLedger(true, "subject.school"));
        return asked.ofPurpose(Answer.any(each));
    }

    private Answer unnamedRecipient() {
        if (asked.recipient.unsaid()) {
            return Answer.open("recipient.kind");
        }
        return asked.recipient.byKind() ? Answer.open("request.recipient") : Answer.NO;
    }
}
