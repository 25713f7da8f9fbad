package com.onebackpak.compliance.examples.demo;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.onebackpak.compliance.AgreementTermination;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogExport;
import com.onebackpak.compliance.audit.LogFolder;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.examples.demo.PlayedYear.Certified;
import com.onebackpak.compliance.examples.demo.PlayedYear.Exported;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Student;
import com.onebackpak.compliance.jdbc.DeletionRun;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.store.RecordKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What goes in a year, and when the district leaves: deletions, a death in the middle, certificates, the log's export. */
final class YearEnd {
    /** The certificate after which nothing is left. */
    private static final String ALL = "all";

    private final YearWorld world;
    private final Scenario scenario;
    private final SchoolYear school;
    private final DistrictYear year;
    private final Supplier<YearRecord> record;
    private final YearDates dates;
    private final List<Certified> certificates = new ArrayList<>();
    private Map<String, Long> rows = new LinkedHashMap<>();
    private Optional<Exported> exported = Optional.empty();

    YearEnd(YearWorld world, Scenario scenario, SchoolYear school, DistrictYear year) {
        this.world = world;
        this.scenario = scenario;
        this.school = school;
        this.year = year;
        this.record = year::record;
        this.dates = world.dates();
    }

    List<YearStep> steps() {
        List<YearStep> steps = new ArrayList<>();
        world.withdrawn().ifPresent(student -> {
            steps.add(new YearStep(
                    "withdrawal", dates.withdrawal(), "A consent is withdrawn", () -> school.withdrawal(student)));
            steps.add(new YearStep(
                    "withdrawn-deleted",
                    dates.deletionOfTheWithdrawn(),
                    "What rested on the consent goes",
                    () -> deleteWithdrawn(student)));
            steps.add(new YearStep(
                    "withdrawn-certified",
                    dates.deletionOfTheWithdrawn().plusDays(2),
                    "That it is gone is certified",
                    () -> certifyWithdrawn(student)));
        });
        steps.add(new YearStep("leaving", dates.leaving(), "The district leaves", this::leave));
        steps.add(new YearStep("deletion", dates.deletion(), "The district's data goes", this::delete));
        steps.add(new YearStep("second-look", dates.secondLook(), "All is looked at once more", this::lookAgain));
        steps.add(new YearStep("release", dates.release(), "The hold is released", this::release));
        steps.add(new YearStep("certificate", dates.certificate(), "That all is gone is certified", this::certify));
        steps.add(new YearStep("export", dates.export(), "The audit log is handed over", this::export));
        return steps;
    }

    List<Certified> certificates() {
        return certificates;
    }

    Map<String, Long> rows() {
        return rows;
    }

    Exported exported() {
        return exported.orElseThrow();
    }

    private YearDeletion deletion() {
        return new YearDeletion(record.get(), scenario, world.district(), dates.zone());
    }

    private List<DeletionRun> runsOfNow() {
        return record.get().runs().stream()
                .filter(run -> run.plannedAt().equals(record.get().now()))
                .toList();
    }

    private List<String> deleteWithdrawn(Student student) {
        List<OwedDuty> owed = record.get().owed().stream()
                .filter(duty -> duty.what() == DutyKind.DELETE && duty.about().contains(student.id()))
                .toList();
        if (owed.isEmpty()) {
            return List.of("No clause asks for it: " + student + " is not a child to whom one applies.");
        }
        if (runsOfNow().isEmpty()) {
            DeletionReason reason = new DeletionReason(
                    Optional.empty(),
                    owed.stream().map(OwedDuty::clock).collect(Collectors.toSet()),
                    owed.stream().flatMap(duty -> duty.cites().stream()).collect(Collectors.toSet()));
            deletion()
                    .start(RetentionPlan.ofPeople(
                            YearTables.data(local -> local).sets(), world.district(), reason, List.of(student.id())));
        }
        deletion().goOn();
        return List.of(runsOfNow().get(0).rows() + " rows about " + student + " are erased.");
    }

    private List<String> certifyWithdrawn(Student student) {
        deletion().goOn();
        Optional<DeletionRun> run = record.get().runs().stream()
                .filter(each -> each.plannedAt().equals(dates.on(dates.deletionOfTheWithdrawn())))
                .findFirst();
        if (run.isEmpty()) {
            return List.of("Nothing was to go.");
        }
        certified(run.get().run(), "withdrawn");
        return List.of("Nothing is left about " + student + ", also none that came in since.");
    }

