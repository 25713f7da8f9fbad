package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.exception.ComplianceException;

/**
 * A mapping or a rule was refused, because what it says could not be said in SQL exactly. Nothing is approximated: mend the
 * mapping, or decide the requests one by one.
 */
public final class PolicyFilterException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    PolicyFilterException(String message) {
        super(message);
    }
}
