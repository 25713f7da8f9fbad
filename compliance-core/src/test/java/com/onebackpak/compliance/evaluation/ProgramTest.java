package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.use;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A program comes to what strong Kleene logic comes to, and remembering what came of it changes nothing. */
class ProgramTest {
    private static final int FLAGS = 7;
    private static final int TARGETS = 70;

    private final Random random = new Random(23);

    /** What each test comes to: of the targets the even ones hold, every third of the others is not known. */
    private final Map<Condition.Test, Truth> truths = new HashMap<>();

    private static Condition.Test flag(int number) {
        return new Condition.Flag("recipient.f" + number);
    }

    private static Condition.Test target(int number) {
        return new Condition.RequestMatches(
                Target.builder().addCategories(new Category("c" + number)).build());
    }

    private Program.Formula random(int depth, int fewestParts) {
        int kind = random.nextInt(depth == 0 ? 2 : 5);
        return switch (kind) {
            case 0 -> new Program.Tested(flag(random.nextInt(FLAGS)));
            case 1 -> new Program.Tested(target(random.nextInt(TARGETS)));
            case 2 -> new Program.Negated(random(depth - 1, fewestParts));
            default ->
                new Program.Joined(
                        kind == 3,
                        IntStream.range(0, fewestParts + random.nextInt(3))
                                .mapToObj(i -> random(depth - 1, fewestParts))
                                .toList());
        };
    }

    private Truth kleene(Program.Formula formula) {
        if (formula instanceof Program.Tested tested) {
            return truths.get(tested.test());
        }
        if (formula instanceof Program.Negated negated) {
            Truth part = kleene(negated.part());
            return part == Truth.UNKNOWN ? part : part == Truth.TRUE ? Truth.FALSE : Truth.TRUE;
        }
        Program.Joined joined = (Program.Joined) formula;
        List<Truth> parts = joined.parts().stream().map(this::kleene).toList();
        Truth deciding = joined.areAll() ? Truth.FALSE : Truth.TRUE;
        if (parts.contains(deciding)) {
            return deciding;
        }
        return parts.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : joined.areAll() ? Truth.TRUE : Truth.FALSE;
    }

    private static void tests(Program.Formula formula, List<Condition.Test> all) {
        if (formula instanceof Program.Tested tested) {
            all.add(tested.test());
        } else if (formula instanceof Program.Negated negated) {
            tests(negated.part(), all);
        } else {
            ((Program.Joined) formula).parts().forEach(part -> tests(part, all));
        }
    }

    private static ConditionTruth asked(KnownFacts facts) {
        return new ConditionTruth(use().build(), facts, NOW, Category.NAME);
    }

    @Test
    void formulas_come_to_what_their_parts_come_to() {
        Map<Truth, Integer> met = new HashMap<>();
        for (int round = 0; round < 300; round++) {
            int fewestParts = round % 2;
            List<Program.Formula> formulas =
                    IntStream.range(0, 8).mapToObj(i -> random(4, fewestParts)).toList();
            Program.Builder builder = new Program.Builder();
            builder.number(formulas);
            int[] starts = formulas.stream().mapToInt(builder::add).toArray();
            Program program = builder.build();
            Map<String, Object> known = new HashMap<>();
            for (int i = 0; i < FLAGS; i++) {
                Truth truth = Truth.values()[random.nextInt(3)];
                truths.put(flag(i), truth);
                if (truth != Truth.UNKNOWN) {
                    known.put("recipient.f" + i, truth == Truth.TRUE);
                }
            }
            long open = random.nextLong();
            long sure = open & random.nextLong();
            List<Target> targets = builder.targets();
            for (int bit = 0; bit < targets.size(); bit++) {
                Condition.Test test = new Condition.RequestMatches(targets.get(bit));
                assertThat(program.test(bit)).isEqualTo(test);
                boolean mayFall = (open & 1L << bit) != 0;
                truths.put(test, !mayFall ? Truth.FALSE : (sure & 1L << bit) != 0 ? Truth.TRUE : Truth.UNKNOWN);
            }
            long[] bits = program.targets(starts);
            for (int i = 0; i < starts.length; i++) {
                List<Condition.Test> tests = new ArrayList<>();
                tests(formulas.get(i), tests);
                long asked = 0;
                for (int bit = 0; bit < targets.size(); bit++) {
                    asked |= tests.contains(new Condition.RequestMatches(targets.get(bit))) ? 1L << bit : 0;
                }
                Truth truth = kleene(formulas.get(i));
                met.merge(truth, 1, Integer::sum);

                assertThat(program.truth(starts[i], new TestedFacts(asked(known::get), open, sure)))
                        .as(formulas.get(i).toString())
                        .isEqualTo(truth);
                if (fewestParts > 0) { // else what decides nothing may count for the next
                    assertThat(bits[i]).isEqualTo(asked);
                }
            }
        }
        assertThat(met)
                .hasSize(3)
                .allSatisfy((truth, count) -> assertThat(count).isGreaterThan(300));
    }

