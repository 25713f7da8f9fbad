package com.onebackpak.compliance.html.internal;

import java.util.ArrayList;
import java.util.List;

/** The section that comes first: what needs attention, and the main figures. Has no state. */
final class Summary {
    private static final List<String> BY_URGENCY = List.of(Told.NOW, Told.SOON, Told.NOTE);

    private Summary() {}

    static Section of(List<Told> sections) {
        List<Block.Point> points = BY_URGENCY.stream()
                .flatMap(when -> sections.stream()
                        .flatMap(told -> told.points().stream())
                        .filter(point -> point.when().equals(when)))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                points.isEmpty()
                        ? new Block.Text("Nothing that this report covers needs attention.")
                        : new Block.Points(points));
        Table.Rows figures = Table.of("figures", "The main figures", "What", "#How many");
        sections.stream()
                .flatMap(told -> told.figures().stream())
                .forEach(figure -> figures.add(figure.name(), figure.text()));
        blocks.add(figures.table());
        return new Section(
                "summary",
                "What needs attention",
                List.of(
                        "“Now” is late or stands in the way, “Soon” becomes due within 30 days, “Note” is good to know."),
                blocks);
    }
}
