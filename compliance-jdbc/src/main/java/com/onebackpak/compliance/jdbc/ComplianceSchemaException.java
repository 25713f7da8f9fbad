package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.List;

/** The tables of the stores are not what this version of the library needs, or could not be made so. */
public final class ComplianceSchemaException extends ComplianceStoreException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<String> differences;

    ComplianceSchemaException(String message, List<String> differences) {
        super(message);
        this.differences = List.copyOf(differences);
    }

    ComplianceSchemaException(String message, Throwable cause) {
        super(message, cause);
        this.differences = List.of();
    }

    /** What differs, one sentence each, tables in alphabetical order; none if it is not known. */
    public List<String> differences() {
        return differences;
    }
}
