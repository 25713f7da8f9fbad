package com.onebackpak.compliance.rights;

/** How a request about one's data was answered. */
public enum RightsAnswer {
    /** What was asked for was done. */
    GRANTED,
    /** It was refused, with reasons. */
    REFUSED,
    /** It was passed on to the school, which decides. */
    REDIRECTED
}
