package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.exception.ComplianceException;
import org.jspecify.annotations.Nullable;

/**
 * A question cannot be answered by a search: ask about each resource. Its message goes to whoever asked, so it names no
 * person and no value of a fact.
 */
public final class SearchRefusedException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    /** Says why, in words for whoever asked. */
    public SearchRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
