package com.onebackpak.compliance;

/** Is told of each difference, such as to count it where the host counts. Must be thread-safe. */
@FunctionalInterface
public interface ShadowListener {
    /** A decision differs. What this throws is counted as a failure of the shadow and goes no further. */
    void differed(ShadowDifference difference);
}
