package com.onebackpak.compliance.testkit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.analysis.LintFinding;
import com.onebackpak.compliance.analysis.LintFinding.Kind;
import com.onebackpak.compliance.analysis.PolicyLint;
import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.PolicyWriter;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.testkit.generation.Choices.Weighted;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What lint says of a rule, tried on requests of all kinds: broad ones, and such of whose parties little is known. */
class LintProperties {
    private static final Vocabulary VOCABULARY = Vocabularies.withAllFacts();
    private static final TermPool TERMS = new TermPool(VOCABULARY);
    private static final int SITUATIONS = 60;
    private static final Set<Kind> WITHOUT_EFFECT = Set.of(Kind.DEAD_RULE, Kind.REDUNDANT_RULE);

    /** A policy whose rules have much to do with each other, and situations in which it decides. */
    record Tried(Policy policy, List<Asked> asked) {
        @Override
        public String toString() {
            return PolicyWriter.yaml(policy);
        }
    }

    record Asked(ProcessingRequest request, Facts facts, Instant at) {
        PolicyDecision under(Policy policy) {
            return PolicyEvaluator.of(PolicySet.of(VOCABULARY, policy)).decide(request, facts, at);
        }
    }

    @Provide
    Arbitrary<Tried> tried() {
        return Choices.arbitrary(300 + SITUATIONS * 250, choices -> {
            Policy policy = policy(choices);
            List<Asked> asked = new ArrayList<>();
            for (int i = 0; i < SITUATIONS; i++) {
                asked.add(new Asked(
                        Requests.draw(choices, TERMS), PartialFacts.draw(choices, TERMS), Moments.draw(choices)));
            }
            return new Tried(policy, asked);
        });
    }

    @Provide
    Arbitrary<Policy> policies() {
        return Choices.arbitrary(300, LintProperties::policy);
    }

    @Provide
    Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    @Property(tries = 500)
    void without_the_rules_that_are_reported_dead_every_decision_is_the_same(@ForAll("tried") Tried tried) {
        Set<String> reported = reported(tried.policy(), WITHOUT_EFFECT::contains);
        Policy all = without(tried.policy(), reported);

        for (Asked asked : tried.asked()) {
            PolicyDecision before = asked.under(tried.policy());
            assertSame(before, asked.under(all));
            for (String place : reported) {
                assertSame(before, asked.under(without(tried.policy(), Set.of(place))));
            }
        }
        Statistics.collect(!reported.isEmpty());
        Statistics.coverage(coverage -> coverage.check(true).percentage(percent -> percent > 20));
    }

    @Property(tries = 500)
    void without_the_rules_that_are_never_certain_only_what_was_open_is_another(@ForAll("tried") Tried tried) {
        Set<String> reported = reported(tried.policy(), Kind.NEVER_CERTAIN::equals);

        for (Asked asked : tried.asked()) {
            PolicyDecision before = asked.under(tried.policy());
            for (String place : reported) {
                PolicyDecision after = asked.under(without(tried.policy(), Set.of(place)));
                for (int i = 0; i < before.categories().size(); i++) {
                    CategoryDecision was = before.categories().get(i);
                    CategoryDecision is = after.categories().get(i);
                    if (was.outcome() != Outcome.INDETERMINATE && is.outcome() != Outcome.INDETERMINATE) {
                        assertThat(is.outcome()).as(place).isEqualTo(was.outcome());
                    }
                }
            }
        }
        Statistics.collect(!reported.isEmpty());
        Statistics.coverage(coverage -> coverage.check(true).percentage(percent -> percent > 1));
    }

    @Property(tries = 200)
    void the_order_in_which_anything_is_given_changes_no_finding(
            @ForAll("policies") Policy policy, @ForAll("randoms") Random random) {
        assertThat(PolicyLint.of(VOCABULARY).findings(shuffled(policy, random)))
                .containsExactlyElementsOf(PolicyLint.of(VOCABULARY).findings(policy));
    }

