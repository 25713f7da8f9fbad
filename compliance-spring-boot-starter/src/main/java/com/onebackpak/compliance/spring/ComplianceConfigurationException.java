package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.exception.ComplianceException;
import org.jspecify.annotations.Nullable;

/** The application cannot start as it is configured: which property or bean it is, and what to do. */
public final class ComplianceConfigurationException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    private final String action;

    ComplianceConfigurationException(String problem, String action) {
        this(problem, action, null);
    }

    ComplianceConfigurationException(String problem, String action, @Nullable Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    /** What to do. */
    public String action() {
        return action;
    }
}
