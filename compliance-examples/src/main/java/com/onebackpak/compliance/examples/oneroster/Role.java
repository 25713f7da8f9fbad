package com.onebackpak.compliance.examples.oneroster;

import com.google.common.base.CaseFormat;

/** The roles of people that OneRoster knows; those of 1.1 first, and last those that 1.2 added. */
public enum Role {
    /** A student. */
    STUDENT,
    /** A teacher. */
    TEACHER,
    /** An administrator. */
    ADMINISTRATOR,
    /** An aide. */
    AIDE,
    /** A proctor of tests. */
    PROCTOR,
    /** A parent. */
    PARENT,
    /** A guardian. */
    GUARDIAN,
    /** A relative who is neither parent nor guardian. */
    RELATIVE,
    /** A counselor. */
    COUNSELOR,
    /** An administrator of a district. */
    DISTRICT_ADMINISTRATOR,
    /** A principal. */
    PRINCIPAL,
    /** An administrator of a school. */
    SITE_ADMINISTRATOR,
    /** Who administers the computer systems. */
    SYSTEM_ADMINISTRATOR;

    /** The name in files: {@code districtAdministrator}. */
    @Override
    public String toString() {
        return CaseFormat.UPPER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, name());
    }
}
