package com.onebackpak.compliance.benchmarks;

import java.util.function.Consumer;

/**
 * How much is measured.
 *
 * @param seconds how long one side is measured in a round
 * @param rounds how often the two sides take turns, after one that does not count
 * @param entries how many entries an exported log has
 * @param rows how many rows there are to look among
 * @param pauseMillis how long a sealer rests after it sealed what there was
 * @param joinsInserts whether PostgreSQL's driver joins the rows of a batch into one statement
 * @param withoutJooq whether the plain side inserts without jOOQ
 * @param progress is told what goes on
 */
record Effort(
        double seconds,
        int rounds,
        int entries,
        int rows,
        int pauseMillis,
        boolean joinsInserts,
        boolean withoutJooq,
        Consumer<String> progress) {
    void report(String what) {
        progress.accept(what);
    }

    long nanos() {
        return (long) (seconds * 1e9);
    }
}
