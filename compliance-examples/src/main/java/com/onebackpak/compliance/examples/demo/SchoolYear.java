package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.examples.demo.PlayedYear.Tally;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.examples.demo.YearRecord.Amended;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What happens in a year while the agreement is in force: each step records it and tells what came of it. */
final class SchoolYear {
    private static final int STUDENTS_A_MONTH = 6;
    private static final RecordKey HOLD = RecordKey.of("legal-hold");
    private static final RecordKey INSPECTION = RecordKey.of("inspection");

    private final YearWorld world;
    private final Scenario scenario;
    private final Supplier<YearRecord> record;
    private final YearDates dates;
    private final List<Tally> months = new ArrayList<>();

    SchoolYear(YearWorld world, Scenario scenario, Supplier<YearRecord> record) {
        this.world = world;
        this.scenario = scenario;
        this.record = record;
        this.dates = world.dates();
    }

    List<YearStep> steps() {
        List<YearStep> steps = new ArrayList<>();
        steps.add(new YearStep("agreement", dates.agreement(), "The district signs", this::agreement));
        steps.add(new YearStep("consents", dates.consents(), "Consents come in", this::consents));
        steps.add(new YearStep("import", dates.rosterImport(), "The roster is imported", this::rosterImport));
        for (int i = 0; i < dates.months().size(); i++) {
            int number = i;
            YearMonth month = dates.months().get(i);
            steps.add(new YearStep(
                    "requests-" + month, month.atDay(15), "The requests of the month", () -> requests(number, month)));
        }
        if (world.inspected().isPresent()) {
            Student student = world.inspected().get();
            steps.add(new YearStep(
                    "inspection",
                    dates.inspection(),
                    "A parent asks to see the records",
                    () -> inspection(student, Optional.empty())));
            steps.add(new YearStep(
                    "inspection-answered",
                    dates.inspectionAnswered(),
                    "The parent is shown the records",
                    () -> inspection(student, Optional.of(dates.on(dates.inspectionAnswered())))));
        }
        steps.add(new YearStep(
                "policy-published",
                dates.policyPublished(),
                "A changed policy is published",
                () -> changed("A material change, with effect from " + dates.policyEffective()
                        + "; the district and the public are told.")));
        steps.add(new YearStep(
                "parents-asked",
                dates.parentsAsked(),
                "Parents are asked anew",
                () -> changed("The vendor tells parents of the change.")));
        steps.add(new YearStep("renewal", dates.renewal(), "Parents consent anew", () -> renewal(false)));
        steps.add(new YearStep(
                "policy-effective", dates.policyEffective(), "The changed policy takes effect", this::effective));
        steps.add(new YearStep(
                "late-renewal", dates.lateRenewal(), "The last parent consents anew", () -> renewal(true)));
        steps.add(new YearStep(
                "breach",
                dates.breach(),
                "A breach is discovered",
                () -> breached("Somebody saw names and work of "
                        + world.breached().size() + " students: " + String.join(", ", ids(world.breached())) + ".")));
        steps.add(new YearStep(
                "breach-school-told",
                dates.schoolTold(),
                "The district is told of the breach",
                () -> breached("The vendor tells " + world.district() + ".")));
        steps.add(new YearStep(
                "breach-families-told",
                dates.familiesTold(),
                "Families and the state are told of the breach",
                () -> breached("The district tells the students, their parents and the state agency.")));
        steps.add(new YearStep("hold", dates.hold(), "A court wants data kept", this::hold));
        return steps;
    }

    /** What came of each month's requests, and before them of the import. */
    List<Tally> months() {
        return months;
    }

    private List<String> agreement() {
        World all = scenario.world();
        all.agencies()
                .all()
                .forEach(agency -> EventRecording.agency(record.get().tenant(), agency, now()));
        record.get().fill(all.agreements(), "agreement", LedgerKind.AGREEMENT);
        record.get().fill(all.authorizations(), "authorization", LedgerKind.AUTHORIZATION);
        return List.of(PlainText.count(all.agreements().size(), "agreement") + " and "
                + PlainText.count(all.authorizations().size(), "authorization") + " of applications recorded.");
    }

