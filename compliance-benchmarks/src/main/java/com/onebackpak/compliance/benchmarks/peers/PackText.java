package com.onebackpak.compliance.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table as pack files and a vocabulary, as this library reads them. */
final class PackText {
    private static final Map<String, String> DIMENSIONS =
            Map.of("action", "actions", "category", "categories", "purpose", "purposes", "kind", "recipients");

    private PackText() {}

    /** What is known of a request beside what the library knows by itself, as facts of its own. */
    static String vocabulary() {
        return Known.FLAGS.keySet().stream()
                .map(flag -> "  " + fact(flag)
                        + ": {type: boolean, world: closed, means: As the directory has it., known-by: [school]}\n")
                .collect(Collectors.joining("", "vocabulary: peers\nversion: \"1\"\nfacts:\n", ""));
    }

    static String fact(String flag) {
        return "relation." + flag.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The vendor's policy, which has all that binds everybody, and one of each district that adds something. */
    static List<String> packs(RuleTable table) {
        List<String> packs = new ArrayList<>();
        packs.add(pack(
                "vendor",
                "vendor",
                "party: vendor\n",
                Stream.concat(table.prohibitions().stream(), table.permissions().stream())));
        table.districts()
                .forEach((district, rows) -> packs.add(
                        pack(district, "school", "applies-to: {agencies: [" + district + "]}\n", rows.stream())));
        return packs;
    }

    private static String pack(String id, String kind, String scope, Stream<RuleRow> rows) {
        return rows.map(PackText::rule)
                .collect(Collectors.joining(
                        "",
                        "policy: " + id + "\ntitle: The peers' policy\nkind: " + kind + "\nversion: \"1\"\n"
                                + "from: 2020-01-01\ncitation-prefix: Peers\n" + scope + "rules:\n",
                        "clauses:\n  P1: {says: As the table says., modality: permits}\n"));
    }

    private static String rule(RuleRow row) {
        StringBuilder rule = new StringBuilder("  - id: " + row.id() + "\n    effect: "
                + (row.permits() ? "permit" : "forbid") + "\n    reason: As the table says.\n    cites: [P1]\n");
        if (!row.target().isEmpty()) {
            rule.append(row.target().entrySet().stream()
                    .map(restricted -> DIMENSIONS.get(restricted.getKey()) + ": " + restricted.getValue())
                    .collect(Collectors.joining(", ", "    target: {", "}\n")));
        }
        List<Literal> when = row.when().stream()
                .filter(literal -> !literal.attribute().equals("district"))
                .toList();
        if (!when.isEmpty()) {
            rule.append("    when: ").append(all(when)).append('\n');
        }
        if (!row.unless().isEmpty()) {
            rule.append("    except:\n");
            row.unless()
                    .forEach(exception -> rule.append("      - {name: exception-"
                            + row.unless().indexOf(exception) + ", cites: [P1], when: " + all(exception) + "}\n"));
        }
        return rule.toString();
    }

    private static String all(List<Literal> literals) {
        return literals.stream().map(PackText::test).collect(Collectors.joining(", ", "{all: [", "]}"));
    }

    private static String test(Literal literal) {
        return switch (literal.attribute()) {
            case "age" ->
                "{age: {" + (literal.operator().equals("<") ? "below" : "at-least") + ": " + literal.value() + "}}";
            case "recipient" -> "{fact: request.recipient, is: " + literal.value() + "}";
            default -> {
                String flag = "{flag: " + fact(literal.attribute()) + "}";
                yield literal.value().equals(true) ? flag : "{not: " + flag + "}";
            }
        };
    }
}