    /** More targets than bits are tests like any other. */
    @Test
    void of_more_targets_than_a_word_has_bits_those_have_one_that_most_ask() {
        List<Program.Formula> formulas = new ArrayList<>();
        for (int i = 0; i < TARGETS; i++) {
            for (int times = 0; times <= i; times++) {
                formulas.add(new Program.Tested(target(i)));
            }
        }
        formulas.add(new Program.Tested(flag(0)));
        formulas.addAll(List.of(new Program.Tested(flag(1)), new Program.Tested(flag(1))));
        Program.Builder builder = new Program.Builder();
        builder.number(formulas);
        formulas.forEach(builder::add);
        Program program = builder.build();

        for (int bit = 0; bit < Long.SIZE; bit++) {
            assertThat(program.test(bit)).isEqualTo(target(TARGETS - 1 - bit));
        }
        assertThat(IntStream.range(Long.SIZE, Long.SIZE + 8).mapToObj(program::test))
                .containsExactly(target(5), target(4), target(3), target(2), target(1), flag(1), target(0), flag(0));
    }

    private static RulesLeft left(int flags, int rule) {
        return notKept(flags, rule).keptIn(new Budget(1 << 20).keptRules());
    }

    /** All of so many flags, or another. */
    private static RulesLeft notKept(int flags, int rule) {
        List<Program.Formula> all = IntStream.range(0, flags)
                .<Program.Formula>mapToObj(i -> new Program.Tested(flag(i)))
                .toList();
        Program.Formula either =
                new Program.Joined(false, List.of(new Program.Joined(true, all), new Program.Tested(flag(9_999))));
        Program.Builder builder = new Program.Builder();
        builder.number(List.of(either));
        int start = builder.add(either);
        return new RulesLeft(
                new Rules(builder.build(), new int[] {start}, new int[] {rule}, new boolean[] {true}),
                new int[] {Long.SIZE},
                false);
    }

    /** All but those named are so. */
    private static KnownFacts allBut(List<String> read, Integer... not) {
        List<String> names = IntStream.range(0, not.length)
                .mapToObj(i -> "recipient.f" + not[i])
                .toList();
        return name -> {
            read.add(name);
            return !names.contains(name);
        };
    }

    @Test
    void what_came_of_tests_before_is_not_found_out_again_and_no_test_is_asked_twice() {
        RulesLeft left = left(512, 3);
        List<String> read = new ArrayList<>();
        Verdict first = left.verdict(asked(allBut(read)));

        assertThat(left.verdict(asked(allBut(new ArrayList<>())))).isSameAs(first);
        assertThat(read).hasSize(512).doesNotHaveDuplicates();
        for (int last : new int[] {511, 510, 3}) {
            read.clear();
            Verdict denied = left.verdict(asked(allBut(read, last)));
            assertThat(read).hasSize(last + 2).doesNotHaveDuplicates(); // and the other
            assertThat(denied).isEqualTo(first).isNotSameAs(first);
            assertThat(left.verdict(asked(allBut(read, last)))).isEqualTo(first).isNotSameAs(denied);

            read.clear();
            assertThat(left.verdict(asked(allBut(read, last, 9_999))).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
            assertThat(read).hasSize(last + 2).doesNotHaveDuplicates();
        }
        assertThat(left.verdict(asked(allBut(new ArrayList<>())))).isSameAs(first);
    }

    @Test
    void what_is_new_is_remembered_as_far_as_there_is_room() {
        assertThat(sames(left(511, 3))).containsExactly(true, true, false);
        assertThat(sames(left(513, 3))).containsExactly(false, true, true);
        assertThat(sames(left(100, 3))).containsExactly(true, true, true);
        assertThat(sames(notKept(100, 3))).containsExactly(false, false, false);
    }

    /** Whether what is decided twice, of all, without the tenth and without the ninth, is found again. */
    private static List<Boolean> sames(RulesLeft left) {
        List<Boolean> sames = new ArrayList<>();
        for (Integer[] not : new Integer[][] {{}, {10}, {9}}) {
            Verdict once = left.verdict(asked(allBut(new ArrayList<>(), not)));
            sames.add(left.verdict(asked(allBut(new ArrayList<>(), not))) == once);
        }
        return sames;
    }

    @Test
    void facts_that_are_not_known_are_remembered_apart() {
        RulesLeft left = left(3, 3);
        KnownFacts some = name -> name.equals("recipient.f1") ? null : !name.equals("recipient.f9999");
        for (int round = 0; round < 2; round++) {
            assertThat(left.verdict(asked(some)).outcome()).isEqualTo(Outcome.INDETERMINATE);
            assertThat(left.verdict(asked(allBut(new ArrayList<>()))).outcome()).isEqualTo(Outcome.DENY);
            assertThat(left.verdict(asked(allBut(new ArrayList<>(), 1, 9_999))).outcome())
                    .isEqualTo(Outcome.NOT_APPLICABLE);
        }
        assertThat(left.verdict(asked(facts())).outcome()).isEqualTo(Outcome.INDETERMINATE);
    }
}
