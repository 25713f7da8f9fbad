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
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(padded(row.get(column), width(rows, column), column > 0));
                line.append("  ");
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width, boolean right) {
        String space = " ".repeat(width - cell.length());
        return right ? space + cell : cell + space;
    }
}
