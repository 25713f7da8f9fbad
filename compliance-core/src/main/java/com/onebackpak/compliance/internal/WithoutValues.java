package com.onebackpak.compliance.internal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be written to a log: its type, those of its causes, and where it happened. Messages are left out,
 * because drivers and hosts write personal data into theirs.
 */
public final class WithoutValues extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_CAUSES = 20;

    private WithoutValues(Throwable failure, int causes) {
        super(failure.getClass().getName(), cause(failure, causes), false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** A failure without its messages, and those of its causes without theirs. */
    public static WithoutValues of(Throwable failure) {
        return new WithoutValues(failure, MAX_CAUSES);
    }

    /** Causes may go round in a circle. */
    private static @Nullable Throwable cause(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        return cause == null || causes == 0 ? null : new WithoutValues(cause, causes - 1);
    }
}
