package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.note.Checkpoint;

/**
 * A validly signed checkpoint of the log, and how it is known.
 *
 * @param place where it was found
 * @param checkpoint what was signed
 * @param isLatest whether the log is to be what this one says
 */
record KnownCheckpoint(String place, Checkpoint checkpoint, boolean isLatest) {
    long size() {
        return checkpoint.size();
    }
}
