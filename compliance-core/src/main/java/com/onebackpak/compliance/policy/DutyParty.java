package com.onebackpak.compliance.policy;

/** In which part somebody owes something, or is owed it. */
public enum DutyParty {
    /** The vendor. */
    VENDOR,
    /** The agency concerned. */
    AGENCY,
    /** The parents of each student concerned, or the student who holds the rights; anybody else for himself. */
    FAMILY,
    /** Who asked; the student instead of a parent once the rights have passed to the student. */
    REQUESTER,
    /** An officer or an agency of a state. */
    AUTHORITY,
    /** Everybody. */
    PUBLIC
}
