package com.onebackpak.compliance.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.EveryCondition;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyAnalyzerTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final Condition IN_FORCE = new AgreementInForce();
    private static final String ADULTS = """
            - id: use
              effect: permit
              target: {actions: [use]}
              when: {agreement: in-force}
              reason: It may be used.
              cites: [C1]
            - id: not-of-children
              effect: forbid
              target: {actions: [use]}
              when: {age: {below: 13}}
              except:
                - name: feature
                  when: {agreement: {feature: children}}
                  cites: [C1]
              reason: Not of children.
              cites: [C1]
            """;

    @Test
    void a_claim_that_holds_is_proved_over_all_situations_of_which_it_speaks() {
        PolicyClaim claim = PolicyClaim.never(
                "no child without the feature",
                all(new Condition.AgeBelow(13), new Condition.Not(new AgreementHasFeature("children"))),
                Outcome.PERMIT);

        Proof proof = prove(ADULTS, claim);

        assertThat(proof.isProved()).isTrue();
        assertThat(proof.situations()).isPositive();
        assertThat(proof.against()).contains(BigInteger.ZERO);
        assertThat(proof.counterexample()).isEmpty();
    }

    @Test
    void a_claim_that_does_not_hold_is_refuted_by_what_the_evaluator_decides() {
        PolicyClaim claim = PolicyClaim.never("never where an agreement is in force", IN_FORCE, Outcome.PERMIT);

        Proof proof = prove(ADULTS, claim);

        assertThat(proof.isProved()).isFalse();
        assertThat(proof.isRefuted()).isTrue();
        assertThat(proof.against().orElseThrow()).isPositive().isLessThan(proof.situations());
        PolicyDecision decision = proof.counterexample().orElseThrow().decision();
        assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(decision.rules()).containsExactly("use");
    }

    @Test
    void where_it_is_unknown_whether_a_condition_holds_the_claim_says_nothing_unless_it_is_meant_to() {
        PolicyClaim claim = PolicyClaim.always(
                "of a child nothing but a refusal without the feature",
                all(new Condition.AgeBelow(13), new Condition.Not(new AgreementHasFeature("children"))),
                Outcome.DENY,
                Outcome.NOT_APPLICABLE);

        assertThat(prove(ADULTS, claim).isProved()).isTrue();
        assertThat(prove(ADULTS, claim.orUnknownWhether()).counterexample())
                .hasValueSatisfying(witness ->
                        assertThat(witness.decision().outcome()).isIn(Outcome.INDETERMINATE, Outcome.PERMIT));
    }

    @Test
    void a_claim_of_no_situation_is_not_proved() {
        PolicyClaim claim = PolicyClaim.never(
                "a child of age", all(new Condition.AgeBelow(13), new Condition.AgeAtLeast(18)), Outcome.PERMIT);

        Proof proof = prove(ADULTS, claim);

        assertThat(proof.isEmpty()).isTrue();
        assertThat(proof.isProved()).isFalse();
        assertThat(proof.isRefuted()).isFalse();
    }

    @Test
    void what_cannot_be_made_is_left_undecided_and_never_proved() {
        Condition same = new Condition.FactTest("subject.school", new FactComparison.Same("request.recipient"));
        PolicyClaim claim =
                PolicyClaim.never("what rests on two facts being the same", all(IN_FORCE, same), Outcome.PERMIT);

        Proof proof = prove(ADULTS, claim);

        assertThat(proof.isProved()).isFalse();
        assertThat(proof.undecided()).hasValueSatisfying(why -> assertThat(why).contains("subject.school"));
    }

    @Test
    void situations_are_counted_once_each() {
        PolicySet policies = policies(ADULTS);
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(policies, List.of());
        BigInteger all = analyzer.counts().values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger perCategory = all.divide(
                BigInteger.valueOf(VOCABULARY.paths(Dimension.CATEGORY).size()));

        assertThat(analyzer.isExact()).isTrue();
        assertThat(perCategory.multiply(
                        BigInteger.valueOf(VOCABULARY.paths(Dimension.CATEGORY).size())))
                .isEqualTo(all);
        assertThat(analyzer.counts())
                .allSatisfy((outcome, count) -> assertThat(count).isPositive());
    }

    @Test
    void drawn_situations_are_decided_as_the_proofs_take_them_to_be_and_are_recognised() {
        PolicySet policies = policies(ADULTS);
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(policies, List.of());
        PolicyEvaluator evaluator = PolicyEvaluator.of(policies);

        analyzer.samples(new SplittableRandom(3)).limit(300).forEach(sample -> {
            Situation situation = sample.getKey();
            assertThat(evaluator
                            .decide(situation.request(), situation.facts(), situation.at())
                            .outcome())
                    .isEqualTo(sample.getValue());
            assertThat(analyzer.outcomeIn(situation)).hasValue(sample.getValue());
        });
    }

    @Test
    void an_example_of_a_claim_is_as_nearly_against_it_as_there_is_one() {
        PolicyClaim claim = PolicyClaim.never(
                "no child without the feature",
                all(new Condition.AgeBelow(13), new Condition.Not(new AgreementHasFeature("children"))),
                Outcome.PERMIT);

        PolicyDecision decision = PolicyAnalyzer.of(policies(ADULTS), List.of(claim))
                .example(claim)
                .orElseThrow()
                .decision();

        assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
        assertThat(decision.rules()).containsExactly("not-of-children");
        assertThat(decision.request().action().path()).isEqualTo("use");
    }

    @Test
    void a_difference_names_the_rule_and_both_outcomes() {
        PolicyDifference difference =
                PolicyAnalyzer.difference(policies(ADULTS), policies(ADULTS.replace("below: 13", "below: 16")));

        assertThat(difference.isNone()).isFalse();
        assertThat(difference.isNowhereMorePermissive()).isTrue();
        assertThat(difference.changes()).allSatisfy(change -> {
            assertThat(change.rule()).isEqualTo("school-policy/not-of-children");
            assertThat(change.cites()).hasToString("[School C1]");
            assertThat(change.after()).isNotEqualTo(Outcome.PERMIT);
            assertThat(change.areas()).allSatisfy(area -> {
                assertThat(area.action().path()).isEqualTo("use");
                assertThat(area.before().outcome()).isEqualTo(change.before());
                assertThat(area.after().outcome()).isEqualTo(change.after());
            });
        });
        assertThat(difference.changes())
                .anySatisfy(change -> assertThat(change.before()).isEqualTo(Outcome.PERMIT));
    }

    @Test
    void a_prohibition_that_ends_sooner_or_a_permission_that_ends_later_permits_more() {
        PolicySet always = policies(ADULTS);
        PolicySet ending = inEffect(always, Span.from(Instant.parse("2020-01-01T00:00:00Z")));
        PolicySet ended = inEffect(
                always,
                new Span(Instant.parse("2020-01-01T00:00:00Z"), Optional.of(Instant.parse("2021-01-01T00:00:00Z"))));

        PolicyDifference sooner = PolicyAnalyzer.difference(ending, ended);
        PolicyDifference later = PolicyAnalyzer.difference(ended, ending);

        assertThat(sooner.changed()).isZero();
        assertThat(sooner.isNone()).isFalse();
        assertThat(sooner.isNowhereMorePermissive()).isFalse();
        assertThat(later.isNone()).isFalse();
        assertThat(later.isNowhereMorePermissive()).isFalse();
        assertThat(sooner.validities()).singleElement().satisfies(validity -> {
            assertThat(validity.policy()).isEqualTo("school-policy");
            assertThat(validity.after().until()).contains(Instant.parse("2021-01-01T00:00:00Z"));
        });
    }

    @Test
    void a_later_beginning_is_told_and_no_difference() {
        PolicySet before = policies(ADULTS);

        PolicyDifference difference =
                PolicyAnalyzer.difference(before, inEffect(before, Span.from(Instant.parse("2026-01-01T00:00:00Z"))));

        assertThat(difference.isNone()).isTrue();
        assertThat(difference.isNowhereMorePermissive()).isTrue();
        assertThat(difference.validities()).hasSize(1);
    }

    private static PolicySet inEffect(PolicySet policies, Span span) {
        return PolicySet.of(
                policies.vocabulary(),
                policies.policies().stream()
                        .map(policy ->
                                Policy.builder().from(policy).effective(span).build())
                        .toList());
    }

    @Test
    void a_change_of_words_alone_is_named_as_one_without_effect() {
        PolicyDifference difference = PolicyAnalyzer.difference(
                policies(ADULTS), policies(ADULTS.replace("Not of children.", "Not of any child.")));

        assertThat(difference.isNone()).isTrue();
        assertThat(difference.withoutEffect()).containsExactly("school-policy/not-of-children");
    }

    @Test
    void rules_that_change_no_outcome_are_found() {
        String more = ADULTS + """
                - id: younger
                  effect: forbid
                  target: {actions: [use]}
                  when:
                    all:
                      - age: {below: 10}
                      - not: {agreement: {feature: children}}
                  reason: Not of young children.
                  cites: [C1]
                - id: never
                  effect: forbid
                  when: {all: [{request: {forms: [identified]}}, {request: {forms: [aggregated]}}]}
                  reason: Of nobody.
                  cites: [C1]
                """;

        assertThat(PolicyAnalyzer.of(policies(more), List.of()).findings())
                .extracting(LintFinding::says)
                .containsExactlyInAnyOrder(
                        "rule 'younger' changes no outcome: wherever it fires, another rule of its effect does",
                        "rule 'never' never fires");
    }

    @Test
    void a_question_is_found_on_which_nothing_hangs_once_it_is_answered() {
        String asking = ADULTS + """
                - id: asked-in-vain
                  effect: forbid
                  when:
                    any:
                      - flag: recipient.necessary
                      - not: {flag: recipient.necessary}
                  reason: Whatever the answer.
                  cites: [C1]
                - id: asked-for-nothing
                  effect: forbid
                  when: {all: [{flag: recipient.integral}, {any: []}]}
                  reason: Whatever the answer.
                  cites: [C1]
                """;

        assertThat(PolicyAnalyzer.of(policies(asking), List.of()).findings())
                .extracting(LintFinding::says)
                .anySatisfy(says -> assertThat(says)
                        .startsWith("there are requests that are open for want of knowing whether")
                        .contains("recipient.necessary"))
                .anySatisfy(says -> assertThat(says)
                        .startsWith("no outcome hangs on whether")
                        .contains("recipient.integral"));
    }

    /** Which applications each of the agencies bars: all of them in one formula would be more than a machine holds. */
    @Test
    void claims_are_proved_and_refuted_whatever_many_agencies_forbid_of_many_applications() {
        PolicyClaim holds = PolicyClaim.never(
                "no child without the feature",
                all(new Condition.AgeBelow(13), new Condition.Not(new AgreementHasFeature("children"))),
                Outcome.PERMIT);
        PolicyClaim permitted = PolicyClaim.never("never where an agreement is in force", IN_FORCE, Outcome.PERMIT);
        PolicyClaim denied = PolicyClaim.never("no refusal from 13 on", new Condition.AgeAtLeast(13), Outcome.DENY);
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(ofAgencies(60), List.of(holds, permitted, denied));

        assertThat(analyzer.prove(holds).isProved()).isTrue();
        assertThat(analyzer.prove(permitted)
                        .counterexample()
                        .orElseThrow()
                        .decision()
                        .rules())
                .containsExactly("use");
        Proof refuted = analyzer.prove(denied);
        assertThat(refuted.counterexample().orElseThrow().decision().outcome()).isEqualTo(Outcome.DENY);
        assertThat(refuted.isProved()).isFalse();
        assertThat(refuted.against()).isEmpty();
        for (int again = 0; again < 10; again++) {
            assertThat(analyzer.prove(denied).isRefuted()).isTrue();
        }
        assertThat(analyzer.prove(holds).isProved()).isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void a_claim_may_speak_of_whatever_a_rule_may(Condition condition) {
        Policy permitting = Policy.builder()
                .from(policies(ADULTS).policies().get(0))
                .rules(List.of(Rule.builder()
                        .id("use")
                        .effect(Effect.PERMIT)
                        .when(condition)
                        .reason("It holds.")
                        .addCites(new Citation("School", "C1"))
                        .build()))
                .build();
        PolicySet policies = PolicySet.of(EveryCondition.VOCABULARY, permitting);
        List<PolicyClaim> claims = Stream.of(condition, new Condition.Not(condition))
                .flatMap(when -> Stream.of(Outcome.values())
                        .map(outcome -> PolicyClaim.never("never " + outcome, when, outcome)))
                .toList();

        PolicyAnalyzer analyzer = PolicyAnalyzer.of(policies, claims);

        assertThat(claims).allSatisfy(claim -> {
            Proof proof = analyzer.prove(claim);
            assertThat(proof.isProved() || proof.isRefuted() || proof.isEmpty() || !analyzer.isExact())
                    .isTrue();
            proof.counterexample()
                    .ifPresent(witness -> assertThat(claim.outcomes())
                            .doesNotContain(witness.decision().outcome()));
        });
        assertThat(analyzer.prove(claims.get(Outcome.values().length + Outcome.PERMIT.ordinal()))
                        .against())
                .as("where it does not hold nothing is permitted")
                .hasValue(BigInteger.ZERO);
    }

    static Stream<Arguments> a_claim_may_speak_of_whatever_a_rule_may() {
        return EveryCondition.byWords().entrySet().stream()
                .map(condition -> Arguments.of(Named.of(condition.getKey(), condition.getValue())));
    }

    @Test
    void what_one_of_many_agencies_changed_is_told_whatever_the_others_forbid() {
        PolicySet before = ofAgencies(60);
        List<Policy> packs = new ArrayList<>(before.policies());
        Policy pack = packs.stream()
                .filter(one -> one.id().equals("agency-59"))
                .findFirst()
                .orElseThrow();
        packs.remove(pack);
        Rule dropped = pack.rules().get(0);
        packs.add(Policy.builder()
                .from(pack)
                .rules(pack.rules().subList(1, pack.rules().size()))
                .build());

        PolicyDifference difference = PolicyAnalyzer.difference(before, PolicySet.of(VOCABULARY, packs));

        assertThat(difference.changes())
                .allSatisfy(change -> assertThat(change.rule()).isEqualTo("agency-59/" + dropped.id()))
                .extracting(PolicyDifference.Change::before, PolicyDifference.Change::after)
                .containsExactlyInAnyOrder(
                        tuple(Outcome.DENY, Outcome.PERMIT),
                        tuple(Outcome.DENY, Outcome.NOT_APPLICABLE),
                        tuple(Outcome.DENY, Outcome.INDETERMINATE),
                        tuple(Outcome.INDETERMINATE, Outcome.PERMIT),
                        tuple(Outcome.INDETERMINATE, Outcome.NOT_APPLICABLE));
    }

    /** A permission, and what each agency forbids: a quarter of sixty applications. */
    private static PolicySet ofAgencies(int agencies) {
        SplittableRandom random = new SplittableRandom(7);
        List<Policy> packs = new ArrayList<>(policies(ADULTS).policies());
        for (int agency = 0; agency < agencies; agency++) {
            StringBuilder rules = new StringBuilder();
            for (int application = 0; application < 60; application++) {
                if (random.nextInt(4) == 0) {
                    rules.append("""
                            - id: not-%1$s
                              effect: forbid
                              target: {actions: [use]}
                              when: {all: [{fact: request.recipient, is: application-%1$s}, {age: {at-least: 13}}]}
                              reason: Not to this one.
                              cites: [C1]
                            """.formatted(application));
                }
            }
            packs.add(pack(
                    "agency-" + agency,
                    "kind: school\napplies-to: {agencies: [district-" + agency + "]}",
                    rules.toString()));
        }
        return PolicySet.of(VOCABULARY, packs);
    }

    @Test
    void a_claim_is_refuted_by_whatever_rule_can_be_made_to_fire_in_whatever_order_rules_stand() {
        String never = """
                - id: never
                  effect: forbid
                  target: {actions: [use]}
                  when:
                    all:
                      - age: {at-least: 13}
                      - {fact: request.recipient, same: subject.school}
                      - not: {fact: subject.school, same: request.recipient}
                  reason: It cannot be.
                  cites: [C1]
                """;
        String children = """
                - id: children
                  effect: forbid
                  target: {actions: [use]}
                  when: {age: {below: 13}}
                  reason: Not of children.
                  cites: [C1]
                """;
        PolicyClaim claim = PolicyClaim.never("nothing is denied", all(), Outcome.DENY);

        assertThat(prove(never + children, claim).isRefuted()).isTrue();
        assertThat(prove(children + never, claim).isRefuted()).isTrue();
    }

    private static Proof prove(String rules, PolicyClaim claim) {
        return PolicyAnalyzer.of(policies(rules), List.of(claim)).prove(claim);
    }

    private static Condition all(Condition... parts) {
        return new Condition.All(List.of(parts));
    }

    private static PolicySet policies(String rules) {
        return PolicySet.of(VOCABULARY, pack("school-policy", "kind: vendor\nparty: backpak", rules));
    }

    private static Policy pack(String id, String of, String rules) {
        String pack = """
                policy: %s
                title: A policy
                version: "1"
                from: 2020-01-01
                citation-prefix: School
                %s
                clauses:
                  C1: {says: Something., modality: permits}
                rules:
                %s""".formatted(id, of, rules.indent(2));
        return PolicyReader.of(VOCABULARY).read(DocumentSource.ofText(id + ".pack.yaml", pack));
    }
}
