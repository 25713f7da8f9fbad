package com.onebackpak.compliance.benchmarks.peers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A rule of the table.
 *
 * @param id its id
 * @param permits whether it permits; else it forbids
 * @param target for each restricted attribute the terms that it covers, each with all below it
 * @param when what must hold
 * @param unless what silences it: any of these, of which each must hold whole
 */
public record RuleRow(
        String id, boolean permits, Map<String, List<String>> target, List<Literal> when, List<List<Literal>> unless) {
    private static final Map<String, List<String>> NAMED_BY_REQUESTS = Map.of(
            "action", Inquiries.ACTIONS,
            "category", Inquiries.CATEGORIES,
            "purpose", Inquiries.PURPOSES,
            "kind",
                    Stream.concat(Stream.of("application"), Directory.OTHER_KINDS.stream())
                            .toList());

    /** Reads a row. */
    static RuleRow read(String line) {
        List<String> cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        List<String> head = words(cells.get(0));
        Map<String, List<String>> target = new LinkedHashMap<>();
        List<String> attributes = List.of("action", "category", "purpose", "kind");
        for (int i = 0; i < attributes.size(); i++) {
            List<String> terms = words(cells.get(i + 1));
            if (!terms.isEmpty()) {
                target.put(attributes.get(i), terms);
            }
        }
        return new RuleRow(
                head.get(1), head.get(0).equals("permit"), target, literals(cells.get(5)), exceptions(cells.get(6)));
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** Reads literals that must all hold. */
    static List<Literal> literals(String cell) {
        return words(cell).stream().map(Literal::read).toList();
    }

    /** Reads exceptions, of which one must hold. */
    static List<List<Literal>> exceptions(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Stream.of(cell.split(" or ")).map(RuleRow::literals).toList();
    }

    /** For each restricted attribute the terms that requests name and the target covers. */
    public Map<String, List<String>> covered() {
        Map<String, List<String>> covered = new LinkedHashMap<>();
        target.forEach((attribute, terms) -> covered.put(
                attribute,
                NAMED_BY_REQUESTS.getOrDefault(attribute, List.of()).stream()
                        .filter(named -> terms.stream().anyMatch(term -> covers(term, named)))
                        .toList()));
        return covered;
    }

    private static boolean covers(String term, String named) {
        return named.equals(term) || named.startsWith(term + ".");
    }

    /** The district that it is of; empty: everybody's. */
    public String district() {
        return when.stream()
                .filter(literal -> literal.attribute().equals("district"))
                .map(literal -> (String) literal.value())
                .findFirst()
                .orElse("");
    }

    /** Whether it fires, read as it is written. */
    boolean fires(Known known) {
        return target.entrySet().stream()
                        .allMatch(restricted -> restricted.getValue().stream()
                                .anyMatch(term -> covers(term, (String) known.get(restricted.getKey()))))
                && holds(when, known)
                && unless.stream().noneMatch(exception -> holds(exception, known));
    }

    private static boolean holds(List<Literal> all, Known known) {
        return all.stream().allMatch(literal -> literal.test().test(known));
    }
}
