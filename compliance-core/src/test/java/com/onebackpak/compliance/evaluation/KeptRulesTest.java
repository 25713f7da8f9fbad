package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.Given.evaluator;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.law;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.Given.vendorPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was decided is remembered as far as there is room, and changes no answer. */
class KeptRulesTest {
    private static final List<String> FLAGS = List.of(
            "recipient.written-assurances",
            "recipient.confidentiality",
            "recipient.integral",
            "recipient.necessary",
            "recipient.internal-operations-only",
            "recipient.use-limited-to-service",
            "recipient.no-onward-disclosure",
            "recipient.security-required",
            "recipient.encrypted-in-motion",
            "recipient.encrypted-at-rest",
            "recipient.nist-csf-aligned",
            "recipient.discloses-onward");

    private final Rules rules = new Rules(
            new Program.Builder().build(),
            IntStream.range(0, 10_000).map(rule -> Program.HOLDS).toArray(),
            new int[10_000],
            new boolean[10_000]);

    private RulesLeft left(int rule) {
        return new RulesLeft(rules, new int[] {Long.SIZE + rule}, false);
    }

    @Test
    void each_sort_leaves_what_it_left_and_what_is_the_same_is_kept_once() {
        KeptRules kept = new Budget(Budget.BYTES).keptRules();
        for (int sort = 0; sort < 4_000; sort++) {
            kept.keep(sort * 1_024L, left(sort % 100));
        }

        Set<RulesLeft> different = Sets.newIdentityHashSet();
        int count = 0;
        for (int sort = 0; sort < 4_000; sort++) {
            RulesLeft found = kept.find(sort * 1_024L);
            if (found != null) {
                assertThat(found).isEqualTo(left(sort % 100));
                different.add(found);
                count++;
            }
        }
        assertThat(count).isGreaterThan(3_900);
        assertThat(different).hasSize(100);
        assertThat(kept.find(4_000 * 1_024L)).isNull();
    }

    @Test
    void what_there_is_no_room_for_is_not_kept_until_all_is_forgotten() {
        Budget budget = new Budget(20 * left(0).bytes());
        KeptRules kept = budget.keptRules();
        KeptRules others = budget.keptRules();
        for (int sort = 0; sort < 20; sort++) {
            kept.keep(sort, left(sort));
        }

        assertThat(others.keep(20, left(20))).isEqualTo(left(20));
        assertThat(others.find(20)).isNull();
        assertThat(kept.keep(21, left(17))).isSameAs(kept.find(17)).isSameAs(kept.find(21));
        for (int refused = 1; refused < 1 << 16; refused++) {
            others.keep(20, left(20));
        }
        assertThat(kept.find(17)).isNotNull();

        others.keep(20, left(20));
        assertThat(kept.find(17)).isNull();
        assertThat(others.keep(20, left(20))).isSameAs(others.find(20));
    }

    @Test
    void equal_verdicts_are_kept_once_and_take_no_more_room_than_they_need() {
        Budget budget = new Budget(Budget.BYTES);
        KeptRules kept = budget.keptRules();
        Verdict verdict = Verdict.of(new int[100], 1);
        Verdict first = Objects.requireNonNull(kept.keep(verdict, 1_000));

        assertThat(first).isEqualTo(verdict).isSameAs(kept.keep(Verdict.of(new int[200], 1), 0));
        assertThat(first.bytes()).isEqualTo(verdict.bytes());
        assertThat(budget.hasRoom(Budget.BYTES - 1_000 - first.bytes())).isTrue();
        assertThat(budget.hasRoom(Budget.BYTES - 1_000 - first.bytes() + 1)).isFalse();

        kept.forget();
        assertThat(budget.hasRoom(Budget.BYTES)).isTrue();
        assertThat(kept.keep(verdict, Budget.BYTES)).isNull();
        assertThat(kept.keep(verdict, Budget.BYTES - verdict.bytes()))
                .isEqualTo(first)
                .isNotSameAs(first);
        assertThat(kept.keep(verdict, 1)).isNull();
        assertThat(kept.keep(verdict, 0)).isNotNull();
    }

    @Test
    void where_there_is_no_room_for_verdicts_all_is_forgotten_too() {
        Budget budget = new Budget(left(1).bytes());
        KeptRules kept = budget.keptRules();
        RulesLeft left = kept.keep(1, left(1));
        for (int decided = 0; decided < 1 << 16; decided++) {
            assertThat(kept.keep(Verdict.OF_NOBODY, 80)).isNull();
        }
        assertThat(kept.find(1)).isSameAs(left);

        assertThat(kept.keep(Verdict.OF_NOBODY, 80)).isNull();
        assertThat(kept.find(1)).isNull();
    }

