package com.onebackpak.compliance.document;

import java.util.Optional;

/**
 * A file that cannot be accepted: what is wrong, what would mend it, and where. Nothing of the file was used.
 */
public final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    DocumentException(String problem, Position position) {
        this(problem, "", position);
    }

    DocumentException(String problem, String hint, Position position) {
        super(problem + (hint.isEmpty() ? "" : "; " + hint) + " (" + position + ")");
        this.position = position;
    }

    /** A value that a constructor refused, with its reason. */
    static DocumentException of(IllegalArgumentException refusal, Position position) {
        return new DocumentException(String.valueOf(refusal.getMessage()), position);
    }

    /** Where in the file; nothing after the exception was serialized. */
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }
}
