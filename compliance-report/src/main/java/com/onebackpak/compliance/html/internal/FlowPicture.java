package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.html.internal.DecisionTally.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws flows as bands between three columns, each as wide as it is frequent. */
final class FlowPicture {
    private static final int MOST_NODES = 16;
    private static final int WIDTH = 960;
    private static final int TOP = 40;
    private static final int NODE = 12;
    private static final double GAP = 8;
    private static final double LEAST_SLOT = 17;
    private static final double LEAST_BAND = 1.2;
    private static final double ALL_BANDS = 380;
    private static final int[] LEFTS = {236, 474, 712};
    private static final List<String> HEADS = List.of("Categories", "Purposes", "Recipients");

    private final Map<Flow, FlowFigures> flows;
    private final PolicyTexts texts;
    private final double scale;
    private final List<Picture.Shape> shapes = new ArrayList<>();
    private double bottom = TOP;

    /** A place in a column, and how much of it is taken on either side. */
    private static final class Node {
        private double left;
        private double right;

        Node(double top) {
            this.left = top;
            this.right = top;
        }
    }

    private record Band(String from, String to) {}

    private FlowPicture(Map<Flow, FlowFigures> flows, PolicyTexts texts) {
        this.flows = flows;
        this.texts = texts;
        this.scale = ALL_BANDS / DataMap.sum(flows).permits();
    }

    static Picture of(Map<Flow, FlowFigures> all, PolicyTexts texts) {
        Map<Flow, FlowFigures> folded = folded(all);
        FlowPicture drawing = new FlowPicture(folded, texts);
        return drawing.drawn(all);
    }

    private Picture drawn(Map<Flow, FlowFigures> all) {
        Map<String, Node> categories = nodes(0, Flow::category);
        Map<String, Node> purposes = nodes(1, Flow::purpose);
        Map<String, Node> recipients = nodes(2, Flow::recipient);
        List<Picture.Shape> bands = new ArrayList<>();
        bands(bands, 0, categories, purposes, Flow::category, Flow::purpose);
        bands(bands, 1, purposes, recipients, Flow::purpose, Flow::recipient);
        List<Picture.Shape> ordered = new ArrayList<>(bands);
        ordered.addAll(shapes);
        FlowFigures sum = DataMap.sum(all);
        Flow largest = largest(all);
        return new Picture(
                "data-map",
                "Categories, purposes and recipients",
                Words.count(all.size(), "flow", "flows") + ", " + Table.number(sum.permits())
                        + " permitted uses of a category; a band is as wide as it is frequent. The most frequent flow is "
                        + largest.category() + " for " + largest.purpose() + ", " + largest.recipient() + ", "
                        + Words.count(
                                all.getOrDefault(largest, new FlowFigures()).permits(), "permit", "permits")
                        + ". The table below tells all of it.",
                WIDTH,
                (int) Math.ceil(bottom + GAP),
                ordered);
    }