    private static void assertSame(PolicyDecision before, PolicyDecision after) {
        assertThat(after.outcome()).isEqualTo(before.outcome());
        assertThat(after.permitted()).isEqualTo(before.permitted());
        assertThat(after.obligations()).isEqualTo(before.obligations());
        assertThat(after.categories().stream().map(CategoryDecision::outcome))
                .containsExactlyElementsOf(before.categories().stream()
                        .map(CategoryDecision::outcome)
                        .toList());
    }

    /** Ids of rules, and {@code rule/exemption}. */
    private static Set<String> reported(Policy policy, Predicate<Kind> kinds) {
        return PolicyLint.of(VOCABULARY).findings(policy).stream()
                .filter(finding -> kinds.test(finding.kind()))
                .map((LintFinding finding) -> finding.places().get(0))
                .collect(Collectors.toSet());
    }

    private static Policy without(Policy policy, Set<String> places) {
        Policy.Builder fewer = Policy.builder();
        fewer.from(policy);
        return fewer.rules(policy.rules().stream()
                        .filter(rule -> !places.contains(rule.id()))
                        .map(rule -> withExemptions(
                                rule,
                                rule.exemptions().stream()
                                        .filter(e -> !places.contains(rule.id() + "/" + e.name()))
                                        .toList()))
                        .toList())
                .build();
    }

    private static Rule withExemptions(Rule rule, List<Exemption> exemptions) {
        Rule.Builder copy = Rule.builder();
        copy.from(rule);
        return copy.exemptions(exemptions).build();
    }

    private static Policy policy(Choices choices) {
        List<Target> targets = choices.list(1, 3, () -> Targets.draw(choices, TERMS));
        List<Condition> conditions = choices.list(
                1,
                3,
                () -> choices.chance(4)
                        ? new Condition.RequestMatches(Targets.draw(choices, TERMS))
                        : choices.chance(2) ? related(choices) : Conditions.draw(1, choices, TERMS));
        Policy.Builder policy = Policy.builder()
                .id("pack")
                .title("A pack")
                .layer(Layer.VENDOR)
                .party(Parties.VENDOR)
                .version("1")
                .effective(Span.from(Instant.EPOCH))
                .citationPrefix("PACK");
        int rules = 2 + choices.of(List.of(0, 1, 2, 3));
        for (int i = 0; i < rules; i++) {
            policy.addRules(rule("rule-" + i, choices, targets, conditions));
        }
        return policy.build();
    }

    /** Tests of which one says something of the other: of consents, of agreements, or of the same fact. */
    private static Condition related(Choices choices) {
        if (choices.chance(3)) {
            List<FactDeclaration> facts = TERMS.hostFacts();
            FactDeclaration fact = facts.get(choices.of(List.of(0, 1, 2)) % facts.size());
            Condition asked = new Condition.FactTest(fact.name(), new FactValues(choices).comparison(fact, facts));
            return choices.chance(4) ? new Condition.Not(asked) : asked;
        }
        Condition test = choices.of(List.of(true, false))
                ? new ConsentGiven(
                        choices.some(4, TERMS.bases()),
                        choices.chance(6),
                        false,
                        choices.some(3, Ledgers.METHODS),
                        choices.chance(2))
                : choices.of(List.of(
                        new AgreementInForce(),
                        new AgreementPermitsPurpose(),
                        new AgreementAuthorizesPurpose(),
                        new AgreementListsCategory(),
                        new AgreementLeavesOutCategory()));
        return choices.chance(2) ? new Condition.Not(test) : test;
    }