    private List<String> consents() {
        World all = scenario.world();
        record.get().fill(all.consents(), "consent", LedgerKind.CONSENT);
        record.get().fill(all.optOuts(), "opt-out", LedgerKind.OPT_OUT);
        return List.of(PlainText.count(all.consents().size(), "consent") + " and "
                + PlainText.count(all.optOuts().size(), "objection") + " of employees to promotional mail recorded.");
    }

    private List<String> rosterImport() {
        List<ProcessingRequest> requests = SchoolDay.of(world.community(), now()).stream()
                .filter(kind -> kind.id().equals("roster-import"))
                .flatMap(kind -> kind.requests().stream())
                .toList();
        List<PolicyDecision> decisions = record.get().decide("import", requests);
        months.add(Tally.of("import", decisions));
        Set<PartyId> permitted = permitted(decisions);
        List<Student> imported = world.community().students().stream()
                .filter(student -> permitted.contains(student.id()))
                .toList();
        if (!record.get().isBeforeADeletion()) {
            record.get().tables().importStudents(world.district(), imported, world.community());
        }
        int all = world.community().students().size();
        return List.of(imported.size() + " of " + PlainText.count(all, "student") + " imported"
                + (imported.size() == all ? "; it was permitted for each." : ": for the others it was not permitted."));
    }

    private static Set<PartyId> permitted(List<PolicyDecision> decisions) {
        Set<PartyId> permitted = new HashSet<>();
        decisions.stream()
                .filter(decision -> decision.outcome() == Outcome.PERMIT)
                .forEach(decision -> permitted.add(decision.request().subject().orElseThrow()));
        return permitted;
    }

    private List<String> requests(int number, YearMonth month) {
        List<Student> all = world.community().students();
        int some = Math.min(all.size(), STUDENTS_A_MONTH);
        SchoolCommunity of = world.with(IntStream.range(0, some)
                .mapToObj(i -> all.get((number * some + i) % all.size()))
                .toList());
        List<ProcessingRequest> requests = SchoolDay.of(of, now()).stream()
                .flatMap(kind -> kind.requests().stream().limit(STUDENTS_A_MONTH))
                .toList();
        List<PolicyDecision> decisions = record.get().decide(month.toString(), requests);
        Tally tally = Tally.of(month.toString(), decisions);
        months.add(tally);
        Set<PartyId> handedIn = permitted(decisions.stream()
                .filter(decision -> decision.request().action().equals(Action.COLLECT)
                        && decision.request().categories().stream()
                                .anyMatch(category -> category.path().startsWith("work")))
                .toList());
        if (!record.get().isBeforeADeletion()) {
            record.get().tables().handIn(world.district(), List.copyOf(handedIn), month);
        }
        return List.of(tally.all() + " requests about " + some + " students: " + tally.count(Outcome.PERMIT)
                + " permitted, " + tally.count(Outcome.DENY) + " denied, " + tally.count(Outcome.INDETERMINATE)
                + " undetermined, " + tally.count(Outcome.NOT_APPLICABLE) + " not applicable.");
    }

    private List<String> inspection(Student student, Optional<Instant> answered) {
        RightsRequest asked = RightsRequest.builder()
                .subject(student.id())
                .requester(world.parentOf(student).orElseThrow())
                .action(Action.INSPECT)
                .to(world.district())
                .received(dates.on(dates.inspection()))
                .build();
        if (answered.isEmpty()) {
            record.get().tenant().requests().record(INSPECTION, asked);
            return List.of(asked.requester() + " asks " + world.district() + " to see the records of " + student + ".");
        }
        record.get()
                .tenant()
                .requests()
                .amend(
                        RecordKey.of("inspection-answered"),
                        INSPECTION,
                        asked.toBuilder()
                                .answered(answered)
                                .answer(RightsAnswer.GRANTED)
                                .build());
        return List.of(world.district() + " shows " + asked.requester() + " the records.");
    }

