package com.onebackpak.compliance.jdbc;

/**
 * Another transaction was faster, and what this one had read no longer holds: thrown by the work of a transaction that
 * wants to begin again from the start. Carries no cause, which would hold values.
 */
final class LostRaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostRaceException(String what) {
        super(what, null, false, true);
    }
}
