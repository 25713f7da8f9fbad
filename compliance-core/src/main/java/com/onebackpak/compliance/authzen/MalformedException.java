package com.onebackpak.compliance.authzen;

/** A body is not what the specification says it must be; never leaves this package. */
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String says) {
        super(says, null, false, false);
    }
}
