package com.onebackpak.compliance.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What was measured of one thing, one value a round.
 *
 * @param name what was measured
 * @param target what it should be; not a number where nothing is demanded
 * @param atLeast whether it should be the target or more, not the target or less
 * @param values one for each round
 * @param peer what the other side did in its median round, in words
 * @param ours what our side did
 */
record Ratio(String name, double target, boolean atLeast, List<Double> values, String peer, String ours) {
    Ratio {
        values = values.stream().sorted().toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.get(0);
    }

    double median() {
        return median(values);
    }

    double most() {
        return values.get(values.size() - 1);
    }

    /** Whether the median is what it should be. */
    boolean isMet() {
        return Double.isNaN(target) || (atLeast ? median() >= target : median() <= target);
    }

    String demand() {
        return Double.isNaN(target) ? "-" : (atLeast ? ">= " : "<= ") + number(target);
    }

    static String number(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    static String aSecond(double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }
}
