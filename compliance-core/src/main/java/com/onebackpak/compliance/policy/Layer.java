package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.internal.ConstantName;

/** Whose word a policy is. Layers only narrow: the vendor's policy grants, every other layer can only forbid. */
public enum Layer {
    /** A statute or regulation. */
    LAW,
    /** The agreement between vendor and agency. */
    AGREEMENT,
    /** The school's or district's own policy. */
    SCHOOL,
    /** The vendor's policy, the only one that grants. */
    VENDOR;

    /** Whether a policy of this layer may hold rules that permit. */
    public boolean mayGrant() {
        return this == VENDOR;
    }

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
