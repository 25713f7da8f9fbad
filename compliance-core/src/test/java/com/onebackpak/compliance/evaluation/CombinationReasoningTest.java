package com.onebackpak.compliance.evaluation;

import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.evaluation.Reason.assertFalse;
import static com.onebackpak.compliance.evaluation.Reason.assertTrue;
import static com.onebackpak.compliance.evaluation.Reason.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.All;
import com.onebackpak.compliance.condition.Condition.Any;
import com.onebackpak.compliance.condition.Condition.Not;
import com.onebackpak.compliance.situation.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationReasoningTest {
    private static final Condition YES = Condition.always();
    private static final Condition NO = new Any(List.of());
    private static final Condition OPEN_A = flag("recipient.integral");
    private static final Condition OPEN_B = flag("recipient.necessary");

    @Test
    void all_of_nothing_holds_and_any_of_nothing_does_not() {
        assertTrue(about(YES));
        assertFalse(about(NO));
    }

    @Test
    void all_fails_with_one_part_whatever_is_unknown() {
        assertFalse(about(new All(List.of(OPEN_A, NO))));
        assertTrue(about(new All(List.of(YES, YES))));
    }

    @Test
    void any_holds_with_one_part_whatever_is_unknown() {
        assertTrue(about(new Any(List.of(OPEN_A, YES))));
        assertFalse(about(new Any(List.of(NO, NO))));
    }

    @Test
    void what_stays_open_names_the_facts_of_its_open_parts_alone() {
        assertUnknown(about(new All(List.of(OPEN_B, OPEN_A, YES))), "recipient.integral", "recipient.necessary");
        assertUnknown(about(new Any(List.of(OPEN_A, NO))), "recipient.integral");
    }

    @Test
    void a_negation_turns_what_is_known_and_leaves_open_what_is_not() {
        assertFalse(about(new Not(YES)));
        assertTrue(about(new Not(NO)));
        assertUnknown(about(new Not(OPEN_A)), "recipient.integral");
    }

    @Test
    void a_named_condition_is_what_it_stands_for() {
        assertTrue(about(new Condition.Defined("so", YES)));
        assertFalse(about(new Condition.Defined("so", NO)));
        assertUnknown(about(new Condition.Defined("so", OPEN_A)), "recipient.integral");
    }

    @Test
    void the_reasons_keep_the_shape_of_the_condition() {
        Reasoning reasoning = about(new All(List.of(new Not(OPEN_A), new Condition.Defined("so", NO))));

        assertThat(reasoning.parts())
                .extracting(Reasoning::condition)
                .containsExactly(new Not(OPEN_A), new Condition.Defined("so", NO));
        assertThat(reasoning.parts())
                .allSatisfy(part -> assertThat(part.parts()).hasSize(1));
        assertThat(reasoning.statement()).isEqualTo("all of");
    }

    private static Reasoning about(Condition condition) {
        return Reason.about(condition, use().build(), Facts.nothing());
    }
}
