package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.internal.ConstantName;

/** How things stand with what is owed. */
public enum DutyState {
    /** It is owed, and there is time left or no date. */
    OWED,
    /** What starts its clock has not happened as far as is known, or it is not known whether the clock binds whom it concerns. */
    WAITING,
    /** Something suspends it: a hold, or a delay that was asked for. */
    TOLLED,
    /** It was done in time. */
    DONE,
    /** It was done when its time had passed. */
    DONE_LATE,
    /** Its time has passed and it is not done. */
    OVERDUE;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }

    /** Whether nothing more is to be done. */
    public boolean isDone() {
        return this == DONE || this == DONE_LATE;
    }
}
