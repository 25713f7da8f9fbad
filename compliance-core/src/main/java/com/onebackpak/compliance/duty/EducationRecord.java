package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.party.PartyId;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A person's record at an agency, and when the rights in it pass to the person. Who goes to a high school and to a college has the rights in
 * the college's record alone. Immutable.
 *
 * @param subject whose record
 * @param agency at which agency; empty: nobody knows, or at any
 * @param zone in which birthdays are counted
 * @param passing when the rights pass
 */
record EducationRecord(PartyId subject, Optional<PartyId> agency, ZoneId zone, Passing passing) {
    /** When the rights pass to the student, beside an emancipation: under FERPA also with the first college, under PPRA not. */
    enum Passing {
        AT_AGE_OR_COLLEGE,
        AT_AGE
    }

    /** One of which the rights pass as FERPA says (34 CFR 99.5). */
    EducationRecord(PartyId subject, Optional<PartyId> agency, ZoneId zone) {
        this(subject, agency, zone, Passing.AT_AGE_OR_COLLEGE);
    }
}
