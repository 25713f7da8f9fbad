package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.examples.oneroster.CsvTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader should know of what was left out: sentences with counts and lines of files, and nobody's data. */
final class RosterNotes {
    private final List<String> said = new ArrayList<>();
    private final Map<Remark, List<Row>> remarks = new LinkedHashMap<>();

    /** What is to be said of rows of a file. */
    private record Remark(String file, String ofOne, String ofMany) {
        String sentence(List<Row> rows) {
            String first = rows.get(0).place();
            return rows.size() == 1
                    ? file + ": 1 " + ofOne + " (" + first + ")."
                    : file + ": " + rows.size() + " " + ofMany + " (first " + first + ").";
        }
    }

    /** Says a whole sentence. */
    void say(String sentence) {
        said.add(sentence);
    }

    /**
     * Counts a row that is left out.
     *
     * @param ofOne why, of one row: {@code has ended}
     * @param ofMany why, of several: {@code have ended}
     */
    void leftOut(Row row, String ofOne, String ofMany) {
        count(row, "row that " + ofOne + ", left out", "rows that " + ofMany + ", left out");
    }

    /** Counts a row of which something is to be said, in words that follow the number. */
    void count(Row row, String ofOne, String ofMany) {
        remarks.computeIfAbsent(new Remark(row.file(), ofOne, ofMany), r -> new ArrayList<>())
                .add(row);
    }

    /** All that was said and counted, a sentence each. */
    List<String> sentences() {
        List<String> all = new ArrayList<>(said);
        remarks.forEach((remark, rows) -> all.add(remark.sentence(rows)));
        return all;
    }
}
