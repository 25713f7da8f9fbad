package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.audit.note.NoteVerifier;

/**
 * The names of the logs, which are their checkpoints' origins and their keys' names: the common name and the tenant. One
 * key pair signs them all, each under its own name, so that no log passes for another.
 *
 * @param common signs under the common name
 */
public record LogNames(NoteSigner common) {
    NoteSigner signer(String log) {
        return common.named(common.name() + "/" + log);
    }

    /** What verifies the checkpoints of a log. */
    public NoteVerifier verifier(String log) {
        return signer(log).verifier();
    }
}
