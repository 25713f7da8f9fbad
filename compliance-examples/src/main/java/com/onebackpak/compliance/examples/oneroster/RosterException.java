package com.onebackpak.compliance.examples.oneroster;

import com.onebackpak.compliance.exception.ComplianceException;

/**
 * A roster that cannot be accepted: what is wrong, what would mend it, and where. Nothing of the roster was used. The
 * message never repeats what stands in a cell, since that is somebody's data.
 */
public final class RosterException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    RosterException(String problem, String place) {
        super(problem + " (" + place + ")");
    }

    RosterException(String problem, String place, Throwable cause) {
        super(problem + " (" + place + ")", cause);
    }
}