    /** Certifies a run once; what was certified before a break is read again. */
    private void certified(UUID run, String name) {
        Path kept = year.folder().resolve("certificate-" + name + ".json");
        try {
            if (!Files.exists(kept)) {
                boolean stands = deletion()
                        .run(run)
                        .certificate()
                        .filter(text -> !name.equals(ALL) || text.contains("\"held\":[]"))
                        .isPresent();
                if (!stands) {
                    deletion().certify(run);
                    record.get().askAnew(); // the certificate has recorded who was erased
                }
                Files.writeString(kept, deletion().run(run).certificate().orElseThrow());
            }
            AuditEntry entry = AuditEntry.parse(Files.readString(kept).getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            Map<String, Object> data = new LinkedHashMap<>(entry.fields());
            data.remove(AuditEntry.TYPE);
            data.remove(AuditEntry.TIME);
            certificates.add(new Certified(today(), run, data));
        } catch (IOException e) {
            throw new UncheckedIOException("the certificate cannot be kept in " + kept, e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(record.get().now(), dates.zone());
    }

    private List<String> leave() {
        int ended = AgreementTermination.record(
                        record.get().tenant(), world.district(), record.get().now(), RecordKey.of("leaving"))
                .size();
        return List.of(ended + (ended == 1 ? " agreement ends." : " agreements end."));
    }

    private List<String> delete() {
        List<String> told = new ArrayList<>();
        if (runsOfNow().isEmpty()) {
            rows = record.get().tables().count();
            year.keepRows(rows);
            RetentionPlan plan = deletion()
                    .plan(
                            deletion().people(),
                            dates.certificate().plusDays(30),
                            record.get().now());
            // what the clauses leave nothing of is the whole, whoever else should turn up in the tables
            deletion()
                    .start(new RetentionPlan(
                            plan.tenant(), plan.kept().isEmpty(), plan.ranges(), plan.lines(), plan.kept()));
        } else {
            rows = year.keptRows();
        }
        DeletionRun planned = runsOfNow().get(0);
        told.add(planned.people() + " students' rows are to go from " + rows.size() + " tables, in " + planned.units()
                + " units, as " + cites() + " asks.");
        boolean died = year.dieInTheMiddle();
        DeletionRun left = runsOfNow().get(0);
        told.add(
                died
                        ? "A process that does it is killed in the middle of its third unit: " + left.rows()
                                + " rows are ticked off, and the tables hold the other "
                                + record.get().tables().count().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                + "."
                        : "No process was killed in the middle this time; it is done without that.");
        int units = deletion().goOn();
        DeletionRun done = runsOfNow().get(0);
        told.add("Another process goes on where it was, with " + units + " units: " + done.rows()
                + " rows are gone, and " + done.deferred() + " units wait for the hold on " + world.held() + ".");
        return told;
    }

    private String cites() {
        return record.get().owed().stream()
                .filter(duty -> duty.what() == DutyKind.DELETE
                        && duty.to().equals(world.district().value()))
                .flatMap(duty -> duty.cites().stream())
                .map(Object::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private UUID whole() {
        return record.get().runs().stream()
                .filter(each -> each.plannedAt().equals(dates.on(dates.deletion())))
                .map(DeletionRun::run)
                .findFirst()
                .orElseThrow();
    }

    private List<String> lookAgain() {
        deletion().goOn();
        certified(whole(), "held");
        return List.of(
                "Nothing came in since. What is gone is certified; what is held is named as held.",
                "Of " + world.held() + " are left: "
                        + counts(record.get().tables().count(world.held().id())) + ".");
    }

    private List<String> release() {
        List<String> told = new ArrayList<>(school.release());
        int units = deletion().goOn();
        told.add("The " + units + " units that waited are done by themselves. Left are: "
                + counts(record.get().tables().count()) + ".");
        return told;
    }

    static String counts(Map<String, Long> rows) {
        return rows.entrySet().stream()
                .map(row -> row.getKey() + " " + row.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<String> certify() {
        deletion().goOn();
        certified(whole(), ALL);
        return List.of("The vendor's own count agrees in every table.");
    }

    private List<String> export() {
        Path folder = year.folder().resolve("export");
        record.get().stores().sealer().sealAll();
        NoteVerifier key = record.get().stores().verifier(world.district());
        try {
            if (Files.exists(folder)) {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
            LogExport.of(record.get().tenant().auditLog().contents()).writeTo(folder);
            LogReport report = LogVerification.with(key).verify(LogFolder.open(folder));
            exported = Optional.of(new Exported(report.entries(), report.isVerified(), key.vkey()));
            return List.of(report.entries() + " entries are written to " + folder.getFileName() + ", and "
                    + (report.isVerified() ? "verify" : "DO NOT VERIFY") + " with the public key alone.");
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log cannot be written to " + folder, e);
        }
    }
}