    /** The most is 16,384 places, of which each takes what comes next to it, too. */
    @Test
    void as_many_sorts_are_kept_as_there_are_places_and_when_more_were_missed_all_is_forgotten() {
        KeptRules kept = new Budget(Budget.BYTES).keptRules();
        for (int sort = 0; sort < 40_000; sort++) {
            kept.keep(sort, left(1));
        }
        long[] found = LongStream.range(0, 40_000)
                .filter(sort -> kept.find(sort) != null)
                .toArray();
        int missed = 40_000 - found.length;
        assertThat(found.length).isBetween(10_000, (1 << 14) + 8);

        long another = found[found.length - 1] + 1;
        for (int more = missed; more < 1 << 16; more++) {
            kept.keep(another, left(1));
        }
        assertThat(kept.find(found[0])).isNotNull();

        kept.keep(another, left(1));
        assertThat(kept.find(found[0])).isNull();
    }

    @Test
    void rules_left_are_the_same_where_the_same_is_left_and_the_same_targets_are_met() {
        assertThat(left(1))
                .isEqualTo(left(1))
                .hasSameHashCodeAs(left(1))
                .isNotEqualTo(left(2))
                .isNotEqualTo("left");
        assertThat(IntStream.range(0, 100).map(rule -> left(rule).hashCode()).distinct())
                .hasSize(100);
    }

    @Test
    void what_is_kept_for_one_sort_goes_on_where_there_is_no_room_for_another() {
        KeptRules kept = new Budget(Budget.BYTES).keptRules();
        RulesLeft everybodys = kept.keep(0, left(1));

        for (int sort = 1; sort < 20_000; sort++) {
            assertThat(kept.keep(sort, left(1))).isSameAs(everybodys);
        }
    }

    @Test
    void what_has_no_number_is_not_kept() {
        KeptRules kept = new Budget(Budget.BYTES).keptRules();

        assertThat(kept.keep(Dimensions.UNSORTED, left(1))).isEqualTo(left(1));
        assertThat(kept.find(Dimensions.UNSORTED)).isNull();
    }

    /** A host's own request may be a view of something that changes; what it leaves must not be taken for another's. */
    @Test
    void a_request_that_changes_while_it_is_decided_changes_no_other_decision() {
        Rule notSold = forbid("F")
                .target(Target.builder().addActions(new Action("disclose.sell")).build())
                .build();
        ProcessingRequest sale =
                disclosure().action(new Action("disclose.sell")).build();
        for (int reads = 0; reads < 8; reads++) {
            PolicyEvaluator shared = evaluator(
                    vendorPolicy(permit("P").build()).build(), law(notSold).build());
            shared.decide(changing(sale, use().build().action(), reads), facts(), NOW);

            assertThat(shared.decide(sale, facts(), NOW).outcome())
                    .as("after " + reads + " reads it was something else")
                    .isEqualTo(Outcome.DENY);
        }
    }

    private static ProcessingRequest changing(ProcessingRequest first, Action then, int after) {
        AtomicInteger reads = new AtomicInteger();
        return (ProcessingRequest) Proxy.newProxyInstance(
                KeptRulesTest.class.getClassLoader(),
                new Class<?>[] {ProcessingRequest.class},
                (proxy, method, arguments) -> method.getName().equals("action") && reads.getAndIncrement() >= after
                        ? then
                        : method.invoke(first, arguments));
    }

    /** More tests than are kept while a decision lasts, of which as many hold as somebody is years old; of nobody known none tells. */
    @Test
    void what_many_tests_came_to_before_changes_no_answer() {
        Rule[] forbids = IntStream.rangeClosed(1, 120)
                .mapToObj(years -> forbid("F-" + years)
                        .when(new Condition.AgeAtLeast(years, Condition.AgeWhen.DECIDED))
                        .build())
                .toArray(Rule[]::new);
        PolicyEvaluator shared = evaluator(
                vendorPolicy(permit("P").build()).build(), law(forbids).build());
        Facts nobody = facts().without(FactKeys.SUBJECT_BIRTH_DATE);
        for (int age : new int[] {90, 3, 60, 3, 75, 90, 0, 60}) {
            assertThat(shared.decide(use().build(), nobody, NOW).rules()).hasSize(120);
            Facts facts = facts().toBuilder()
                    .put(
                            FactKeys.SUBJECT_BIRTH_DATE,
                            Optional.of(LocalDate.of(2026, 1, 1).minusYears(age)))
                    .build();

            assertThat(shared.decide(use().build(), facts, NOW).rules())
                    .as("at the age of " + age)
                    .hasSize(Math.max(1, age));
        }
    }

