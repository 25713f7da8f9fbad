package com.onebackpak.compliance.authzen;

import java.util.Map;

/**
 * A question is well formed, but names what there is not, or says what cannot be read: nothing can be decided, and nothing is
 * permitted. Never leaves this package.
 */
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INTERNAL = 500;

    private final int status;

    private NotUnderstoodException(int status, String says) {
        super(says, null, false, false);
        this.status = status;
    }

    static NotUnderstoodException unreadable(String says) {
        return new NotUnderstoodException(BAD_REQUEST, says);
    }

    static NotUnderstoodException notFound(String says) {
        return new NotUnderstoodException(NOT_FOUND, says);
    }

    static NotUnderstoodException failed() {
        return new NotUnderstoodException(INTERNAL, Decisions.FAILED);
    }

    /** As the specification shows it in a context (section 7.2.1). */
    Map<String, Object> context() {
        return Map.of("error", Map.of("status", status, "message", String.valueOf(getMessage())));
    }
}