    private static Flow largest(Map<Flow, FlowFigures> all) {
        return all.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<Flow, FlowFigures> each) ->
                                each.getValue().permits())
                        .thenComparing(each -> each.getKey().toString()))
                .orElseThrow()
                .getKey();
    }

    /** The same with what is seldom in each column under one name. */
    private static Map<Flow, FlowFigures> folded(Map<Flow, FlowFigures> all) {
        Set<String> categories = frequent(all, Flow::category);
        Set<String> purposes = frequent(all, Flow::purpose);
        Set<String> recipients = frequent(all, Flow::recipient);
        String otherCategories = others(all, categories, Flow::category);
        String otherPurposes = others(all, purposes, Flow::purpose);
        String otherRecipients = others(all, recipients, Flow::recipient);
        Map<Flow, FlowFigures> folded = new HashMap<>();
        all.forEach((flow, figures) -> folded.computeIfAbsent(
                        new Flow(
                                categories.contains(flow.category()) ? flow.category() : otherCategories,
                                purposes.contains(flow.purpose()) ? flow.purpose() : otherPurposes,
                                recipients.contains(flow.recipient()) ? flow.recipient() : otherRecipients),
                        each -> new FlowFigures())
                .add(figures));
        return folded;
    }

    private static String others(Map<Flow, FlowFigures> all, Set<String> kept, Function<Flow, String> part) {
        return (all.keySet().stream().map(part).distinct().count() - kept.size()) + " others";
    }

    private static Set<String> frequent(Map<Flow, FlowFigures> all, Function<Flow, String> part) {
        Map<String, Long> sums = sums(all, part);
        return sums.keySet().stream()
                .limit(sums.size() > MOST_NODES ? MOST_NODES - 1 : MOST_NODES)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The most frequent first. */
    private static Map<String, Long> sums(Map<Flow, FlowFigures> all, Function<Flow, String> part) {
        Map<String, Long> sums = new HashMap<>();
        all.forEach((flow, figures) -> sums.merge(part.apply(flow), figures.permits(), Long::sum));
        Map<String, Long> sorted = new LinkedHashMap<>();
        sums.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> each) -> -each.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    private Map<String, Node> nodes(int column, Function<Flow, String> part) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        double left = LEFTS[column];
        shapes.add(Picture.Label.of(
                "soft", column == 0 ? left + NODE : left, TOP - 18, column == 0 ? "end" : "start", HEADS.get(column)));
        double top = TOP;
        for (Map.Entry<String, Long> each : sums(flows, part).entrySet()) {
            double height = Math.max(LEAST_BAND, each.getValue() * scale);
            double slot = Math.max(LEAST_SLOT, height);
            double begin = top + (slot - height) / 2;
            String label = shortened(each.getKey()) + " " + Table.number(each.getValue());
            nodes.put(each.getKey(), new Node(begin));
            shapes.add(Picture.Bar.of("node", left, begin, NODE, height, each.getKey()));
            shapes.add(
                    column == 0
                            ? Picture.Label.of("name", left - 6, top + slot / 2 + 4, "end", label)
                            : Picture.Label.of("name shadow", left + NODE + 6, top + slot / 2 + 4, "start", label));
            top += slot + GAP;
        }
        bottom = Math.max(bottom, top);
        return nodes;
    }

    /** So that it fits beside the column; the whole name stands in the table. */
    private static String shortened(String name) {
        int most = 30;
        if (name.length() <= most) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(most - 2)) ? most - 2 : most - 1;
        return name.substring(0, end) + "…";
    }

    private void bands(
            List<Picture.Shape> bands,
            int column,
            Map<String, Node> from,
            Map<String, Node> to,
            Function<Flow, String> fromPart,
            Function<Flow, String> toPart) {
        Map<Band, FlowFigures> sums = new HashMap<>();
        flows.forEach((flow, figures) -> sums.computeIfAbsent(
                        new Band(fromPart.apply(flow), toPart.apply(flow)), band -> new FlowFigures())
                .add(figures));
        for (Map.Entry<String, Node> begin : from.entrySet()) {
            for (Map.Entry<String, Node> end : to.entrySet()) {
                FlowFigures figures = sums.get(new Band(begin.getKey(), end.getKey()));
                if (figures != null) {
                    double height = Math.max(LEAST_BAND, figures.permits() * scale);
                    bands.add(new Picture.Area(
                            "flow",
                            path(
                                    LEFTS[column] + NODE,
                                    begin.getValue().right,
                                    LEFTS[column + 1],
                                    end.getValue().left,
                                    height),
                            DataMap.told(begin.getKey(), end.getKey(), figures, texts)));
                    begin.getValue().right += figures.permits() * scale;
                    end.getValue().left += figures.permits() * scale;
                }
            }
        }
    }

    private static String path(double left, double top, double right, double end, double height) {
        double middle = (left + right) / 2;
        return String.format(
                Locale.ROOT,
                "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ",
                left,
                top,
                middle,
                top,
                middle,
                end,
                right,
                end,
                end + height,
                middle,
                end + height,
                middle,
                top + height,
                left,
                top + height);
    }
}
