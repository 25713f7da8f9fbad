package com.onebackpak.compliance.testkit.oracle;

/**
 * Faults that the engine once had, or could have. An oracle that is told to have one of them must fall out with the
 * engine: that shows that the generated files reach it.
 */
public enum Fault {
    /** The application that supplies stood for the recipient in the test of authorization. */
    SUPPLIER_STANDS_FOR_RECIPIENT,
    /** An organization that acts on data from an application was taken for the vendor. */
    SUPPLIED_ACTOR_IS_THE_VENDOR,
    /** A disclosure that names no recipient was known to have none. */
    NO_RECIPIENT_NAMED_IS_NONE,
    /** An employee without a school on record was known to have none. */
    STAFF_WITHOUT_SCHOOL_HAS_NONE,
    /** A person's own jurisdiction was lost where no school was on record. */
    OWN_JURISDICTION_LOST_WITHOUT_SCHOOL,
    /** Other people's missing birth dates were known to be missing, as a visitor's are. */
    MISSING_BIRTH_DATE_IS_KNOWN,
    /** Of a parent's children only the first one's agency counted. */
    FIRST_CHILD_ONLY,
    /** A person's own jurisdiction replaced that of the agency. */
    OWN_JURISDICTION_REPLACES_THE_AGENCYS,
    /** A recipient named by kind was known not to be named by a consent. */
    KIND_IS_NOT_NAMED_BY_CONSENT,
    /** A broad purpose or category was known not to be covered by a narrower consent, agreement or authorization. */
    BROAD_TERMS_ARE_NOT_COVERED,
    /** What kind of recipient the vendor is was unknown for ever. */
    VENDOR_AS_RECIPIENT_IS_UNKNOWN,
    /** Kinds of staff below teacher and administrator had no interest. */
    KINDS_BELOW_TEACHER_HAVE_NO_INTEREST,
    /** Placeholder birth dates, and dates after the day of asking, counted. */
    PLACEHOLDER_BIRTH_DATES_COUNT,
    /** A student's own consent counted though nobody was eligible when it was given. */
    OWN_CONSENT_OF_A_CHILD_COUNTS,
    /** A refusal of consent counted as a consent. */
    REFUSAL_COUNTS_AS_CONSENT,
    /** A refusal stopped only what names no category. */
    REFUSAL_OF_A_CATEGORY_STOPS_NOTHING,
    /** Without a purpose only the purpose was named as missing. */
    MISSING_IN_STAGES,
    /** A period had passed only on the day after. */
    SINCE_IS_LATE_BY_A_DAY,
    /** A closed fact that is not stated was unknown. */
    CLOSED_FACTS_ARE_OPEN,
    /** What is known to be absent was below any bound. */
    ABSENT_IS_BELOW,
    /** A broader term than the one asked for was known to be another. */
    BROADER_FACTS_ARE_NONE,
    /** A pack applied to agencies that it does not name. */
    AGENCIES_OF_PACKS_ARE_IGNORED,
    /** Who receives in several roles did so in the first alone. */
    SECOND_ROLE_IS_IGNORED,
    /** Whoever is student and parent was only the one. */
    SUBJECT_HAS_ONE_KIND,
    /** An agreement without a schedule of data left out all of it. */
    NO_SCHEDULE_LEAVES_OUT,
    /** What one agreement has and what another has counted together. */
    AGREEMENTS_SHARE_TERMS,
    /** A leaving counted that an enrolment followed. */
    ENROLLED_AGAIN_HAS_LEFT,
    /** What is yet to happen counted. */
    WHAT_IS_YET_TO_HAPPEN_COUNTS,
    /** Who goes to a college was a college's student in the records of the high school too. */
    COLLEGE_STUDENTS_ARE_SO_EVERYWHERE,
    /** A request to inspect that nobody has answered kept nothing. */
    OPEN_INSPECTIONS_HOLD_NOTHING
}
