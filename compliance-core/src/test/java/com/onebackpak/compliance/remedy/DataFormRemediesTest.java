package com.onebackpak.compliance.remedy;

import static com.onebackpak.compliance.Given.exemption;
import static com.onebackpak.compliance.Given.facts;
import static com.onebackpak.compliance.Given.flag;
import static com.onebackpak.compliance.Given.forbid;
import static com.onebackpak.compliance.Given.permit;
import static com.onebackpak.compliance.Given.use;
import static com.onebackpak.compliance.remedy.GivenRemedies.remedies;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.vocabulary.DataForm;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the caller could do by sending data that tells less. */
class DataFormRemediesTest {
    @Test
    void the_caller_may_send_another_form() {
        Rule rule = permit("P1")
                .when(new Condition.RequestMatches(Target.builder()
                        .addForms(DataForm.AGGREGATED, DataForm.DE_IDENTIFIED)
                        .build()))
                .build();

        assertThat(remedies(use().build(), facts(), rule))
                .containsExactlyInAnyOrder(
                        Set.of("the data is aggregated [caller]"), Set.of("the data is de-identified [caller]"));
    }

    @Test
    void a_target_that_is_left_by_changing_the_form_is_a_way_too() {
        Rule wide = permit("P1").build();
        Rule narrow = forbid("F1")
                .addExemptions(exemption(
                        "aggregated",
                        new Condition.RequestMatches(
                                Target.builder().addForms(DataForm.AGGREGATED).build())))
                .build();

        assertThat(remedies(use().build(), facts(), wide, narrow))
                .containsExactly(Set.of("the data is aggregated [caller]"));
    }

    @Test
    void a_prohibition_that_is_left_by_a_less_telling_form_does_not_stand_in_the_way() {
        Rule identified = forbid("F1")
                .target(Target.builder()
                        .addForms(DataForm.IDENTIFIED, DataForm.PSEUDONYMISED)
                        .build())
                .build();
        Rule badly = forbid("F2")
                .target(Target.builder().addForms(DataForm.DE_IDENTIFIED).build())
                .when(flag("request.key-derived-from-personal-data"))
                .build();

        assertThat(remedies(use().build(), facts(), permit("P1").build(), identified, badly))
                .containsExactly(
                        Set.of("the data is aggregated [caller]"),
                        Set.of(
                                "the data is de-identified [caller]",
                                "request.key-derived-from-personal-data is false (Records are linked by a code that is"
                                        + " derived from personal data, such as a hash) [caller]"));
    }

    @Test
    void a_permission_for_a_less_telling_form_may_be_reached() {
        Rule narrow = permit("P1")
                .target(Target.builder().addForms(DataForm.AGGREGATED).build())
                .build();

        assertThat(remedies(use().build(), facts(), narrow)).containsExactly(Set.of("the data is aggregated [caller]"));
        assertThat(remedies(use().form(DataForm.AGGREGATED).build(), facts(), narrow))
                .isEmpty();
    }

    @Test
    void what_was_taken_out_of_data_is_not_put_back() {
        Rule identified = permit("P1")
                .target(Target.builder().addForms(DataForm.IDENTIFIED).build())
                .build();

        assertThat(remedies(use().form(DataForm.AGGREGATED).build(), facts(), identified))
                .isEmpty();
    }
}
