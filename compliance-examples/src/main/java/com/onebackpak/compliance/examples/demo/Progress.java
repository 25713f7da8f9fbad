package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.examples.Terminal;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells on standard error how far a long step is: a bar in a terminal, a plain line elsewhere. */
interface Progress extends AutoCloseable {
    /** Tells that one more is done; any thread may. */
    void step();

    @Override
    void close();

    /** Begins to tell of a step. */
    interface Maker {
        /** Begins a step of so many parts. */
        Progress begin(String what, int count, String parts);
    }

    /** A bar in a terminal, else a plain line on the writer. */
    static Maker toTerminalOr(PrintWriter plain) {
        return (what, count, parts) ->
                Terminal.isThere() ? new Bar(what + " " + parts, count) : new PlainLine(plain, what, count, parts);
    }

    /** A bar that is redrawn. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String what, int count) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(count)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(100)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** One line, and no more. */
    final class PlainLine implements Progress {
        PlainLine(PrintWriter err, String what, int count, String parts) {
            err.println(what + " " + count + " " + parts + " ...");
            err.flush();
        }

        @Override
        public void step() {
            // The line said it all
        }

        @Override
        public void close() {
            // Nothing was opened
        }
    }
}
