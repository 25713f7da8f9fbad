package com.onebackpak.compliance.store;

import com.onebackpak.compliance.exception.ComplianceException;
import org.jspecify.annotations.Nullable;

/**
 * A store could not do what was asked; nothing of it was done, unless the message says otherwise. It holds no personal
 * data.
 */
public class ComplianceStoreException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    /** Says what could not be done. */
    public ComplianceStoreException(String message) {
        super(message);
    }

    /** Says what could not be done, and what stood in the way. */
    public ComplianceStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
