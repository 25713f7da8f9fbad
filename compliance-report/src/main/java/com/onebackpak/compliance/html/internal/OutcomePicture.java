package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.internal.DecisionTally.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Draws decisions over time as bars, the kinds one above the other, each with a pattern of its own. Has no state. */
final class OutcomePicture {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 330;
    private static final double LEFT = 64;
    private static final double TOP = 44;
    private static final double BOTTOM = 282;
    private static final double LEGEND = 16;
    private static final int STEPS = 4;
    private static final int MOST_NAMES = 12;
    private static final double GAP = 0.25;

    private OutcomePicture() {}

    static Picture of(List<TimeSpans.Span> spans) {
        long most = spans.stream().mapToLong(TimeSpans.Span::all).max().orElse(0);
        long top = ceiling(most);
        List<Picture.Shape> shapes = new ArrayList<>();
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> spans.stream().anyMatch(span -> span.count(kind) > 0))
                .toList();
        legend(kinds, shapes);
        for (int step = 0; step <= STEPS; step++) {
            double y = BOTTOM - (BOTTOM - TOP) * step / STEPS;
            shapes.add(Picture.Bar.of("rule", LEFT, y, WIDTH - LEFT, 1, ""));
            shapes.add(Picture.Label.of("soft", LEFT - 8, y + 4, "end", Table.number(top * step / STEPS)));
        }
        double width = (WIDTH - LEFT) / spans.size();
        int every = (spans.size() + MOST_NAMES - 1) / MOST_NAMES;
        for (int i = 0; i < spans.size(); i++) {
            TimeSpans.Span span = spans.get(i);
            double left = LEFT + i * width;
            bars(span, kinds, top, left + width * GAP / 2, Math.min(width * (1 - GAP), 72), shapes);
            if (i % every == 0) {
                shapes.add(Picture.Label.of("soft", left + 2, BOTTOM + 20, "start", name(span)));
            }
        }
        return new Picture("outcomes", "Decisions over time", says(spans, kinds), WIDTH, HEIGHT - 24, shapes);
    }

    private static String name(TimeSpans.Span span) {
        return span.name().replace("week of ", "");
    }

    private static void legend(List<Kind> kinds, List<Picture.Shape> shapes) {
        double left = LEFT;
        for (Kind kind : kinds) {
            shapes.add(Picture.Bar.of(kind.style(), left, LEGEND - 11, 14, 14, kind.says()));
            shapes.add(Picture.Label.of("name", left + 20, LEGEND, "start", kind.says()));
            left += 48 + kind.says().length() * 6.6;
        }
    }

    private static void bars(
            TimeSpans.Span span, List<Kind> kinds, long top, double left, double width, List<Picture.Shape> shapes) {
        double base = BOTTOM;
        for (Kind kind : kinds) {
            long count = span.count(kind);
            if (count > 0) {
                double height = (BOTTOM - TOP) * count / top;
                base -= height;
                shapes.add(Picture.Bar.of(
                        kind.style(),
                        left,
                        base,
                        width,
                        height,
                        span.name() + ": " + Table.number(count) + " " + kind.says()));
            }
        }
    }

    private static String says(List<TimeSpans.Span> spans, List<Kind> kinds) {
        TimeSpans.Span busiest =
                spans.stream().max(Comparator.comparing(TimeSpans.Span::all)).orElseThrow();
        return "From " + spans.get(0).name() + " to "
                + spans.get(spans.size() - 1).name() + ": "
                + kinds.stream()
                        .map(kind -> Table.number(spans.stream()
                                        .mapToLong(span -> span.count(kind))
                                        .sum()) + " " + kind.says())
                        .collect(Collectors.joining(", "))
                + ". Most were decided in " + busiest.name() + ", " + Table.number(busiest.all())
                + ". The table below tells all of it.";
    }

    /** The next number of which each step is easily read. */
    private static long ceiling(long most) {
        for (long unit = 1; ; unit *= 10) {
            for (long step : new long[] {1, 2, 3, 5, 8}) {
                if (most <= STEPS * step * unit) {
                    return STEPS * step * unit;
                }
            }
        }
    }
}
