package com.onebackpak.compliance.jdbc;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.onebackpak.compliance.deletion.DataSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Over which data sets a run was planned, which refers to which, and which must outlive which: a process that knows less, as an
 * older or a half configured one, would erase parents before their children, or a record of disclosures before the record, and
 * must leave the run alone. Has no state.
 */
final class PlannedSets {
    private static final char REFERS_TO = '>';
    private static final char OUTLIVES = '<';

    private static final Splitter NAMES = Splitter.on(CharMatcher.anyOf("" + REFERS_TO + OUTLIVES));

    private PlannedSets() {}

    /** As it is stored: each data set, and for each the others of the run to which it refers, and as long as which it must stay. */
    static String[] stored(DataSets sets, Set<String> planned) {
        List<String> stored = new ArrayList<>();
        for (String set : new TreeSet<>(planned)) {
            stored.add(set);
            new TreeSet<>(sets.above(set))
                    .stream().filter(planned::contains).forEach(to -> stored.add(set + REFERS_TO + to));
            new TreeSet<>(sets.outlived(set))
                    .stream().filter(planned::contains).forEach(other -> stored.add(set + OUTLIVES + other));
        }
        return stored.toArray(String[]::new);
    }

    /** What of it a process does not know, each in a sentence; none: it may go at the run. */
    static List<String> unknown(DataSets known, String @Nullable [] stored) {
        List<String> unknown = new ArrayList<>();
        for (String each : stored == null ? new String[0] : stored) {
            List<String> names = NAMES.splitToList(each);
            String set = names.get(0);
            boolean outlives = each.indexOf(OUTLIVES) >= 0;
            if (!known.ids().contains(set)) {
                unknown.add(
                        "data set '" + set + "' of the run is not registered here; register it, or go on where it is");
            } else if (outlives && !known.outlived(set).contains(names.get(1))) {
                unknown.add("data set '" + set + "' must stay as long as '" + names.get(1)
                        + "' where the run was planned, and not here; give the minimums of the same policies");
            } else if (names.size() > 1
                    && !outlives
                    && known.ids().contains(names.get(1))
                    && !known.above(set).contains(names.get(1))) {
                unknown.add("data set '" + set + "' depends on '" + names.get(1)
                        + "' where the run was planned, and not here; register it alike");
            }
        }
        return unknown.stream().distinct().toList();
    }
}
