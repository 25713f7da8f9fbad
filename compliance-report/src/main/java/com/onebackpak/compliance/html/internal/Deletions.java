package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.DueDeletions;
import com.onebackpak.compliance.DueDeletions.DueDeletion;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The section that tells what is due for deletion, and what was certified as gone. Not thread-safe. */
final class Deletions {
    private static final int MOST_ROWS = 60;
    private static final int MOST_CERTIFICATES = 12;
    private static final int SOON_DAYS = 30;

    private final LocalDate today;
    private final Map<Ground, Set<PartyId>> lines = new TreeMap<>(Comparator.comparing(Ground::due)
            .thenComparing(Ground::provisions)
            .thenComparing(Ground::cites)
            .thenComparing(Ground::categories)
            .thenComparing(Ground::isHeld));
    private final Set<PartyId> due = new HashSet<>();
    private final Set<PartyId> held = new HashSet<>();
    private final Set<PartyId> soon = new HashSet<>();

    /** What the data of several people has in common. */
    private record Ground(LocalDate due, String provisions, String cites, String categories, boolean isHeld) {}

    private Deletions(LocalDate today) {
        this.today = today;
    }

    /**
     * Tells what is due.
     *
     * @param deletions tells it of each person; empty: it is not known who there is
     * @param certificates the entries of certificates
     */
    static Told of(
            Optional<DueDeletions> deletions,
            PartyId tenant,
            List<AuditEntry> certificates,
            Instant at,
            Times times,
            Progress progress) {
        Deletions section = new Deletions(times.day(at));
        deletions.ifPresent(known -> known.people(tenant).forEach(person -> {
            known.about(tenant, person, section.today.plusDays(SOON_DAYS)).forEach(section::add);
            progress.one("people");
        }));
        return section.told(deletions.isPresent(), certificates, times);
    }

    private void add(DueDeletion deletion) {
        LocalDate day = deletion.answer().due().orElse(today);
        lines.computeIfAbsent(
                        new Ground(
                                day,
                                Words.list(deletion.answer().provisions()),
                                Words.cites(deletion.answer().cites()),
                                Words.terms(deletion.categories()),
                                deletion.answer().held()),
                        ground -> new HashSet<>())
                .add(deletion.subject());
        if (day.isAfter(today)) {
            soon.add(deletion.subject());
        } else {
            (deletion.answer().held() ? held : due).add(deletion.subject());
        }
    }

    private Told told(boolean isKnown, List<AuditEntry> certificates, Times times) {
        List<Block> blocks = new ArrayList<>();
        if (!isKnown) {
            blocks.add(new Block.Text(
                    "What is due is not told: records do not say who there is, and this report was given no"
                            + " world and no policies to tell it by."));
        } else if (lines.isEmpty()) {
            blocks.add(new Block.Text("Nothing is due for deletion by " + today.plusDays(SOON_DAYS) + ", which is in "
                    + SOON_DAYS + " days."));
        } else {
            blocks.add(table());
        }
        if (certificates.isEmpty()) {
            blocks.add(new Block.Text("No certificate of a deletion is known to this report."));
        } else {
            blocks.add(certificates(certificates, times));
        }
        return new Told(
                new Section(
                        "deletions",
                        "Deletions",
                        List.of(
                                "Whose data is due for deletion by " + today + " and in the " + SOON_DAYS
                                        + " days after it, by the agreements, holds and requests on record and the retention"
                                        + " provisions.",
                                "Records do not tell what data there still is: what was deleted already is counted too."
                                        + " A certificate says what is gone."),
                        blocks),
                isKnown ? points(certificates, times) : List.of(),
                isKnown
                        ? List.of(
                                new Block.Field("People with data due for deletion", Table.number(due.size())),
                                new Block.Field("People with data due and held", Table.number(held.size())))
                        : List.of());
    }

    private List<Block.Point> points(List<AuditEntry> certificates, Times times) {
        List<Block.Point> points = new ArrayList<>();
        if (!due.isEmpty()) {
            points.add(new Block.Point(
                    Told.NOW,
                    "Data of " + Words.count(due.size(), "person", "people")
                            + " is due for deletion and not held, unless it is gone already"
                            + certificates.stream()
                                    .max(Comparator.comparing(AuditEntry::time))
                                    .map(last -> ": the last certificate, of " + times.day(last.time()) + ", is about "
                                            + text(last.fields(), "people") + " people")
                                    .orElse("; no certificate says so")
                            + ".",
                    "deletions"));
        }
        if (!soon.isEmpty()) {
            points.add(new Block.Point(
                    Told.SOON,
                    "Data of " + Words.count(soon.size(), "person", "people") + " becomes due for deletion within "
                            + SOON_DAYS + " days.",
                    "deletions"));
        }
        if (!held.isEmpty()) {
            points.add(new Block.Point(
                    Told.NOTE,
                    "Data of " + Words.count(held.size(), "person", "people") + " is due for deletion and held.",
                    "deletions"));
        }
        return points;
    }

    private Table table() {
        Table.Rows rows = Table.of(
                "due",
                "What is due for deletion, the first first",
                "Due",
                "#People",
                "Held",
                "Categories",
                "Provisions",
                "Cites");
        lines.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(line -> rows.add(
                        line.getKey().due(),
                        line.getValue().size(),
                        line.getKey().isHeld() ? "held" : "",
                        line.getKey().categories(),
                        line.getKey().provisions(),
                        line.getKey().cites()));
        return rows.table();
    }

    private static Table certificates(List<AuditEntry> certificates, Times times) {
        Table.Rows rows = Table.of(
                "certificates",
                "Certificates of deletions, the last first",
                "Certified",
                "Run",
                "#People",
                "#Rows erased",
                "#Rows left",
                "Held",
                "Last copy gone by",
                "Not covered");
        certificates.stream()
                .sorted(Comparator.comparing(AuditEntry::time).reversed())
                .limit(MOST_CERTIFICATES)
                .forEach(entry -> {
                    Map<String, Object> data = entry.fields();
                    rows.add(
                            times.minute(entry.time()),
                            text(data, "run"),
                            text(data, "people"),
                            sum(data, "erased"),
                            sum(data, "left"),
                            String.join(
                                    ", ",
                                    each(data, "held")
                                            .map(row -> text(row, "data-set"))
                                            .toList()),
                            text(data, "last-copy-expires"),
                            String.valueOf(count(data, "not-covered")));
                });
        return rows.table();
    }

    private static int count(Map<String, Object> data, String key) {
        return data.get(key) instanceof List<?> list ? list.size() : 0;
    }

    private static String text(Map<?, ?> data, String key) {
        Object value = data.get(key);
        return value == null ? "" : value.toString();
    }

    private static long sum(Map<String, Object> data, String key) {
        return each(data, "data-sets")
                .mapToLong(row -> row.get(key) instanceof Number number ? number.longValue() : 0)
                .sum();
    }

    private static Stream<Map<?, ?>> each(Map<String, Object> data, String key) {
        return data.get(key) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row)
                : Stream.of();
    }
}
