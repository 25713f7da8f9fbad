package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.PolicyLint;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.policy.Duty;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Within;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of clocks in {@code docs/clocks.md}: every time that the texts set is in a pack, or it is said why not. */
class ClockTableTest {
    private static final Path PAGE = Path.of("../docs/clocks.md");
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+-?[0-9]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern NAMED = Pattern.compile("`([a-z-]+/[a-z0-9-]+)`");

    @Test
    void each_time_is_named_once_and_has_a_clock_or_a_reason() throws IOException {
        Map<String, String> rows = rows();

        assertThat(rows.keySet())
                .containsExactlyElementsOf(
                        Stream.of(ids("FE", 16), ids("CP", 14), ids("PP-", 5), ids("N", 7), ids("B", 24), ids("D", 25))
                                .flatMap(ids -> ids)
                                .toList());
        assertThat(rows.values()).allMatch(where -> where.startsWith("`") || where.startsWith("no clock: "));
    }

    @Test
    void the_table_names_the_clocks_that_there_are_and_no_others() throws IOException {
        PolicyLibrary library = PolicyLibrary.standard();
        Set<String> clocks = library.ids().stream()
                .flatMap(id -> library.versions(id).stream())
                .flatMap(policy -> policy.clocks().stream().map(clock -> policy.id() + "/" + clock.id()))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> named = new TreeSet<>();
        rows().values().forEach(where -> named.addAll(named(where)));

        assertThat(named).isEqualTo(clocks);
    }

    @Test
    void what_a_state_says_of_breaches_in_words_gives_the_times_of_its_clocks() {
        for (String state : List.of("ny", "tx")) {
            List<DutyClock> clocks = policies("breach-us-" + state)
                    .flatMap(policy -> policy.clocks().stream())
                    .toList();
            List<Duty> said = policies("us-" + state)
                    .flatMap(policy -> policy.duties().stream())
                    .filter(duty ->
                            duty.within().isPresent() && clocks.stream().anyMatch(clock -> areOfOneClause(duty, clock)))
                    .toList();
            assertThat(said)
                    .isNotEmpty()
                    .allSatisfy(duty -> assertThat(clocks.stream()
                                    .filter(clock -> areOfOneClause(duty, clock))
                                    .flatMap(clock -> Stream.concat(clock.within().stream(), clock.tail().stream()))
                                    .map(Within::text))
                            .contains(duty.within().orElseThrow().toString()));
        }
    }

    private static Stream<Policy> policies(String id) {
        return PolicyLibrary.standard().versions(id).stream();
    }

    private static boolean areOfOneClause(Duty duty, DutyClock clock) {
        return duty.cites().stream()
                .anyMatch(cited -> clock.cites().stream()
                        .anyMatch(other -> other.toString().startsWith(cited.toString())));
    }

    @Test
    void of_packs_of_clocks_whose_first_day_nobody_read_lint_says_so() {
        PolicyLibrary library = PolicyLibrary.standard();
        List<String> ids = library.ids().stream()
                .filter(id -> id.startsWith("rights-") || id.equals("ppra"))
                .toList();

        assertThat(ids)
                .hasSize(7)
                .allSatisfy(id -> assertThat(policies(id))
                        .allSatisfy(policy -> assertThat(PolicyLint.of(VocabularyReader.standard())
                                        .findings(policy))
                                .anyMatch(finding -> finding.says().contains("The day from which these clocks run"))));
    }

    private static Stream<String> ids(String prefix, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> prefix + number);
    }

    private static List<String> named(String where) {
        List<String> named = new ArrayList<>();
        Matcher matcher = NAMED.matcher(where);
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        return named;
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher matcher = ROW.matcher(line);
            if (matcher.matches()) {
                assertThat(rows.put(matcher.group(1), matcher.group(3).strip())).isNull();
            }
        }
        return rows;
    }
}
