package com.onebackpak.compliance.party;

import com.onebackpak.compliance.internal.ConstantName;

/** What can have happened to a person or an agency. */
public enum OccurrenceKind {
    /** A student entered a school. */
    ENROLLED,
    /** A student left school. */
    LEFT,
    /** A student went on to another school, and is enrolled nowhere until that is recorded, too. */
    TRANSFERRED,
    /** A person died. */
    DIED,
    /** A person's data, or all data of an agency's students, was deleted, or the categories that are named of it. */
    ERASED,
    /** An agency, and with it all under it, or a person was told of a new version of the policy. */
    POLICY_NOTIFIED;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }

    /** Whether a student who was enrolled no longer is. */
    public boolean endsEnrolment() {
        return this == LEFT || this == TRANSFERRED || this == DIED;
    }
}
