package com.onebackpak.compliance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.policy.Within.WorkingDays;
import com.onebackpak.compliance.policy.Within.WorkingDays.Unit;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithinTest {
    @Test
    void days_are_counted_by_the_calendar_hours_by_the_clock_and_working_days_by_who_works() {
        assertThat(Within.parse("P45D")).isEqualTo(new Within.Days(Period.ofDays(45)));
        assertThat(Within.parse("P1Y")).isEqualTo(new Within.Days(Period.ofYears(1)));
        assertThat(Within.parse("P0D")).isEqualTo(Within.days(0));
        assertThat(Within.parse("PT72H")).isEqualTo(new Within.Hours(Duration.ofHours(72)));
        assertThat(Within.parse("2 business days")).isEqualTo(new WorkingDays(2, Unit.BUSINESS));
        assertThat(Within.parse("10 school days")).isEqualTo(new WorkingDays(10, Unit.SCHOOL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P45D",
                "P1Y",
                "P0D",
                "PT72H",
                "2 business days",
                "10 school days",
                "before",
                "immediately",
                "promptly",
                "reasonable"
            })
    void what_is_written_is_read_again(String text) {
        assertThat(Within.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "45", "P-1D", "PT0H", "2 days", "1000 business days", "Immediately", ""})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Within.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
