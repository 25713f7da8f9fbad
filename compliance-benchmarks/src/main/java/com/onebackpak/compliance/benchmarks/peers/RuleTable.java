package com.onebackpak.compliance.benchmarks.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The policy from which each engine's form is written: what everybody is bound by, and what districts add. Immutable. */
public final class RuleTable {
    /** How many rules a district adds. */
    static final int OF_A_DISTRICT = 36;

    private final List<RuleRow> prohibitions;
    private final Map<String, List<RuleRow>> districts;
    private final List<RuleRow> permissions;

    private RuleTable(List<RuleRow> prohibitions, Map<String, List<RuleRow>> districts, List<RuleRow> permissions) {
        this.prohibitions = prohibitions;
        this.districts = districts;
        this.permissions = permissions;
    }

    /** The forty rules, and as many districts' own beside them as make so many rules. */
    public static RuleTable of(int rules) {
        List<RuleRow> common = read();
        Map<String, List<RuleRow>> districts = new LinkedHashMap<>();
        Random random = new Random(40);
        for (int i = 1; i <= (rules - common.size()) / OF_A_DISTRICT; i++) {
            districts.put(Directory.district(i), ofDistrict(i, random));
        }
        return new RuleTable(
                common.stream().filter(row -> !row.permits()).toList(),
                districts,
                common.stream().filter(RuleRow::permits).toList());
    }

    private static List<RuleRow> read() {
        try (InputStream rules = Objects.requireNonNull(RuleTable.class.getResourceAsStream("rules.txt"))) {
            return new String(rules.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(RuleRow::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a district forbids of some applications, each up to an age. */
    private static List<RuleRow> ofDistrict(int district, Random random) {
        List<String> groups = List.of("contact", "media", "communications", "transcript", "work", "technology", "name");
        List<RuleRow> rows = new ArrayList<>();
        for (int i = 1; i <= OF_A_DISTRICT; i++) {
            rows.add(RuleRow.read("forbid " + Directory.district(district) + "-" + i + "|disclose|"
                    + groups.get(random.nextInt(groups.size())) + "|||district=" + Directory.district(district)
                    + " recipient=" + Directory.application(1 + random.nextInt(Directory.APPLICATIONS)) + " age<"
                    + (13 + random.nextInt(10)) + "|consented"));
        }
        return List.copyOf(rows);
    }

    /** What binds everybody, in the order in which a reason is looked for. */
    public List<RuleRow> prohibitions() {
        return prohibitions;
    }

    /** What districts forbid beside it, by district; looked for next. */
    public Map<String, List<RuleRow>> districts() {
        return districts;
    }

    /** What is permitted where nothing is forbidden. */
    public List<RuleRow> permissions() {
        return permissions;
    }

    /** All rules, in the order in which a reason is looked for. */
    public Stream<RuleRow> rows() {
        return Stream.of(prohibitions.stream(), districts.values().stream().flatMap(List::stream), permissions.stream())
                .flatMap(rows -> rows);
    }

    /** What the table itself says, read as it is written: all rules that determine the outcome, in its order. */
    Answer answer(Known known) {
        Set<String> denying = firing(
                Stream.concat(prohibitions.stream(), districts.getOrDefault(known.getDistrict(), List.of()).stream()),
                known);
        return denying.isEmpty() ? Answer.of(true, firing(permissions.stream(), known)) : Answer.of(false, denying);
    }

    private static Set<String> firing(Stream<RuleRow> rows, Known known) {
        Set<String> firing = new LinkedHashSet<>();
        rows.filter(row -> row.fires(known)).forEach(row -> firing.add(row.id()));
        return firing;
    }
}
