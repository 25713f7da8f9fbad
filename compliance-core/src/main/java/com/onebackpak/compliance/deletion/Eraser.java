package com.onebackpak.compliance.deletion;

/**
 * Erases rows of one data set that is not in the database of the stores: a bucket, an index, another vendor's copy.
 *
 * <p>It must be idempotent: whoever is frozen in the middle is given up after its lease, and another is given the same
 * people. It erases nobody but the people of the task. When it says that rows are gone, they are; an exception counts as
 * not reachable. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Eraser {
    /** Erases, or says why not. */
    EraserAnswer erase(ErasureTask task);
}
