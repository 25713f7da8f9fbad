package com.onebackpak.compliance.examples;

/** Why a command cannot run, in one line for a person. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why; a whole message, lower case and without a final period. */
    public CommandException(String problem) {
        super(problem);
    }
}
