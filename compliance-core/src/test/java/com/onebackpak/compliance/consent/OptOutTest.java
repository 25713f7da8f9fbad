package com.onebackpak.compliance.consent;

import static com.onebackpak.compliance.Given.AFTER;
import static com.onebackpak.compliance.Given.BEFORE;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.STUDENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptOutTest {
    private static final Span THIS_YEAR = new Span(BEFORE, Optional.of(AFTER));

    @Test
    void an_opt_out_refuses_its_purpose_and_all_below_it() {
        assertThat(of(Purpose.MARKETING).refuses(Purpose.MARKETING_PROMOTIONAL, NOW))
                .isTrue();
        assertThat(of(Purpose.MARKETING_PROMOTIONAL).refuses(Purpose.MARKETING_PROMOTIONAL, NOW))
                .isTrue();
        assertThat(of(Purpose.MARKETING_PROMOTIONAL).refuses(Purpose.MARKETING_THIRD_PARTY, NOW))
                .isFalse();
    }

    @Test
    void who_asks_for_a_broader_purpose_cannot_pass_by_a_refusal_of_part_of_it() {
        assertThat(of(Purpose.MARKETING_PROMOTIONAL).refuses(Purpose.MARKETING, NOW))
                .isTrue();
    }

    @Test
    void an_opt_out_refuses_within_its_span_only() {
        assertThat(of(Purpose.MARKETING).refuses(Purpose.MARKETING, BEFORE)).isTrue();
        assertThat(of(Purpose.MARKETING).refuses(Purpose.MARKETING, AFTER)).isFalse();
    }

    @Test
    void an_opt_out_of_directory_information_refuses_no_purpose() {
        assertThat(new OptOut(STUDENT, Optional.empty(), true, THIS_YEAR).refuses(Purpose.MARKETING, NOW))
                .isFalse();
    }

    @Test
    void an_opt_out_of_nothing_is_refused() {
        assertThatThrownBy(() -> new OptOut(STUDENT, Optional.empty(), false, THIS_YEAR))
                .hasMessage("an opt-out must name a purpose or directory information");
    }

    @Test
    void an_opt_out_that_names_categories_refuses_those_and_whatever_contains_them() {
        OptOut grades =
                new OptOut(STUDENT, Optional.of(Purpose.RESEARCH), false, THIS_YEAR, Set.of(Category.TRANSCRIPT_GRADE));

        assertThat(grades.refuses(Optional.of(Purpose.RESEARCH), Category.TRANSCRIPT, NOW))
                .isTrue();
        assertThat(grades.refuses(Optional.of(Purpose.RESEARCH), Category.NAME, NOW))
                .isFalse();
        assertThat(grades.refuses(Optional.empty(), Category.TRANSCRIPT_GRADE, NOW))
                .isTrue();
        assertThatThrownBy(
                        () -> new OptOut(STUDENT, Optional.empty(), true, THIS_YEAR, Set.of(Category.TRANSCRIPT_GRADE)))
                .hasMessage("an opt-out that names categories must name the purpose refused of them");
    }

    private static OptOut of(Purpose purpose) {
        return new OptOut(STUDENT, Optional.of(purpose), false, THIS_YEAR);
    }
}