    private static Rule rule(String id, Choices choices, List<Target> targets, List<Condition> conditions) {
        Rule.Builder rule = Rule.builder()
                .id(id)
                .effect(choices.of(List.of(Effect.FORBID, Effect.PERMIT)))
                .target(choices.chance(5) ? choices.of(targets) : Target.anything())
                .when(choices.chance(6) ? condition(choices, conditions) : Condition.always())
                .addAllObligations(choices.some(2, TERMS.obligations()).stream()
                        .map(Obligation::of)
                        .toList())
                .reason("It says so.")
                .addCites(cited(choices));
        Rule built = rule.build();
        if (built.effect() == Effect.FORBID) {
            for (String name : List.of("first", "second")) {
                if (choices.chance(3)) {
                    rule.addExemptions(new Exemption(
                            name,
                            condition(choices, conditions),
                            choices.some(2, TERMS.obligations()).stream()
                                    .map(Obligation::of)
                                    .toList(),
                            List.of(cited(choices))));
                }
            }
        }
        return rule.build();
    }

    private static Citation cited(Choices choices) {
        return new Citation("PACK", choices.mostly(List.of("1", "2")));
    }

    /** One of the conditions, its opposite, or some of them together. */
    private static Condition condition(Choices choices, List<Condition> conditions) {
        return choices.weighted(List.of(
                new Weighted<Condition>(3, () -> choices.of(conditions)),
                new Weighted<>(2, () -> new Condition.Not(choices.of(conditions))),
                new Weighted<>(2, () -> new Condition.All(some(choices, conditions))),
                new Weighted<>(2, () -> new Condition.Any(some(choices, conditions))),
                new Weighted<>(1, () -> opposites(choices.of(conditions)))));
    }

    /** Which holds wherever it is known whether the condition does, and is open elsewhere. */
    private static Condition opposites(Condition condition) {
        return new Condition.Any(List.of(condition, new Condition.Not(condition)));
    }

    private static List<Condition> some(Choices choices, List<Condition> conditions) {
        return choices.list(
                1, 3, () -> choices.chance(3) ? new Condition.Not(choices.of(conditions)) : choices.of(conditions));
    }

    private static Policy shuffled(Policy policy, Random random) {
        Policy.Builder copy = Policy.builder();
        copy.from(policy);
        return copy.rules(inAnyOrder(
                        policy.rules().stream()
                                .map(rule -> shuffled(rule, random))
                                .toList(),
                        random))
                .build();
    }

    private static Rule shuffled(Rule rule, Random random) {
        Rule.Builder copy = Rule.builder();
        copy.from(rule);
        return copy.target(shuffled(rule.target(), random))
                .when(shuffled(rule.when(), random))
                .exemptions(inAnyOrder(
                        rule.exemptions().stream()
                                .map(e ->
                                        new Exemption(e.name(), shuffled(e.when(), random), e.obligations(), e.cites()))
                                .toList(),
                        random))
                .build();
    }

    private static Condition shuffled(Condition condition, Random random) {
        if (condition instanceof Condition.All all) {
            return new Condition.All(inAnyOrder(shuffled(all.parts(), random), random));
        }
        if (condition instanceof Condition.Any any) {
            return new Condition.Any(inAnyOrder(shuffled(any.parts(), random), random));
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(shuffled(not.part(), random));
        }
        return condition instanceof Condition.RequestMatches request
                ? new Condition.RequestMatches(shuffled(request.target(), random))
                : condition;
    }

    private static List<Condition> shuffled(List<Condition> parts, Random random) {
        return parts.stream().map(part -> shuffled(part, random)).toList();
    }

    private static Target shuffled(Target target, Random random) {
        return Target.builder()
                .addAllActions(inAnyOrder(target.actions(), random))
                .addAllSubjects(inAnyOrder(target.subjects(), random))
                .addAllCategories(inAnyOrder(target.categories(), random))
                .addAllPurposes(inAnyOrder(target.purposes(), random))
                .addAllRecipients(inAnyOrder(target.recipients(), random))
                .addAllActors(inAnyOrder(target.actors(), random))
                .addAllForms(inAnyOrder(target.forms(), random))
                .addAllSources(inAnyOrder(target.sources(), random))
                .build();
    }

    private static <T> List<T> inAnyOrder(Iterable<T> given, Random random) {
        List<T> shuffled = new ArrayList<>();
        given.forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