    @Test
    void what_is_kept_of_one_agency_is_not_taken_for_another() {
        List<Policy> policies =
                new ArrayList<>(List.of(vendorPolicy(permit("P").build()).build()));
        for (String agency : List.of("first", "second")) {
            policies.add(law(forbid("of-" + agency).build())
                    .id("law-" + agency)
                    .addAgencies(PartyId.of(agency))
                    .build());
        }
        PolicyEvaluator shared = evaluator(policies.toArray(new Policy[0]));
        for (int round = 0; round < 3; round++) {
            for (Set<String> agencies : List.of(
                    Set.of("first"), Set.of("second"), Set.of("third"), Set.of("first", "second"), Set.<String>of())) {
                Facts facts = facts().with(
                                FactKeys.SUBJECT_AGENCIES,
                                new Lineage(agencies.stream().map(PartyId::of).collect(Collectors.toSet()), true));

                assertThat(shared.decide(use().build(), facts, NOW).rules())
                        .containsExactlyInAnyOrderElementsOf(
                                agencies.contains("first") || agencies.contains("second")
                                        ? agencies.stream().map("of-"::concat).toList()
                                        : List.of("P"));
            }
        }
    }

    /** Requests of two sorts, which leave the same rules of anybody, and of which an agency forbids one. */
    @Test
    void what_an_agency_forbids_is_forbidden_after_others_that_leave_the_same_rules_of_anybody() {
        Rule noMarketing = forbid("F")
                .target(Target.builder().addPurposes(Purpose.MARKETING).build())
                .build();
        ProcessingRequest teaching = use().purpose(Purpose.EDUCATION).build();
        ProcessingRequest marketing = use().purpose(Purpose.MARKETING).build();
        Facts facts = facts().with(FactKeys.SUBJECT_AGENCIES, new Lineage(Set.of(PartyId.of("first")), true));
        for (List<ProcessingRequest> order : List.of(List.of(teaching, marketing), List.of(marketing, teaching))) {
            PolicyEvaluator shared = evaluator(
                    vendorPolicy(permit("P").build()).build(),
                    law(noMarketing).addAgencies(PartyId.of("first")).build());
            for (int round = 0; round < 2; round++) {
                for (ProcessingRequest request : order) {
                    assertThat(shared.decide(request, facts, NOW).rules())
                            .containsExactly(request.equals(marketing) ? "F" : "P");
                    assertThat(shared.decide(request, facts().without(FactKeys.SUBJECT_AGENCIES), NOW)
                                    .outcome())
                            .isEqualTo(request.equals(marketing) ? Outcome.INDETERMINATE : Outcome.PERMIT);
                }
            }
        }
    }

    /** More ways through the tests than are remembered. */
    @Test
    void threads_that_decide_at_once_decide_as_one_does() {
        Rule[] forbids = FLAGS.stream()
                .map(flag -> forbid("F-" + flag.replace('.', '-'))
                        .when(new Condition.Flag(flag))
                        .build())
                .toArray(Rule[]::new);
        PolicyEvaluator shared = evaluator(
                vendorPolicy(permit("P").build()).build(), law(forbids).build());
        List<Facts> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << FLAGS.size(); bits++) {
            Facts.Builder some = facts().toBuilder();
            for (int i = 0; i < FLAGS.size(); i++) {
                some.put(FactKey.flag(FLAGS.get(i)), (bits & (1 << i)) != 0);
            }
            all.add(some.build());
        }

        List<Integer> counts = IntStream.range(0, 4 * all.size())
                .parallel()
                .mapToObj(i -> shared.decide(use().build(), all.get(i % all.size()), NOW)
                        .prohibitions()
                        .size())
                .toList();

        assertThat(counts)
                .isEqualTo(IntStream.range(0, 4 * all.size())
                        .mapToObj(i -> Integer.bitCount(i % all.size()))
                        .toList());
    }
}
