package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.internal.ConstantName;

/** What a rule does where it fires. */
public enum Effect {
    /** It grants. Only a vendor's policy has such rules. */
    PERMIT,
    /** It prohibits, unless one of its exemptions holds. */
    FORBID;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
