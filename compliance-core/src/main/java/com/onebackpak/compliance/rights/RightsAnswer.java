package com.onebackpak.compliance.rights;

import com.onebackpak.compliance.internal.ConstantName;

/** How a request about one's data was answered. */
public enum RightsAnswer {
    /** What was asked for was done. */
    GRANTED,
    /** It was refused, with reasons. */
    REFUSED,
    /** It was passed on to the school, which decides. */
    REDIRECTED;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
