package com.onebackpak.compliance.deletion;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.deletion.DataSet.Treatment;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a run has erased of an agency's data, checked cell by cell against the host's own count: there is none that was not.
 * It names no people. Immutable.
 *
 * @param tenant the agency
 * @param run the run
 * @param isWhole whether all of the agency's data was to go; else that of some people
 * @param people of how many people
 * @param lines what was erased, data set by data set
 * @param held what is left because it is held, and why
 * @param notCovered what this says nothing about
 * @param provisions the retention provisions that demanded it
 * @param cites the clauses and sections they rest on
 * @param erasedAt when the last row went; where none went, when it was certified
 * @param lastCopyExpires the day by whose end the last copy in a backup is gone, in the agency's zone, of those data sets for
 *     which the host says how long copies are kept; the others are named among what is not covered. Empty: it says it for none
 */
public record DeletionCertificate(
        PartyId tenant,
        UUID run,
        boolean isWhole,
        int people,
        List<Line> lines,
        List<HeldRows> held,
        List<String> notCovered,
        Set<String> provisions,
        Set<Citation> cites,
        Instant erasedAt,
        Optional<LocalDate> lastCopyExpires) {
    /** Copies what is given. */
    public DeletionCertificate {
        lines = List.copyOf(lines);
        held = List.copyOf(held);
        notCovered = List.copyOf(notCovered);
        provisions = ImmutableSortedSet.copyOf(provisions);
        cites = ImmutableSortedSet.copyOf(cites);
    }

    /**
     * What was erased from a data set.
     *
     * @param dataSet the data set
     * @param categories what its rows held
     * @param treatment what became of them
     * @param erased how many rows are gone, or tell of nobody any more
     * @param left how many rows are left, all of them held
     * @param erasedAt when the last of them went; empty: none went
     * @param lastCopyExpires the day by whose end the last copy in a backup is gone, in the agency's zone; empty: the host does
     *     not say how long copies are kept
     */
    public record Line(
            String dataSet,
            Set<Category> categories,
            Treatment treatment,
            long erased,
            long left,
            Optional<Instant> erasedAt,
            Optional<LocalDate> lastCopyExpires) {
        /** Copies what is given. */
        public Line {
            categories = ImmutableSortedSet.copyOf(Comparator.comparing(Category::path), categories);
        }
    }

    /**
     * What is left of a data set.
     *
     * @param dataSet the data set
     * @param people of how many people, and why
     */
    public record HeldRows(String dataSet, HeldPeople people) {}

    /**
     * What a run says of a data set, and what the host counts.
     *
     * @param set the data set
     * @param open what of it is not done: each a sentence; none: all is done or held
     * @param erased how many rows the erasers said are gone
     * @param counted how many the host counted just before
     * @param left how many the host counts now; empty: it cannot count them
     * @param held how many of those are about people who are held
     * @param smallestCell of what was de-identified, how many the smallest group has
     * @param erasedAt when the last row went
     */
    public record Cell(
            DataSet set,
            List<String> open,
            long erased,
            long counted,
            OptionalLong left,
            long held,
            OptionalLong smallestCell,
            Optional<Instant> erasedAt) {
        /** Copies what is given. */
        public Cell {
            open = List.copyOf(open);
        }

        private List<String> disagreements() {
            String name = "data set '" + set.id() + "'";
            List<String> found = new ArrayList<>();
            open.forEach(text -> found.add(name + ": " + text));
            if (erased != counted) {
                found.add(
                        name + ": the eraser says that " + erased + " rows are gone, the host had counted " + counted);
            }
            if (left.isPresent() && left.getAsLong() != held) {
                found.add(name + ": the host counts " + left.getAsLong() + " rows that are left, of which " + held
                        + " are held; look for rows that the eraser or the list of people misses, and erase them");
            }
            if (set.treatment() == Treatment.DEIDENTIFY && erased > 0) {
                if (smallestCell.isEmpty()) {
                    found.add(name + ": it is not known how many its smallest group has, so it is not de-identified");
                } else if (smallestCell.getAsLong() < set.smallestCell()) {
                    found.add(name + ": its smallest group has " + smallestCell.getAsLong() + ", and needs "
                            + set.smallestCell()
                            + " to be called de-identified; make what is left coarser, or delete it");
                }
            }
            return found;
        }
    }

    /**
     * Certifies what agrees.
     *
     * @param cells one for each data set of the run
     * @param notCovered what else this says nothing about
     * @param zone the agency's
     * @param at when it is certified
     * @throws CertificateRefusedException if a unit is open or any cell disagrees, with all places
     */
    public static DeletionCertificate certify(
            PartyId tenant,
            UUID run,
            boolean isWhole,
            int people,
            List<Cell> cells,
            List<HeldRows> held,
            List<String> notCovered,
            DeletionReason reason,
            ZoneId zone,
            Instant at) {
        List<String> against =
                cells.stream().flatMap(cell -> cell.disagreements().stream()).toList();
        if (!against.isEmpty()) {
            throw new CertificateRefusedException(against);
        }
        List<String> open = new ArrayList<>(notCovered);
        for (Cell cell : cells) {
            if (cell.left().isEmpty()) {
                open.add("data set '" + cell.set().id()
                        + "': the host cannot count it; what it says is the eraser's word");
            }
            if (cell.set().copiesKeptFor().isEmpty()) {
                open.add("copies of data set '" + cell.set().id() + "' in backups: the host does not say for how long");
            }
        }
        Instant erasedAt = cells.stream()
                .flatMap(cell -> cell.erasedAt().stream())
                .max(Comparator.naturalOrder())
                .orElse(at);
        List<Line> lines = cells.stream()
                .map(cell -> new Line(
                        cell.set().id(),
                        cell.set().categories(),
                        cell.set().treatment(),
                        cell.erased(),
                        cell.left().orElse(cell.held()),
                        cell.erasedAt(),
                        cell.set()
                                .copiesKeptFor()
                                .map(kept -> cell.erasedAt()
                                        .orElse(erasedAt)
                                        .atZone(zone)
                                        .plus(kept)
                                        .toLocalDate())))
                .toList();
        return new DeletionCertificate(
                tenant,
                run,
                isWhole,
                people,
                lines,
                held,
                open,
                reason.provisions(),
                reason.cites(),
                erasedAt,
                lines.stream().flatMap(line -> line.lastCopyExpires().stream()).max(Comparator.naturalOrder()));
    }

    /** How many rows went that held data of a category; a row that held several counts for each. */
    public Map<Category, Long> byCategory() {
        Map<Category, Long> rows = new TreeMap<>(Comparator.comparing(Category::path));
        for (Line line : lines) {
            line.categories().forEach(category -> rows.merge(category, line.erased(), Long::sum));
        }
        return ImmutableMap.copyOf(rows);
    }

    /** All that it says, as plain data for an entry of the audit log or a file. */
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("agency", tenant.value());
        data.put("run", run.toString());
        data.put("all", isWhole);
        data.put("people", people);
        data.put("data-sets", lines.stream().map(DeletionCertificate::data).toList());
        Map<String, Object> categories = new LinkedHashMap<>();
        byCategory().forEach((category, rows) -> categories.put(category.path(), rows));
        data.put("categories", categories);
        data.put("held", held.stream().map(DeletionCertificate::data).toList());
        data.put("not-covered", notCovered);
        data.put("provisions", List.copyOf(provisions));
        data.put("cites", cites.stream().map(Citation::toString).toList());
        data.put("erased", erasedAt.toString());
        lastCopyExpires.ifPresent(day -> data.put("last-copy-expires", day.toString()));
        return data;
    }

    private static Map<String, Object> data(Line line) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("data-set", line.dataSet());
        data.put("categories", line.categories().stream().map(Category::path).toList());
        data.put("treatment", line.treatment() == Treatment.DELETE ? "deleted" : "de-identified");
        data.put("erased", line.erased());
        data.put("left", line.left());
        line.erasedAt().ifPresent(at -> data.put("erased-at", at.toString()));
        line.lastCopyExpires().ifPresent(day -> data.put("last-copy-expires", day.toString()));
        return data;
    }

    private static Map<String, Object> data(HeldRows rows) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("data-set", rows.dataSet());
        data.putAll(rows.people().data());
        return data;
    }
}
