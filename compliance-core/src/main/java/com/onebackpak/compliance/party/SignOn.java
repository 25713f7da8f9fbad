package com.onebackpak.compliance.party;

/** Who holds the credentials with which students log in. */
public enum SignOn {
    /** The school does; the vendor sees no passwords. */
    SCHOOL,
    /** The vendor does. */
    VENDOR
}
