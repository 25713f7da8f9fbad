package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sixty facts, and six prohibitions each of which pairs all of them at random: no order of variables makes few diagrams of
 * these together.
 */
@Timeout(120)
class PoliciesTooLargeTest {
    private static final int FACTS = 60;
    private static final int FEW = 200_000;
    private static final Vocabulary VOCABULARY = VocabularyReader.read(
            DocumentSource.ofText(
                    "hard.yaml",
                    IntStream.rangeClosed(0, FACTS)
                            .mapToObj(i -> "  subject.f" + i
                                    + ": {type: boolean, world: open, means: A fact., known-by: [school]}\n")
                            .collect(Collectors.joining("", "vocabulary: hard\nversion: \"1\"\nfacts:\n", ""))),
            VocabularyReader.standard());
    private static final String EASY = """
              - {id: use, effect: permit, target: {actions: [use]}, reason: It may., cites: [C1]}
              - {id: use-too, effect: permit, target: {actions: [use]}, reason: It may., cites: [C1]}
              - id: never
                effect: forbid
                when: {all: [{request: {forms: [identified]}}, {request: {forms: [aggregated]}}, {flag: subject.f60}]}
                reason: Of nobody.
                cites: [C1]
            """;
    private static final PolicySet HARD = policies(pairs(6, FACTS));
    private static final PolicyClaim UNFORBIDDEN = PolicyClaim.never("none is permitted", flag(0), Outcome.PERMIT);
    private static final PolicyClaim UNDISCLOSED = PolicyClaim.never(
            "nothing is disclosed",
            new Condition.RequestMatches(
                    Target.builder().addActions(Action.DISCLOSE).build()),
            Outcome.PERMIT);

