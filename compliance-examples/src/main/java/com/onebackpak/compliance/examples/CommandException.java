package com.onebackpak.compliance.examples;

/** Why a command cannot run, in one line for a person. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String problem) {
        super(problem);
    }
}
