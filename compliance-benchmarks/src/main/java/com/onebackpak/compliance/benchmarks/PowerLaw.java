package com.onebackpak.compliance.benchmarks;

/**
 * A cost that grows as a power of a size: by two measurements, {@code factor * size^exponent}.
 *
 * @param factor the cost at size 1
 * @param exponent 0: the cost does not depend on the size; 1: it grows as the size does
 */
record PowerLaw(double factor, double exponent) {
    /** The one through two measurements. */
    static PowerLaw through(double size, double cost, double otherSize, double otherCost) {
        if (size <= 0 || otherSize <= 0 || size == otherSize || cost <= 0 || otherCost <= 0) {
            throw new IllegalArgumentException("a power law needs two sizes that differ, and costs above 0");
        }
        double exponent = Math.log(otherCost / cost) / Math.log(otherSize / size);
        return new PowerLaw(cost / Math.pow(size, exponent), exponent);
    }

    double at(double size) {
        return factor * Math.pow(size, exponent);
    }
}
