package com.onebackpak.compliance.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is predicted of a day, by hand-made measurements, and that a small day is played to its end. */
class DaySimulationTest {
    @Test
    void a_power_law_goes_through_both_measurements() {
        PowerLaw law = PowerLaw.through(100, 2, 400, 4);

        assertThat(law.exponent()).isCloseTo(0.5, within(1e-9));
        assertThat(law.at(100)).isCloseTo(2, within(1e-9));
        assertThat(law.at(1600)).isCloseTo(8, within(1e-9));
        assertThatThrownBy(() -> PowerLaw.through(100, 2, 100, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_day_counts_what_each_student_and_district_brings() {
        Map<DayPart, Double> units = new DayLoad(10_000_000, 2_000, 19).units();

        assertThat(units.get(DayPart.DECISION)).isEqualTo(190e6);
        assertThat(units.get(DayPart.CONSENT)).isEqualTo(100e3);
        assertThat(units.get(DayPart.SEALING)).isEqualTo(190.1e6);
        assertThat(units.get(DayPart.PAGE)).isEqualTo(20e3);
    }

    @Test
    void a_prediction_is_off_by_what_the_third_size_costs_beside_it() {
        DaySimulation simulation =
                new DaySimulation(List.of(100, 200, 400), List.of(each(1), each(1), each(2)), new DayLoad(1000, 2, 1));

        assertThat(simulation.off(DayPart.DECISION)).isCloseTo(-0.5, within(1e-9));
        assertThat(simulation.text()).contains("-50 %").contains("A day of 1,000 students in 2 districts");
    }

    private static Map<DayPart, Double> each(double cost) {
        return Arrays.stream(DayPart.values()).collect(Collectors.toMap(Function.identity(), part -> cost));
    }

    @Test
    void a_small_day_is_played_measured_and_told_as_a_table() {
        StringWriter out = new StringWriter();
        int exitCode = BenchmarksCommand.command()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("simulate", "--students", "20,40,80", "--district", "10", "--decisions", "1");

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(" us ") || line.contains(" B ")))
                .hasSize(DayPart.values().length);
    }

    @Test
    void sizes_that_do_not_grow_or_are_of_no_whole_districts_are_refused() {
        for (String sizes : List.of("1000,1000,2000", "500,1000,1750", "0,500,1000")) {
            StringWriter err = new StringWriter();
            int exitCode =
                    BenchmarksCommand.command().setErr(new PrintWriter(err)).execute("simulate", "--students", sizes);

            assertThat(exitCode).as(sizes).isEqualTo(2);
            assertThat(err.toString()).contains("three sizes that grow, each of whole districts");
        }
    }
}
