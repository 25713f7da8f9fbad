package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.examples.demo.SchoolCommunity.Employee;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.remedy.Change;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.vocabulary.FactParty;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells a played day to a compliance officer, in plain text. Names people by pseudonymous id only. */
final class DemoReport {
    private static final int FIRST_FEW = 5;

    private final PlayedDay day;
    private final OffsetDateTime now;
    private final PlainText text = new PlainText();

    private DemoReport(PlayedDay day, OffsetDateTime now) {
        this.day = day;
        this.now = now;
    }

    /** Returns the report. */
    static String of(PlayedDay day, OffsetDateTime now) {
        DemoReport report = new DemoReport(day, now);
        report.writeWhoAndWhen();
        report.writeColumns();
        report.writeSuppositions();
        report.writeFigures();
        report.day.figures().forEach(report::writeReasons);
        report.writeBirthdays();
        report.writeInFull();
        report.writeRecords();
        return report.text.toString();
    }

    private void writeWhoAndWhen() {
        SchoolCommunity community = day.community();
        text.raw("A school day under the policies "
                + day.deciding().scenario().policies().policies().stream()
                        .map(Policy::id)
                        .distinct()
                        .collect(Collectors.joining(", ")));
        text.blank();
        text.paragraph("Roster   ", day.roster().name());
        text.paragraph("Time     ", now + ", the only clock");
        text.paragraph("People   ", people(community));
        text.paragraph("Names    ", "People and agencies appear under pseudonyms, by their order on the roster.");
        day.notes().forEach(note -> text.paragraph("Note     ", note));
    }

