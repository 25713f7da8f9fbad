package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Thrown by work that can go on only once something is committed apart from it: what names things, and does no harm if it
 * stays behind. Whoever runs the work undoes what there is of it, does what is needed, and begins it again; so that a
 * transaction of ours never waits for a second connection while it has one, as a pool full of them would for ever.
 */
public final class PrerequisiteMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A work needs no more than three things; the others are for those that go again at once. */
    private static final int MAX_STEPS = 10;

    private final transient Consumer<Work> step;

    /**
     * Asks for something to be done before.
     *
     * @param step does it, in transactions that are not the work's; must do no harm if somebody else has done it meanwhile
     */
    public PrerequisiteMissing(String what, Consumer<Work> step) {
        super(what, null, false, false);
        this.step = step;
    }

    /**
     * Runs work, and does apart from it what it needs before.
     *
     * @param work leaves nothing behind when it fails
     * @throws ConcurrentChangeException if what was done is never there when the work begins again: it goes as fast as it
     *     is made, or the host's transaction does not see what others have committed since it began
     */
    static <T> T runWithPrerequisites(Work apart, Supplier<T> work) {
        String missing = "";
        for (int i = 0; i < MAX_STEPS; i++) {
            try {
                return work.get();
            } catch (PrerequisiteMissing prerequisite) {
                missing = String.valueOf(prerequisite.getMessage());
                prerequisite.step.accept(apart);
            }
        }
        throw new ConcurrentChangeException(missing);
    }
}