    /** The parent's consents, all of them. */
    List<String> withdrawal(Student student) {
        Instant at = dates.on(dates.withdrawal());
        int withdrawn = amend(
                "withdrawal",
                Set.of(student.id()),
                consent -> consent.toBuilder().withdrawn(at).build());
        return List.of("A parent of " + student + " withdraws " + (withdrawn == 1 ? "the consent" : "both consents")
                + "; from now on what rested on it is denied.");
    }

    /** Of all students or of the last one whose parents must consent anew, the consents are renewed. */
    private List<String> renewal(boolean isLast) {
        List<PartyId> children = record.get().owed().stream()
                .filter(duty -> duty.what() == DutyKind.OBTAIN_CONSENT)
                .flatMap(duty -> duty.about().stream())
                .distinct()
                .sorted()
                .toList();
        if (children.isEmpty()) {
            return List.of("There is no child for whom that is needed.");
        }
        Instant at = record.get().now();
        int last = children.size() - 1;
        int renewed = amend(
                "renewal",
                isLast ? Set.of(children.get(last)) : Set.copyOf(children.subList(0, last)),
                consent -> consent.renewed(at, consent.expires()));
        return List.of((isLast ? "The last of " : "For all but one of ")
                + PlainText.count(children.size(), "child", "children") + ": " + PlainText.count(renewed, "consent")
                + " renewed.");
    }

    private int amend(String write, Set<PartyId> subjects, UnaryOperator<Consent> change) {
        List<Consent> all = scenario.world().consents();
        Map<RecordKey, Amended<Consent>> amended = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (subjects.contains(all.get(i).subject())) {
                amended.put(
                        RecordKey.of(write + "-" + (i + 1)),
                        new Amended<>(RecordKey.of("consent-" + (i + 1)), change.apply(all.get(i))));
            }
        }
        record.get().amend(amended, LedgerKind.CONSENT);
        return amended.size();
    }

    private List<String> effective() {
        long overdue = record.get().owed().stream()
                .filter(duty -> duty.what() == DutyKind.OBTAIN_CONSENT && duty.state() == DutyState.OVERDUE)
                .flatMap(duty -> duty.about().stream())
                .distinct()
                .count();
        return List.of(
                overdue == 0
                        ? "Nobody's consent is missing."
                        : "The consent of the parents of " + PlainText.count(overdue, "child", "children")
                                + " is missing.");
    }

    /** What is known of the breach by now is put on record. */
    private List<String> breached(String told) {
        scenario.world()
                .breaches()
                .forEach(breach -> EventRecording.breach(
                        record.get().tenant(),
                        scenario.world(),
                        Breach.builder()
                                .from(breach)
                                .told(toldByNow(breach.told()))
                                .build()));
        return List.of(told);
    }

    /** What is known of the changed policy by now is put on record. */
    private List<String> changed(String told) {
        scenario.world()
                .policyChanges()
                .forEach(change -> EventRecording.policyChange(
                        record.get().tenant(),
                        scenario.world(),
                        world.district(),
                        new PolicyChange(
                                change.id(),
                                change.policy(),
                                change.published(),
                                change.effective(),
                                change.material(),
                                toldByNow(change.told()))));
        return List.of(told);
    }

    private List<Notice> toldByNow(List<Notice> told) {
        return told.stream().filter(notice -> !notice.at().isAfter(now())).toList();
    }

    private List<String> hold() {
        record.get().tenant().holds().record(HOLD, legalHold(Optional.empty()));
        return List.of("The data of " + world.held() + " must be kept until further notice.");
    }

    List<String> release() {
        record.get()
                .tenant()
                .holds()
                .amend(RecordKey.of("release"), HOLD, legalHold(Optional.of(dates.on(dates.release()))));
        return List.of("The hold on " + world.held() + " is released.");
    }

    private Hold legalHold(Optional<Instant> until) {
        return new Hold(HoldKind.LEGAL, world.held().id(), Set.of(), new Span(dates.on(dates.hold()), until));
    }

    private Instant now() {
        return record.get().now();
    }

    private static List<String> ids(List<Student> students) {
        return students.stream().map(student -> student.id().value()).toList();
    }
}
