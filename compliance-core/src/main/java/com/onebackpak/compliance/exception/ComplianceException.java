package com.onebackpak.compliance.exception;

import org.jspecify.annotations.Nullable;

/**
 * Every exception type of this library that a caller meets extends this one, so that a single {@code catch} meets them
 * all. It says that a correct call could not be done: a file cannot be accepted, a note is not to be trusted, a store
 * failed. Its subtypes say which, what was done of it, and whether their messages may hold personal data.
 *
 * <p>What Java has types for keeps them, and is not among these:
 *
 * <ul>
 *   <li>{@link IllegalArgumentException} and {@link NullPointerException}: the program passed what the method says it
 *       must not, such as an end before its beginning, a name that is not in the vocabulary, or no value. Mend the
 *       program, or check what it was given;
 *   <li>{@link IllegalStateException}: the program called in the wrong order, or its jar or its Java platform lacks
 *       what the library needs;
 *   <li>{@link java.io.UncheckedIOException}: a file or a folder that the call named could not be read or written.
 * </ul>
 */
public abstract class ComplianceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what could not be done. */
    protected ComplianceException(String message) {
        super(message);
    }

    /** Says what could not be done, and what stood in the way. */
    protected ComplianceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
