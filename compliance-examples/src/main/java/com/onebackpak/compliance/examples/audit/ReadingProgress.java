package com.onebackpak.compliance.examples.audit;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Tells on standard error, with a line now and then, how much of a long log has been read; nothing of a short one. */
final class ReadingProgress implements LongConsumer {
    private static final long STEP = 1_000_000;

    private final PrintWriter err;
    private long told;

    ReadingProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(long entries) {
        if (entries / STEP > told) {
            told = entries / STEP;
            err.println(String.format(Locale.ROOT, "%,d entries read ...", told * STEP));
            err.flush();
        }
    }
}
