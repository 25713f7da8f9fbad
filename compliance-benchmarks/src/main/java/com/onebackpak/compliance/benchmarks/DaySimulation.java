package com.onebackpak.compliance.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What two sizes say of a third, and of a large vendor.
 *
 * @param sizes three numbers of students
 * @param costs what a unit of each part has cost at each
 * @param large the day of a large vendor
 */
record DaySimulation(List<Integer> sizes, List<Map<DayPart, Double>> costs, DayLoad large) {
    private static final List<String> HEAD = List.of(
            "a unit",
            "small",
            "large",
            "exponent",
            "predicted",
            "measured",
            "off",
            "units a day",
            "one process, a day");
    private static final double SECONDS_OF_AN_HOUR = 3600;

    DaySimulation {
        sizes = List.copyOf(sizes);
        costs = List.copyOf(costs);
    }

    private double cost(int size, DayPart part) {
        return costs.get(size).getOrDefault(part, Double.NaN);
    }

    PowerLaw law(DayPart part) {
        return PowerLaw.through(sizes.get(0), cost(0, part), sizes.get(1), cost(1, part));
    }

    /** How far the prediction of the third size is from what was measured: 0.1 is a tenth too much. */
    double off(DayPart part) {
        return law(part).at(sizes.get(2)) / cost(2, part) - 1;
    }

    /** A table of all parts, and the day as a whole. */
    String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        Map<DayPart, Double> units = large.units();
        double predicted = 0;
        double measured = 0;
        double hours = 0;
        for (DayPart part : DayPart.values()) {
            PowerLaw law = law(part);
            double atThird = law.at(sizes.get(2));
            double number = units.getOrDefault(part, 0.0);
            // Beyond what was measured, a cost that seems to fall is taken to stay
            double ofADay =
                    number * Math.max(cost(2, part), law.exponent() > 0 ? law.at((double) large.students()) : 0);
            rows.add(List.of(
                    part.unit(),
                    part.written(cost(0, part)),
                    part.written(cost(1, part)),
                    String.format(Locale.ROOT, "%.2f", law.exponent()),
                    part.written(atThird),
                    part.written(cost(2, part)),
                    String.format(Locale.ROOT, "%+.0f %%", 100 * off(part)),
                    String.format(Locale.ROOT, "%,.0f", number),
                    part.isBytes()
                            ? String.format(Locale.ROOT, "%,.0f GB", ofADay / 1e9)
                            : String.format(Locale.ROOT, "%,.1f h", ofADay / SECONDS_OF_AN_HOUR)));
            if (!part.isBytes()) {
                Map<DayPart, Double> third = new DayLoad(
                                sizes.get(2),
                                large.districts() * sizes.get(2) / large.students(),
                                large.decisionsOfAStudent())
                        .units();
                predicted += third.getOrDefault(part, 0.0) * atThird;
                measured += third.getOrDefault(part, 0.0) * cost(2, part);
                hours += ofADay / SECONDS_OF_AN_HOUR;
            }
        }
        return AlignedTable.of(rows)
                + String.format(
                        Locale.ROOT,
                        "%nA day of %,d students: predicted %,.1f s, by what was measured at that size %,.1f s: %+.0f %%%n"
                                + "A day of %,d students in %,d districts: %,.0f hours of one process%n",
                        sizes.get(2),
                        predicted,
                        measured,
                        100 * (predicted / measured - 1),
                        large.students(),
                        large.districts(),
                        hours);
    }
}
