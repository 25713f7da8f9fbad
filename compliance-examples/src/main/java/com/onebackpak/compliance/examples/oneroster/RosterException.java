package com.onebackpak.compliance.examples.oneroster;

/**
 * A roster that cannot be accepted: what is wrong, what would mend it, and where. Nothing of the roster was used. The
 * message never repeats what stands in a cell, since that is somebody's data.
 */
public final class RosterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RosterException(String problem, String place) {
        super(problem + " (" + place + ")");
    }

    RosterException(String problem, String place, Throwable cause) {
        super(problem + " (" + place + ")", cause);
    }
}
