package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.VOCABULARY;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Term;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an evaluator remembers, by policies by which there is more to remember than it may. In a JVM of its own, whose heap is
 * small and whose references are as wide as in one whose heap is large.
 */
class EvaluatorMemoryTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_MEGABYTES = 64;

    /** So many decisions are made for one that is compared, and so many categories asked about for one look at the heap. */
    private static final int COMPARED = 997;

    private static final int MEASURED = 8;
    private static final int KNOWN = 200;

    private static final List<String> FLAGS = VOCABULARY.facts().stream()
            .filter(fact -> fact.type() == FactType.BOOLEAN)
            .map(FactDeclaration::name)
            .filter(name -> name.startsWith("recipient."))
            .sorted()
            .toList();

    /** Some thousands of sorts of requests, in each of which other rules speak: much is left of each, or comes, or is asked. */
    @ParameterizedTest
    @CsvSource({"6000, 1, 2", "2000, 8, 25", "12, 12, 60"})
    void is_within_its_bounds_and_changes_no_answer(String rules, String flags, String times) throws Exception {
        Process measuring = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:-UseCompressedOops",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EvaluatorMemoryTest.class.getName(),
                        rules,
                        flags,
                        times)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(measuring.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(measuring.waitFor()).isZero();
        assertThat(said).matches("\\d+ MB\\s*");
        assertThat(Integer.parseInt(said.substring(0, said.indexOf(' '))))
                .isBetween(MOST_MEGABYTES / 2, MOST_MEGABYTES);
    }

    /** Decides, compares, and prints how much was kept when it was most. */
    public static void main(String[] arguments) {
        int flags = Integer.parseInt(arguments[1]);
        int times = Integer.parseInt(arguments[2]);
        PolicyEvaluator evaluator = evaluator(
                vendorPolicy(permit("P").build()).build(),
                law(rules(Integer.parseInt(arguments[0]), flags)).build());
        Random random = new Random(17);
        List<Facts> known = known(flags, random);
        compare(evaluator.decide(use().build(), facts(), NOW)); // what that takes is not what is remembered
        long before = used();
        long most = 0;
        List<Term> categories = VOCABULARY.terms(Dimension.CATEGORY);
        for (int i = 0; i < categories.size(); i++) {
            for (Term purpose : VOCABULARY.terms(Dimension.PURPOSE)) {
                ProcessingRequest request = use().categories(Set.of((Category) categories.get(i)))
                        .purpose((Purpose) purpose)
                        .build();
                for (int time = 0; time < times; time++) {
                    PolicyDecision decision = evaluator.decide(request, known.get(random.nextInt(KNOWN)), NOW);
                    if (random.nextInt(COMPARED) == 0) {
                        compare(decision);
                    }
                }
            }
            if (i % MEASURED == MEASURED - 1) {
                most = Math.max(most, used() - before);
            }
        }
        System.out.println((most + MEGABYTE - 1) / MEGABYTE + " MB");
    }

    private static List<Facts> known(int flags, Random random) {
        return Stream.generate(() -> {
                    Facts.Builder known = facts().toBuilder();
                    FLAGS.subList(0, flags).forEach(flag -> known.put(FactKey.flag(flag), random.nextBoolean()));
                    return known.build();
                })
                .limit(KNOWN)
                .toList();
    }

    private static void compare(PolicyDecision decision) {
        CategoryDecision interpreted = decision.categories().get(0);
        assertThat(decision.outcome()).isEqualTo(interpreted.outcome());
        assertThat(Set.copyOf(decision.rules()))
                .isEqualTo(interpreted.determining().stream()
                        .map(rule -> rule.rule().id())
                        .collect(Collectors.toSet()));
    }

    /** Many that ask for one flag each, and of each category and each purpose one that asks for nothing else. */
    private static Rule[] rules(int count, int flags) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(forbid("F-" + i).when(flag(FLAGS.get(i % flags))).build());
        }
        for (Term category : VOCABULARY.terms(Dimension.CATEGORY)) {
            rules.add(forbid("C-" + category.path().replace('.', '-'))
                    .target(Target.builder().addCategories((Category) category).build())
                    .build());
        }
        for (Term purpose : VOCABULARY.terms(Dimension.PURPOSE)) {
            rules.add(forbid("U-" + purpose.path().replace('.', '-'))
                    .target(Target.builder().addPurposes((Purpose) purpose).build())
                    .build());
        }
        return rules.toArray(Rule[]::new);
    }

    private static long used() {
        System.gc();
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }
}
