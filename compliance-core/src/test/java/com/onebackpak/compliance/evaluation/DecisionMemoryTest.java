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
import org.junit.jupiter.api.Test;

/**
 * What a decision by the built-in packs takes of memory, beyond what the caller hands in. In a JVM of its own: what else a
 * JVM has decided keeps its compiler from leaving out objects that nobody sees.
 */
class DecisionMemoryTest {
    private static final int MOST_BYTES = 200;
    private static final int DECISIONS = 20_000;

    /** Until all of it is compiled by the JVM, which other work may delay. */
    private static final int MOST_ROUNDS = 100;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_decision_about_known_facts_takes_at_most_200_bytes() throws Exception {
        Process measuring = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecisionMemoryTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(measuring.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(measuring.waitFor()).isZero();
        assertThat(said).matches("PERMIT \\d+\\s*");
        assertThat(Long.parseLong(said.strip().substring("PERMIT ".length()))).isLessThanOrEqualTo(MOST_BYTES);
    }

    /** Measures, and prints the outcome and the bytes. */
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

        long bytes = Long.MAX_VALUE;
        PolicyDecision last = evaluator.decide(request, facts, NOW);
        for (int round = 0; round < MOST_ROUNDS && bytes > MOST_BYTES; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < DECISIONS; i++) {
                last = evaluator.decide(request, facts, NOW);
            }
            bytes = Math.min(bytes, (THREADS.getCurrentThreadAllocatedBytes() - before) / DECISIONS);
        }

        System.out.println(last.outcome() + " " + bytes);
    }
}
