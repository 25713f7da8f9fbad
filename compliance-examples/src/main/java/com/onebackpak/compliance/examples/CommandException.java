package com.onebackpak.compliance.examples;

import java.util.ArrayList;
import java.util.List;

/** Why a command cannot run, for a person: one problem a line. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final ArrayList<String> problems;

    /** Says why; a whole message, lower case and without a final period. */
    public CommandException(String problem) {
        this(List.of(problem));
    }

    /** Says why as whatever stood in the way does, unless Java itself stood behind it. */
    public CommandException(Exception cause) {
        this(String.valueOf(cause.getMessage()));
        initCause(cause);
    }

    /** Says why, in several messages. */
    public CommandException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = new ArrayList<>(problems);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
