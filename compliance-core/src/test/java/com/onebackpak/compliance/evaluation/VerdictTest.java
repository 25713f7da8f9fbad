package com.onebackpak.compliance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int PERMITS = Verdict.saying(1, false, true);
    private static final int MAY_PERMIT = Verdict.saying(2, false, false);
    private static final int FORBIDS = Verdict.saying(3, true, true);
    private static final int MAY_FORBID = Verdict.saying(4, true, false);

    private static Verdict of(int... spoken) {
        return Verdict.of(spoken, spoken.length);
    }

    @Test
    void a_prohibition_outweighs_what_may_forbid_that_a_permit_and_that_what_may_permit() {
        assertThat(of(PERMITS, MAY_PERMIT, MAY_FORBID, FORBIDS).outcome()).isEqualTo(Outcome.DENY);
        assertThat(of(PERMITS, MAY_PERMIT, MAY_FORBID).outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(of(PERMITS, MAY_PERMIT).outcome()).isEqualTo(Outcome.PERMIT);
        assertThat(of(MAY_PERMIT).outcome()).isEqualTo(Outcome.INDETERMINATE);
        assertThat(of().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void those_rules_determine_an_outcome_without_which_it_would_be_another() {
        assertThat(of(PERMITS, MAY_PERMIT, MAY_FORBID, FORBIDS).determining()).containsExactly(3);
        assertThat(of(PERMITS, MAY_PERMIT, MAY_FORBID).determining()).containsExactly(4);
        assertThat(of(MAY_PERMIT, MAY_FORBID).determining()).containsExactly(2, 4);
        assertThat(of(PERMITS, MAY_PERMIT).determining()).containsExactly(1);
        assertThat(of(MAY_PERMIT).determining()).containsExactly(2);
        assertThat(of().determining()).isEmpty();
        assertThat(of(FORBIDS, PERMITS, MAY_FORBID, Verdict.saying(3, true, false))
                        .standingInTheWay())
                .containsExactly(3, 4);
    }

    @Test
    void of_several_roles_those_count_that_open_most() {
        assertThat(Verdict.best(List.of(of(FORBIDS), of(PERMITS), of(PERMITS, MAY_PERMIT))))
                .isEqualTo(of(PERMITS, MAY_PERMIT));
        assertThat(Verdict.best(List.of(of(MAY_FORBID), of(FORBIDS)))).isEqualTo(of(MAY_FORBID));
        assertThat(Verdict.best(List.of(of(), of(FORBIDS)))).isEqualTo(Verdict.best(List.of(of(FORBIDS), of())));
    }

    @Test
    void what_rules_say_of_parties_is_added_to_what_those_of_anybody_say() {
        assertThat(of(PERMITS).and(of(FORBIDS, MAY_FORBID))).isEqualTo(of(PERMITS, FORBIDS, MAY_FORBID));
        assertThat(of().and(of(PERMITS))).isEqualTo(of(PERMITS));
        Verdict permits = of(PERMITS);
        assertThat(permits.and(of())).isSameAs(permits);
    }

    @Test
    void verdicts_are_equal_where_the_same_rules_say_the_same() {
        Verdict one = Verdict.of(new int[] {PERMITS, MAY_PERMIT, 77}, 2);

        assertThat(one).isEqualTo(of(PERMITS, MAY_PERMIT)).hasSameHashCodeAs(of(PERMITS, MAY_PERMIT));
        assertThat(one.hashCode()).isEqualTo(one.hashCode());
        assertThat(one).isNotEqualTo(of(PERMITS)).isNotEqualTo(of(MAY_PERMIT)).isNotEqualTo("a verdict");
        assertThat(Verdict.OF_NOBODY).isNotEqualTo(Verdict.OF_UNKNOWN_TERMS);
        assertThat(List.of(of(PERMITS), of(FORBIDS), of(MAY_FORBID), of(PERMITS, FORBIDS), of(FORBIDS, PERMITS)))
                .extracting(Verdict::hashCode)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_was_decided_of_each_part_is_told_apart_from_what_was_of_one() {
        Verdict parts = Verdict.ofParts(of(PERMITS), of(FORBIDS));

        assertThat(Verdict.ofParts(of(PERMITS))).isEqualTo(of(PERMITS));
        assertThat(parts.outcome()).isEqualTo(Outcome.DENY);
        assertThat(parts.part(0)).isEqualTo(of(PERMITS));
        assertThat(parts.part(1)).isEqualTo(of(FORBIDS));
        assertThat(parts)
                .isEqualTo(Verdict.ofParts(of(PERMITS), of(FORBIDS)))
                .hasSameHashCodeAs(Verdict.ofParts(of(PERMITS), of(FORBIDS)))
                .isNotEqualTo(Verdict.ofParts(of(FORBIDS), of(PERMITS)));
        Verdict nothing = Verdict.ofParts(of(), of());
        assertThat(of()).isNotEqualTo(nothing);
        assertThat(nothing).isNotEqualTo(of());
    }

    @Test
    void nothing_was_judged_where_a_term_is_not_known_and_nowhere_else() {
        assertThat(Verdict.OF_UNKNOWN_TERMS.isOfUnknownTerms()).isTrue();
        assertThat(Verdict.ofParts(Verdict.OF_UNKNOWN_TERMS, Verdict.OF_UNKNOWN_TERMS)
                        .isOfUnknownTerms())
                .isTrue();
        assertThat(of(MAY_FORBID).isOfUnknownTerms()).isFalse();
        assertThat(of().isOfUnknownTerms()).isFalse();
    }
}