    @Test
    void a_claim_that_takes_too_much_is_named_with_what_it_takes_and_others_are_told() {
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(HARD, List.of(UNFORBIDDEN, UNDISCLOSED), FEW);

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(PoliciesTooLargeException.class)
                    .isThrownBy(() -> analyzer.prove(UNFORBIDDEN))
                    .withMessageStartingWith("to tell whether claim 'none is permitted' holds")
                    .withMessageMatching(".* takes more than (200000 diagrams|5000000 steps): .*");
            assertThat(analyzer.prove(UNDISCLOSED).isProved()).isTrue();
        }
        assertThatExceptionOfType(PoliciesTooLargeException.class).isThrownBy(analyzer::counts);
    }

    /** In the order in which they are first named, three such rules take more than ten million. */
    @Test
    void facts_stand_near_those_with_which_conditions_combine_them() {
        PolicySet three = policies(pairs(3, FACTS));

        assertThat(PolicyAnalyzer.of(three, List.of(UNFORBIDDEN), 2 * FEW)
                        .prove(UNFORBIDDEN)
                        .isRefuted())
                .isTrue();
    }

    @Test
    void a_rule_that_takes_too_much_by_itself_is_named() {
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(HARD, List.of(UNFORBIDDEN), FEW);

        assertThatExceptionOfType(PoliciesTooLargeException.class)
                .isThrownBy(analyzer::counts)
                .withMessageMatching(
                        ".*, and so when rule 'school-policy/pairs-[1-5]' fires, takes more than 200000 .*");
    }

    @Test
    void a_difference_that_takes_too_much_is_refused() {
        assertThatExceptionOfType(PoliciesTooLargeException.class)
                .isThrownBy(() -> PolicyAnalyzer.difference(HARD, policies(pairs(5, FACTS)), FEW))
                .withMessageStartingWith("to tell in which situations they decide differently");
    }

    @Test
    void of_what_does_nothing_all_is_told_or_said_to_be_untold() {
        List<LintFinding> findings = PolicyAnalyzer.of(HARD, List.of(), FEW).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.kind() == Kind.IN_VAIN)
                .extracting(LintFinding::says)
                .containsExactlyInAnyOrder(
                        "rule 'never' never fires", "no outcome hangs on whether subject.f60 is true");
        assertThat(findings)
                .filteredOn(finding -> finding.kind() == Kind.UNDECIDED)
                .satisfiesExactlyInAnyOrder(
                        rules -> assertThat(rules.places())
                                .containsExactlyInAnyOrder(
                                        "use", "use-too", "pairs-0", "pairs-1", "pairs-2", "pairs-3", "pairs-4",
                                        "pairs-5"),
                        facts -> assertThat(facts.places()).hasSize(FACTS));
    }

    @Test
    void of_rules_that_are_too_many_to_tell_it_is_said_that_they_are_untold() {
        assertThat(PolicyAnalyzer.of(policies(pairs(100, FACTS)), List.of(), FEW)
                        .findings())
                .filteredOn(finding -> finding.kind() == Kind.UNDECIDED)
                .anySatisfy(rules -> assertThat(rules.places()).contains("use", "pairs-0", "pairs-99"))
                .anySatisfy(facts -> assertThat(facts.places()).hasSize(FACTS + 1));
    }

    /** In whatever order claims are asked for, and however much room what was asked before took: what is forgotten is made again. */
    @Test
    void whether_a_claim_is_told_and_what_of_it_hangs_on_no_question_before_it() {
        PolicySet policies = policies(pairs(3, 16));
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies);
        List<PolicyClaim> claims = Arrays.stream(Outcome.values())
                .map(outcome -> PolicyClaim.never("never " + outcome, flag(0), outcome))
                .toList();
        Random random = new Random(1);
        Set<Long> told = new TreeSet<>();
        for (int bound = 2_000; !told.contains((long) claims.size()); bound += bound / 6) {
            int most = bound;
            if (told(() -> PolicyAnalyzer.of(policies, claims, most).prove(claims.get(0)))
                    .isEmpty()) {
                continue;
            }
            List<Optional<List<Object>>> alone = claims.stream()
                    .map(claim ->
                            told(() -> PolicyAnalyzer.of(policies, claims, most).prove(claim)))
                    .toList();
            told.add(alone.stream().filter(Optional::isPresent).count());
            List<LintFinding> findings =
                    PolicyAnalyzer.of(policies, claims, most).findings();
            PolicyAnalyzer together = PolicyAnalyzer.of(policies, claims, most);
            for (int i = 0; i < 3 * claims.size(); i++) {
                int one = random.nextInt(claims.size());
                assertThat(told(() -> together.prove(claims.get(one)))).isEqualTo(alone.get(one));
                assertThat(together.findings()).isEqualTo(findings);
            }
            together.samples(new SplittableRandom(1)).limit(20).forEach(sample -> {
                Situation situation = sample.getKey();
                assertThat(evaluator
                                .decide(situation.request(), situation.facts(), situation.at())
                                .outcome())
                        .isEqualTo(sample.getValue());
            });
        }
        assertThat(told).hasSizeGreaterThan(1);
    }

    private static Optional<List<Object>> told(Supplier<Proof> answer) {
        try {
            Proof proof = answer.get();
            return Optional.of(List.of(
                    proof.isProved(),
                    proof.situations(),
                    proof.against(),
                    proof.counterexample().map(witness -> witness.decision().rules())));
        } catch (PoliciesTooLargeException e) {
            return Optional.empty();
        }
    }

    @Test
    void no_analysis_makes_less_than_one_diagram() {
        assertThatIllegalArgumentException().isThrownBy(() -> PolicyAnalyzer.of(HARD, List.of(), 0));
        assertThatExceptionOfType(PoliciesTooLargeException.class)
                .isThrownBy(() -> PolicyAnalyzer.of(HARD, List.of(), 1_000))
                .withMessageContaining("takes more than 1000 diagrams");
    }

    private static Condition flag(int fact) {
        return new Condition.Flag("subject.f" + fact);
    }

    private static String pairs(int rules, int of) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        List<Integer> facts = new ArrayList<>(IntStream.range(0, of).boxed().toList());
        for (int rule = 0; rule < rules; rule++) {
            Collections.shuffle(facts, random);
            text.append("  - {id: pairs-%d, effect: forbid, cites: [C1], reason: No., when: {any: [".formatted(rule));
            text.append(IntStream.range(0, of / 2)
                    .mapToObj(i -> "{all: [{flag: subject.f%d}, {flag: subject.f%d}]}"
                            .formatted(facts.get(2 * i), facts.get(2 * i + 1)))
                    .collect(Collectors.joining(", ")));
            text.append("]}}\n");
        }
        return text.toString();
    }

    private static PolicySet policies(String rules) {
        String pack = """
                policy: school-policy
                title: A policy
                version: "1"
                from: 2020-01-01
                citation-prefix: School
                kind: vendor
                party: backpak
                clauses:
                  C1: {says: Something., modality: permits}
                rules:
                """ + EASY + rules;
        return PolicySet.of(
                VOCABULARY, PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("hard.pack.yaml", pack)));
    }
}
