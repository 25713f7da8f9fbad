package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.exception.ComplianceException;

/**
 * Thrown where policies tell so many situations apart that an answer would not fit into the memory of an ordinary machine.
 * Nothing was answered. Ask about fewer policies at once: an agency's with those that bind everybody. Its message holds
 * no personal data.
 */
public final class PoliciesTooLargeException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    PoliciesTooLargeException(int diagrams) {
        super("these policies tell too many situations apart: more than " + diagrams
                + " diagrams would be needed; ask about fewer policies at once");
    }
}
