package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.internal.DecisionTally.Flow;
import com.onebackpak.compliance.policy.Citation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The section that shows where data goes. Has no state. */
final class DataMap {
    private static final int MOST_ROWS = 150;
    private static final int MOST_CITES = 4;
    private static final int MOST_CLAUSES = 120;

    private DataMap() {}

    private record Line(Flow flow, FlowFigures figures) {}

    static Told of(DecisionTally tally, PolicyTexts texts) {
        List<Line> lines = tally.flows().entrySet().stream()
                .map(each -> new Line(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing((Line line) -> -line.figures().permits())
                        .thenComparing(line -> line.flow().category())
                        .thenComparing(line -> line.flow().purpose())
                        .thenComparing(line -> line.flow().recipient()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (lines.isEmpty()) {
            blocks.add(new Block.Text("There is no flow to show: nothing was permitted in this time."));
        } else {
            blocks.add(FlowPicture.of(tally.flows(), texts));
            blocks.add(flows(lines));
            if (lines.size() > MOST_ROWS) {
                blocks.add(new Block.Text("The " + MOST_ROWS + " largest flows are listed; "
                        + Table.number(lines.size() - MOST_ROWS)
                        + " smaller ones are in the picture and in the list that the command decisions gives."));
            }
            Table.Rows clauses = clauses(lines, texts);
            if (!clauses.isEmpty()) {
                blocks.add(clauses.table());
            }
        }
        return new Told(
                new Section(
                        "map",
                        "Where the data goes",
                        List.of(
                                "Which categories of data were permitted for which purposes, and to whom: each permit counts"
                                        + " once for each of its categories.",
                                "It shows what was asked and permitted, not what then happened; what a host does without"
                                        + " asking is not in it. People who receive data are told by kind, organizations by"
                                        + " their ids."),
                        blocks),
                List.of(),
                List.of());
    }

    private static Table flows(List<Line> lines) {
        Table.Rows rows = Table.of(
                "flows",
                "Flows of data, the most frequent first",
                "Category",
                "Purpose",
                "Recipient",
                "#Permits",
                "Allowed by");
        lines.stream()
                .limit(MOST_ROWS)
                .forEach(line -> rows.add(
                        line.flow().category(),
                        line.flow().purpose(),
                        line.flow().recipient(),
                        line.figures().permits(),
                        Words.cites(line.figures().cites())));
        return rows.table();
    }

    private static Table.Rows clauses(List<Line> lines, PolicyTexts texts) {
        Table.Rows rows = Table.of("clauses", "What these clauses say, in paraphrase", "Clause", "It says");
        Set<Citation> cites = lines.stream()
                .limit(MOST_ROWS)
                .flatMap(line -> line.figures().cites().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        cites.stream()
                .limit(MOST_CLAUSES)
                .forEach(cite -> texts.clause(cite).ifPresent(says -> rows.add(cite.toString(), says)));
        return rows;
    }

    /** What is told of a flow where a pointer rests on it. */
    static String told(String from, String to, FlowFigures figures, PolicyTexts texts) {
        return from + " → " + to + ": " + Words.count(figures.permits(), "permit", "permits") + ". "
                + texts.told(figures.cites(), MOST_CITES);
    }

    /** Flows of which parts are folded together. */
    static FlowFigures sum(Map<Flow, FlowFigures> flows) {
        FlowFigures sum = new FlowFigures();
        flows.values().forEach(sum::add);
        return sum;
    }
}