    /** What is on record of the day, and how to look at it. */
    private void writeRecords() {
        text.heading("What is on record");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("audit log of", "sealed entries", "verified"));
        day.logs()
                .forEach(log ->
                        rows.add(List.of(log.tenant(), String.valueOf(log.entries()), log.verified() ? "yes" : "NO")));
        text.table(rows);
        text.blank();
        text.paragraph(
                "",
                "Everything above is kept in " + day.records() + ": the ledgers, each decision with what it was decided"
                        + " on, and a log for each tenant that proves it.");
        text.blank();
        String records = " --database " + day.records();
        text.raw("  java -jar compliance.jar audit verify-database" + records);
        day.toldInFull().stream()
                .findFirst()
                .ifPresent(decision -> text.raw("  java -jar compliance.jar explain "
                        + DayOnRecord.event(decision).id() + records));
        day.logs().stream()
                .findFirst()
                .ifPresent(log ->
                        text.raw("  java -jar compliance.jar audit export EXPORT --tenant " + log.tenant() + records));
    }

    private static String people(SchoolCommunity community) {
        long known = community.students().stream()
                .filter(s -> s.birthDate().isPresent())
                .count();
        return community.agencies().size() + " agencies, "
                + community.students().size() + " students ("
                + (community.students().size() - known) + " of unknown birth date), "
                + community.parents().size() + " parents, "
                + community.staff().stream().filter(Employee::isTeacher).count() + " teachers, "
                + community.staff().stream().filter(e -> !e.isTeacher()).count() + " other employees";
    }

    private void writeColumns() {
        text.heading("What the roster's columns hold");
        Map<String, List<String>> byCategory = new TreeMap<>();
        day.roster()
                .columns()
                .categories()
                .forEach((column, category) -> byCategory
                        .computeIfAbsent(category.path(), c -> new ArrayList<>())
                        .add(column));
        int width = byCategory.keySet().stream().mapToInt(String::length).max().orElse(0);
        byCategory.forEach((category, columns) ->
                text.paragraph(category + " ".repeat(2 + width - category.length()), String.join(", ", columns)));
        List<String> unknown = day.roster().columns().unknown();
        text.blank();
        text.paragraph(
                "Unknown columns: ",
                unknown.isEmpty()
                        ? "none."
                        : String.join(", ", unknown) + ". Nobody has said what they hold, so they are not imported.");
    }

    private void writeSuppositions() {
        text.heading("What is supposed, because no roster tells it");
        day.world().suppositions().forEach(s -> text.paragraph("- ", s));
    }

    private void writeFigures() {
        text.heading("The day in figures");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("kind of request", "asked", "permitted", "denied", "undetermined", "not applicable"));
        day.figures()
                .forEach(f -> rows.add(List.of(
                        f.kind().title(),
                        String.valueOf(f.answers().size()),
                        String.valueOf(f.count(Outcome.PERMIT)),
                        String.valueOf(f.count(Outcome.DENY)),
                        String.valueOf(f.count(Outcome.INDETERMINATE)),
                        String.valueOf(f.count(Outcome.NOT_APPLICABLE)))));
        rows.add(List.of(
                "all",
                String.valueOf(day.requests()),
                total(Outcome.PERMIT),
                total(Outcome.DENY),
                total(Outcome.INDETERMINATE),
                total(Outcome.NOT_APPLICABLE)));
        text.table(rows);
        text.blank();
        text.paragraph(
                "",
                "Undetermined: a fact is missing, and what is unknown is never permitted. Not applicable: no"
                        + " clause speaks of it, and that is no permit either.");
    }

    private String total(Outcome outcome) {
        return String.valueOf(
                day.figures().stream().mapToLong(f -> f.count(outcome)).sum());
    }

    private void writeReasons(KindFigures figures) {
        text.heading(figures.kind().title());
        text.paragraph("", figures.kind().asks() + " Asked " + figures.answers().size() + " times.");
        figures.groups().forEach(this::writeGroup);
    }

    private void writeGroup(ReasonGroup group) {
        text.blank();
        String lead = String.format("%6d %-13s ", group.count(), word(group.outcome()));
        text.paragraph(lead, group.cites().isEmpty() ? "no clause" : compact(group.cites()));
        String margin = " ".repeat(lead.length());
        group.reasons().forEach(reason -> text.paragraph(margin, reason));
        if (!group.missing().isEmpty()) {
            group.missing().forEach(fact -> text.paragraph(margin + "Missing: ", fact + whoKnows(fact)));
        }
        if (!group.owed().isEmpty()) {
            text.paragraph(margin + "Owed: ", String.join(", ", group.owed()));
        }
        if (group.outcome() == Outcome.DENY || group.outcome() == Outcome.NOT_APPLICABLE) {
            text.paragraph(margin + "Remedy: ", remedy(group));
        }
        text.paragraph(margin + "For example: ", firstFew(group.subjects()));
    }

    private String whoKnows(String fact) {
        return day.deciding().scenario().world().vocabulary().fact(fact).stream()
                .map(declared -> " (" + parties(declared.knownBy()) + " would know)")
                .collect(Collectors.joining());
    }

    private static String parties(Collection<FactParty> parties) {
        return parties.stream()
                .sorted()
                .map(party -> party == FactParty.PARENT ? "the parent or eligible student" : "the " + party.key())
                .collect(Collectors.joining(" or "));
    }

    private static String remedy(ReasonGroup group) {
        return group.smallestRemedy()
                .map(DemoReport::remedy)
                .orElse("none; nobody can bring about what would make it permitted");
    }

    private static String remedy(Remedy remedy) {
        return remedy.changes().stream().map(DemoReport::change).collect(Collectors.joining("; and "));
    }

    private static String change(Change change) {
        return change.says() + ", by " + parties(change.by());
    }

    private void writeBirthdays() {
        text.heading("Birthdays of the year");
        text.paragraph(
                "",
                "Each request about the student is decided as of the second before the birthday begins at the"
                        + " school, and as of its beginning, with the same records.");
        for (Birthdays birthdays : day.birthdays()) {
            text.blank();
            int all = birthdays.passed().size() + birthdays.coming().size();
            text.paragraph(
                    "",
                    all + " turn " + birthdays.age() + ": " + birthdays.passed().size() + " by now, "
                            + birthdays.coming().size() + " still to come"
                            + (birthdays.coming().isEmpty() ? "." : ", next " + ids(birthdays.coming()) + "."));
            if (birthdays.changes().isEmpty()) {
                text.paragraph("  ", "No outcome changes.");
            }
            birthdays
                    .changes()
                    .forEach(change -> text.paragraph(
                            String.format("%6d ", change.students().size()),
                            change.kind().title() + ": " + word(change.before()) + " becomes " + word(change.after())
                                    + "; " + ids(change.students())));
        }
    }

    private void writeInFull() {
        text.heading("Some decisions in full");
        for (PolicyDecision decision : day.toldInFull()) {
            text.blank();
            decision.explanation().text().lines().forEach(line -> {
                String indent = " ".repeat(line.length() - line.stripLeading().length());
                text.paragraph(indent, line.strip());
            });
        }
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PERMIT -> "permitted";
            case DENY -> "denied";
            case INDETERMINATE -> "undetermined";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    /** {@code Backpak C15, C72; COPPA 312.5(a)(1)}. */
    private static String compact(Collection<String> cites) {
        Map<String, List<String>> byPrefix = new LinkedHashMap<>();
        cites.forEach(cite -> byPrefix.computeIfAbsent(cite.substring(0, cite.indexOf(' ')), p -> new ArrayList<>())
                .add(cite.substring(cite.indexOf(' ') + 1)));
        return byPrefix.entrySet().stream()
                .map(e -> e.getKey() + " " + String.join(", ", e.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String ids(List<PartyId> parties) {
        return firstFew(parties.stream().map(PartyId::value).toList());
    }

    private static String firstFew(List<String> all) {
        String few = all.stream().limit(FIRST_FEW).collect(Collectors.joining(", "));
        return all.size() > FIRST_FEW ? few + " and " + (all.size() - FIRST_FEW) + " more" : few;
    }
}
