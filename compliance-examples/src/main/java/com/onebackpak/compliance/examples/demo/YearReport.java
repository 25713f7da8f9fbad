package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.examples.demo.PlayedYear.Certified;
import com.onebackpak.compliance.examples.demo.PlayedYear.Moment;
import com.onebackpak.compliance.examples.demo.PlayedYear.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a played year to a compliance officer, in plain text of 80 columns. Names people by pseudonymous id only. */
final class YearReport {
    private static final int WIDTH = 80;
    private static final String MARGIN = "            ";
    private static final int MOST_TOLD = 2;

    private final PlayedYear year;
    private final PlainText text = new PlainText(WIDTH);

    private YearReport(PlayedYear year) {
        this.year = year;
    }

    /**
     * Returns the report.
     *
     * @param folder where the year is on record
     */
    static String of(PlayedYear year, Path folder) {
        YearReport report = new YearReport(year);
        report.writeWho();
        report.writeMoments();
        report.writeMonths();
        report.writeCertificates();
        report.writeRecords(folder);
        return report.text.toString();
    }

    private void writeWho() {
        SchoolCommunity community = year.community();
        text.raw("A district's year");
        text.blank();
        text.paragraph("Roster   ", year.roster());
        text.paragraph(
                "People   ",
                year.district() + ": " + community.agencies().size() + " agencies, "
                        + community.students().size() + " students, "
                        + community.parents().size() + " parents, "
                        + community.staff().size() + " employees, under pseudonyms");
        community.notes().forEach(note -> text.paragraph("Note     ", note));
        text.heading("What is supposed, because no roster tells it");
        year.suppositions().forEach(supposition -> text.paragraph("- ", supposition));
    }

    private void writeMoments() {
        text.heading("What happened, and what was owed then");
        for (Moment moment : year.moments()) {
            text.blank();
            text.paragraph(moment.day() + "  ", moment.title() + ".");
            moment.told().forEach(told -> text.paragraph(MARGIN, told));
            text.paragraph(MARGIN + "Owed: ", owed(moment.owed()));
        }
    }

    private static String owed(List<OwedDuty> owed) {
        List<OwedDuty> open = with(owed, DutyState.OWED);
        List<OwedDuty> overdue = with(owed, DutyState.OVERDUE);
        List<OwedDuty> tolled = with(owed, DutyState.TOLLED);
        if (open.isEmpty() && overdue.isEmpty() && tolled.isEmpty()) {
            return "nothing.";
        }
        List<String> parts = new ArrayList<>();
        parts.add(open.size() + " open, " + overdue.size() + " overdue"
                + (tolled.isEmpty() ? "" : ", " + tolled.size() + " suspended"));
        List<OwedDuty> first = new ArrayList<>(overdue);
        first.addAll(open);
        first.addAll(tolled);
        Map<String, String> kinds = new LinkedHashMap<>();
        first.forEach(duty -> kinds.putIfAbsent(duty.clock() + duty.by() + duty.state(), duty(duty)));
        kinds.values().stream().limit(MOST_TOLD).forEach(parts::add);
        return String.join("; ", parts) + ".";
    }

    private static List<OwedDuty> with(List<OwedDuty> owed, DutyState state) {
        return owed.stream().filter(duty -> duty.state() == state).toList();
    }

    private static String duty(OwedDuty duty) {
        String due = duty.due().text();
        String when = switch (duty.state()) {
            case OVERDUE -> " was due " + due;
            case TOLLED -> " is suspended";
            default -> due.equals("open") ? " has no date" : " is due " + due;
        };
        return duty.what().key() + ", by " + duty.by() + " to " + duty.to() + "," + when + " ("
                + duty.cites().stream().map(Object::toString).collect(Collectors.joining(", ")) + ")";
    }

    private void writeMonths() {
        text.heading("The year's requests in figures");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "asked", "permitted", "denied", "undetermined", "not applicable"));
        year.months().forEach(tally -> rows.add(row(tally)));
        Map<Outcome, Long> all = new LinkedHashMap<>();
        year.months()
                .forEach(tally -> tally.outcomes().forEach((outcome, number) -> all.merge(outcome, number, Long::sum)));
        rows.add(row(new Tally("all", all)));
        text.table(rows);
    }

    private static List<String> row(Tally tally) {
        return List.of(
                tally.of(),
                String.valueOf(tally.all()),
                String.valueOf(tally.count(Outcome.PERMIT)),
                String.valueOf(tally.count(Outcome.DENY)),
                String.valueOf(tally.count(Outcome.INDETERMINATE)),
                String.valueOf(tally.count(Outcome.NOT_APPLICABLE)));
    }

    private void writeCertificates() {
        text.heading("What was certified");
        text.paragraph(
                "", "When the district left, the vendor's tables held: " + YearEnd.counts(year.rows()) + " rows.");
        for (Certified certified : year.certificates()) {
            text.blank();
            Map<String, Object> data = certified.data();
            text.paragraph(
                    certified.day() + "  ",
                    "Run " + certified.run().toString().substring(0, 8) + ", of " + data.get("people")
                            + (String.valueOf(data.get("people")).equals("1") ? " student" : " students") + ", under "
                            + list(data.get("cites")) + "; the last copy is gone by " + data.get("last-copy-expires")
                            + ".");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(MARGIN + "data set", "erased", "left, held"));
            YearFigures.sets(certified)
                    .forEach(set -> rows.add(List.of(
                            MARGIN + set.get("data-set"),
                            String.valueOf(set.get("erased")),
                            String.valueOf(set.get("left")))));
            text.table(rows);
        }
    }

    private static String list(@Nullable Object all) {
        return all instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(", "))
                : String.valueOf(all);
    }

    private void writeRecords(Path folder) {
        text.heading("What is on record");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("audit log of", "sealed entries", "verified"));
        year.logs()
                .forEach(log ->
                        rows.add(List.of(log.tenant(), String.valueOf(log.entries()), log.verified() ? "yes" : "NO")));
        text.table(rows);
        text.blank();
        text.paragraph(
                "",
                "The year is kept in " + folder + ": the ledgers, each decision with what it was decided on, the"
                        + " vendor's tables, and the exported log, which anybody verifies with the public key:");
        text.blank();
        text.raw("  java -jar compliance.jar audit verify \\");
        text.raw("      " + folder.resolve("export") + " \\");
        text.raw("      --key " + year.export().key());
        text.raw("  java -jar compliance.jar audit verify-database \\");
        text.raw("      --database " + folder);
    }
}
