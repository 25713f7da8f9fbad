package com.onebackpak.compliance.deletion;

import com.onebackpak.compliance.exception.ComplianceException;
import java.util.List;

/** A deletion is not certified, because it is not over or the host's own count says otherwise. */
public final class CertificateRefusedException extends ComplianceException {
    private static final long serialVersionUID = 1L;

    private final List<String> where;

    /** Says where. */
    public CertificateRefusedException(List<String> where) {
        super("the deletion is not certified: " + String.join("; ", where));
        this.where = List.copyOf(where);
    }

    /** Each place that speaks against it, with what is to be done there. */
    public List<String> where() {
        return where;
    }
}
