package com.onebackpak.compliance.testkit.cedar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.onebackpak.compliance.evaluation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Cedar's own corpus, where there is a copy of it: the folder that the system property {@code cedar.corpus} names, with
 * {@code corpus-tests} unpacked in it.
 */
class CedarCorpusTest {
    private static final String FOLDER = System.getProperty("cedar.corpus", "");

    @Test
    void what_can_be_said_of_the_corpus_is_decided_as_cedar_decides_it() throws IOException {
        assumeTrue(!FOLDER.isEmpty(), "no corpus: give -Dcedar.corpus=FOLDER, a copy of cedar-integration-tests");
        CedarSummary summary = new CedarSummary();
        for (Path descriptor : descriptors(Path.of(FOLDER))) {
            CedarFiles.Case test = CedarFiles.read(Path.of(FOLDER), descriptor);
            summary.add(test, CedarComparison.of(test));
        }
        System.out.println(summary.table());
        assertThat(summary.differences()).isEmpty();
        assertThat(summary.shareSaid()).as("the share that can be said").isGreaterThan(0.98);
        assertThat(summary.outcomesByFacts())
                .as("what was compared is not all alike")
                .allSatisfy((outcome, count) -> assertThat(count).isGreaterThan(100))
                .containsOnlyKeys(Outcome.PERMIT, Outcome.DENY, Outcome.NOT_APPLICABLE);
    }

    private static List<Path> descriptors(Path folder) throws IOException {
        try (Stream<Path> fuzzed = Files.list(folder.resolve("corpus-tests"));
                Stream<Path> written = Files.walk(folder.resolve("tests"))) {
            return Stream.concat(fuzzed, written)
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".entities.json"))
                    .sorted()
                    .toList();
        }
    }
}
