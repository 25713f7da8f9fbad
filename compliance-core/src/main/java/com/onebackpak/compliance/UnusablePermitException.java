package com.onebackpak.compliance;

import com.onebackpak.compliance.exception.ComplianceException;

/**
 * A permit was used a second time, too late, or outside of the transaction that recorded it. Nothing was discharged and
 * nothing done; who wants to do it decides again. The message names the decision's id and nobody.
 */
public final class UnusablePermitException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    UnusablePermitException(String id, String why) {
        super(message(id, why));
    }

    UnusablePermitException(String id, String why, Throwable cause) {
        super(message(id, why), cause);
    }

    private static String message(String id, String why) {
        return "the permit of decision " + id + " cannot be used: " + why + "; decide again";
    }
}
