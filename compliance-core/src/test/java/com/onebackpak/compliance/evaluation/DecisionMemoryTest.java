package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.facts;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a decision by the built-in packs takes of memory, beyond what the caller hands in. In a JVM of its own: what else a
 * JVM has decided keeps its compiler from leaving out objects that nobody sees.
 */
class DecisionMemoryTest {
    /** It is meant to take 200, and takes 72: what would come to lie between is to be noticed. */
    private static final int MOST_BYTES = 100;

    private static final int DECISIONS = 20_000;

    /** Until all of it is compiled by the JVM, which other work may delay. */
    private static final int MOST_WARMING = 300;

    private static final int ROUNDS = 21;

    /** Of an array that a decision could leave beside what it leaves. */
    private static final int FEW_BYTES = 32;

    private static volatile Object kept = new byte[0];

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_decision_about_known_facts_takes_at_most_a_hundred_bytes() throws Exception {
        Measured measured = measured(0);

        assertThat(measured.median()).as("%s", measured).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void a_few_bytes_more_would_be_noticed() throws Exception {
        Measured measured = measured(FEW_BYTES);

        assertThat(measured.least()).as("%s", measured).isGreaterThan(MOST_BYTES);
    }

    /** Bytes a decision: in the round in which it took least, and in the one in the middle, which one lucky round does not move. */
    private record Measured(long least, long median) {}

    private static Measured measured(int more) throws Exception {
        Process measuring = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecisionMemoryTest.class.getName(),
                        String.valueOf(more))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(measuring.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(measuring.waitFor()).isZero();
        assertThat(said).startsWith("PERMIT ");
        List<Long> bytes = Stream.of(said.strip().split(" ", -1))
                .skip(1)
                .map(Long::valueOf)
                .sorted()
                .toList();
        assertThat(bytes).hasSize(ROUNDS);
        return new Measured(bytes.get(0), bytes.get(ROUNDS / 2));
    }

    /** Measures, and prints the outcome and the bytes of each round. */
    public static void main(String[] arguments) {
        PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"));
        ProcessingRequest request = disclosure().build();
        Facts facts = facts().toBuilder()
                .put(FactKeys.SUBJECT_BIRTH_DATE, Optional.of(LocalDate.of(2008, 1, 1)))
                .put(FactKeys.SUBJECT_AGREEMENTS, List.of(agreement().build()))
                .put(
                        FactKeys.APPLICATION_AUTHORIZATIONS,
                        List.of(new Authorization(
                                SCHOOL,
                                APPLICATION,
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(Instant.EPOCH))))
                .put(FactKeys.RECIPIENT_KIND, Set.of(RecipientKind.APPLICATION))
                .put(FactKeys.RECIPIENT_REGION, Optional.of(Jurisdiction.of("US")))
                .put(FactKeys.HAS_RECIPIENT, true)
                .put(FactKeys.RECIPIENT_IS_SUBJECT, false)
                .put(FactKeys.RECIPIENT_IS_PARENT, false)
                .put(FactKeys.RECIPIENT_IS_AGENCY, false)
                .put(FactKeys.INSTRUCTED_BY_AGENCY, false)
                .put(FactKeys.SUBJECT_POSTSECONDARY, false)
                .put(FactKey.flag("recipient.written-assurances"), true)
                .put(FactKey.flag("recipient.confidentiality"), true)
                .put(FactKey.flag("recipient.integral"), true)
                .put(FactKey.flag("recipient.necessary"), true)
                .build();

        int more = Integer.parseInt(arguments[0]);
        Runnable deciding = () -> {
            if (more > 0) {
                kept = new byte[more];
            }
            kept = evaluator.decide(request, facts, NOW);
        };
        for (int round = 0; round < MOST_WARMING && bytes(deciding) > MOST_BYTES + 2 * more; round++) {}
        String bytes = IntStream.range(0, ROUNDS)
                .mapToObj(round -> String.valueOf(bytes(deciding)))
                .collect(Collectors.joining(" "));

        System.out.println(evaluator.decide(request, facts, NOW).outcome() + " " + bytes);
    }

    private static long bytes(Runnable deciding) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < DECISIONS; i++) {
            deciding.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / DECISIONS;
    }
}
