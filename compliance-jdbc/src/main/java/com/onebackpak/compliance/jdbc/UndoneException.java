package com.onebackpak.compliance.jdbc;

/** What an eraser in the database did does not count, so all of the transaction is undone; why is recorded in another. */
final class UndoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Attempted attempt;

    UndoneException(Attempted attempt) {
        super("an attempt does not count", null, false, false);
        this.attempt = attempt;
    }

    Attempted attempt() {
        return attempt;
    }
}
