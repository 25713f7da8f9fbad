package com.onebackpak.compliance.store;

import org.jspecify.annotations.Nullable;

/**
 * A key that ought to be there is missing or does not fit. This is a fault to be mended, such as a missing key file; it
 * never means that somebody was erased.
 */
public final class KeyUnavailableException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    /** Says which key is missing and how to mend it. */
    public KeyUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
