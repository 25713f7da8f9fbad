package com.onebackpak.compliance.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Ratios as an aligned table, the target beside each. */
final class RatioTable {
    private static final List<String> HEAD =
            List.of("measured", "target", "min", "median", "max", "met", "peer", "ours");

    private RatioTable() {}

    static String of(List<Ratio> ratios) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Ratio ratio : ratios) {
            rows.add(List.of(
                    ratio.name(),
                    ratio.demand(),
                    Ratio.number(ratio.least()),
                    Ratio.number(ratio.median()),
                    Ratio.number(ratio.most()),
                    ratio.isMet() ? "yes" : "no",
                    ratio.peer(),
                    ratio.ours()));
        }
        return AlignedTable.of(rows);
    }
}
