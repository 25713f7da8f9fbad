package com.onebackpak.compliance.vocabulary;

/**
 * What kind of data it is, after the rows of the NDPA's Schedule of Data.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record Category(String path) implements Term {
    /** The term {@code name}. */
    public static final Category NAME = new Category("name");

    /** The term {@code contact}. */
    public static final Category CONTACT = new Category("contact");

    /** The term {@code contact.address}. */
    public static final Category CONTACT_ADDRESS = new Category("contact.address");

    /** The term {@code contact.email}. */
    public static final Category CONTACT_EMAIL = new Category("contact.email");

    /** The term {@code contact.phone}. */
    public static final Category CONTACT_PHONE = new Category("contact.phone");

    /** The term {@code identifier}. */
    public static final Category IDENTIFIER = new Category("identifier");

    /** The term {@code identifier.local}. */
    public static final Category IDENTIFIER_LOCAL = new Category("identifier.local");

    /** The term {@code identifier.state}. */
    public static final Category IDENTIFIER_STATE = new Category("identifier.state");

    /** The term {@code identifier.application}. */
    public static final Category IDENTIFIER_APPLICATION = new Category("identifier.application");

    /** The term {@code identifier.username}. */
    public static final Category IDENTIFIER_USERNAME = new Category("identifier.username");

    /** The term {@code identifier.government}. */
    public static final Category IDENTIFIER_GOVERNMENT = new Category("identifier.government");

    /** The term {@code credential}. */
    public static final Category CREDENTIAL = new Category("credential");

    /** The term {@code credential.password}. */
    public static final Category CREDENTIAL_PASSWORD = new Category("credential.password");

    /** The term {@code credential.password-hint}. */
    public static final Category CREDENTIAL_PASSWORD_HINT = new Category("credential.password-hint");

    /** The term {@code demographics}. */
    public static final Category DEMOGRAPHICS = new Category("demographics");

    /** The term {@code demographics.birth-date}. */
    public static final Category DEMOGRAPHICS_BIRTH_DATE = new Category("demographics.birth-date");

    /** The term {@code demographics.birth-place}. */
    public static final Category DEMOGRAPHICS_BIRTH_PLACE = new Category("demographics.birth-place");

    /** The term {@code demographics.gender}. */
    public static final Category DEMOGRAPHICS_GENDER = new Category("demographics.gender");

    /** The term {@code demographics.ethnicity}. */
    public static final Category DEMOGRAPHICS_ETHNICITY = new Category("demographics.ethnicity");

    /** The term {@code demographics.language}. */
    public static final Category DEMOGRAPHICS_LANGUAGE = new Category("demographics.language");

    /** The term {@code enrollment}. */
    public static final Category ENROLLMENT = new Category("enrollment");

    /** The term {@code enrollment.school}. */
    public static final Category ENROLLMENT_SCHOOL = new Category("enrollment.school");

    /** The term {@code enrollment.grade-level}. */
    public static final Category ENROLLMENT_GRADE_LEVEL = new Category("enrollment.grade-level");

    /** The term {@code enrollment.class}. */
    public static final Category ENROLLMENT_CLASS = new Category("enrollment.class");

    /** The term {@code enrollment.graduation-year}. */
    public static final Category ENROLLMENT_GRADUATION_YEAR = new Category("enrollment.graduation-year");

    /** The term {@code schedule}. */
    public static final Category SCHEDULE = new Category("schedule");

    /** The term {@code attendance}. */
    public static final Category ATTENDANCE = new Category("attendance");

    /** The term {@code assessment}. */
    public static final Category ASSESSMENT = new Category("assessment");

    /** The term {@code transcript}. */
    public static final Category TRANSCRIPT = new Category("transcript");

    /** The term {@code transcript.grade}. */
    public static final Category TRANSCRIPT_GRADE = new Category("transcript.grade");

    /** The term {@code transcript.gpa}. */
    public static final Category TRANSCRIPT_GPA = new Category("transcript.gpa");

    /** The term {@code transcript.course}. */
    public static final Category TRANSCRIPT_COURSE = new Category("transcript.course");

    /** The term {@code performance}. */
    public static final Category PERFORMANCE = new Category("performance");

    /** The term {@code inference}. */
    public static final Category INFERENCE = new Category("inference");

    /** The term {@code work}. */
    public static final Category WORK = new Category("work");

    /** The term {@code work.assignment}. */
    public static final Category WORK_ASSIGNMENT = new Category("work.assignment");

    /** The term {@code work.content}. */
    public static final Category WORK_CONTENT = new Category("work.content");

    /** The term {@code communications}. */
    public static final Category COMMUNICATIONS = new Category("communications");

    /** The term {@code communications.message}. */
    public static final Category COMMUNICATIONS_MESSAGE = new Category("communications.message");

    /** The term {@code communications.forum}. */
    public static final Category COMMUNICATIONS_FORUM = new Category("communications.forum");

    /** The term {@code conduct}. */
    public static final Category CONDUCT = new Category("conduct");

    /** The term {@code special}. */
    public static final Category SPECIAL = new Category("special");

    /** The term {@code special.english-learner}. */
    public static final Category SPECIAL_ENGLISH_LEARNER = new Category("special.english-learner");

    /** The term {@code special.low-income}. */
    public static final Category SPECIAL_LOW_INCOME = new Category("special.low-income");

    /** The term {@code special.medical}. */
    public static final Category SPECIAL_MEDICAL = new Category("special.medical");

    /** The term {@code special.disability}. */
    public static final Category SPECIAL_DISABILITY = new Category("special.disability");

    /** The term {@code special.living-situation}. */
    public static final Category SPECIAL_LIVING_SITUATION = new Category("special.living-situation");

    /** The term {@code program}. */
    public static final Category PROGRAM = new Category("program");

    /** The term {@code survey}. */
    public static final Category SURVEY = new Category("survey");

    /** The term {@code transportation}. */
    public static final Category TRANSPORTATION = new Category("transportation");

    /** The term {@code guardian}. */
    public static final Category GUARDIAN = new Category("guardian");

    /** The term {@code guardian.name}. */
    public static final Category GUARDIAN_NAME = new Category("guardian.name");

    /** The term {@code guardian.contact}. */
    public static final Category GUARDIAN_CONTACT = new Category("guardian.contact");

    /** The term {@code guardian.identifier}. */
    public static final Category GUARDIAN_IDENTIFIER = new Category("guardian.identifier");

    /** The term {@code biography}. */
    public static final Category BIOGRAPHY = new Category("biography");

    /** The term {@code media}. */
    public static final Category MEDIA = new Category("media");

    /** The term {@code media.photo}. */
    public static final Category MEDIA_PHOTO = new Category("media.photo");

    /** The term {@code media.audio}. */
    public static final Category MEDIA_AUDIO = new Category("media.audio");

    /** The term {@code media.video}. */
    public static final Category MEDIA_VIDEO = new Category("media.video");

    /** The term {@code biometric}. */
    public static final Category BIOMETRIC = new Category("biometric");

    /** The term {@code biometric.voiceprint}. */
    public static final Category BIOMETRIC_VOICEPRINT = new Category("biometric.voiceprint");

    /** The term {@code biometric.faceprint}. */
    public static final Category BIOMETRIC_FACEPRINT = new Category("biometric.faceprint");

    /** The term {@code financial}. */
    public static final Category FINANCIAL = new Category("financial");

    /** The term {@code grading}. */
    public static final Category GRADING = new Category("grading");

    /** The term {@code evaluation}. */
    public static final Category EVALUATION = new Category("evaluation");

    /** The term {@code support}. */
    public static final Category SUPPORT = new Category("support");

    /** The term {@code support.case}. */
    public static final Category SUPPORT_CASE = new Category("support.case");

    /** The term {@code support.recording}. */
    public static final Category SUPPORT_RECORDING = new Category("support.recording");

    /** The term {@code accountability}. */
    public static final Category ACCOUNTABILITY = new Category("accountability");

    /** The term {@code accountability.disclosures}. */
    public static final Category ACCOUNTABILITY_DISCLOSURES = new Category("accountability.disclosures");

    /** The term {@code accountability.statement}. */
    public static final Category ACCOUNTABILITY_STATEMENT = new Category("accountability.statement");

    /** The term {@code technology}. */
    public static final Category TECHNOLOGY = new Category("technology");

    /** The term {@code technology.ip-address}. */
    public static final Category TECHNOLOGY_IP_ADDRESS = new Category("technology.ip-address");

    /** The term {@code technology.cookie}. */
    public static final Category TECHNOLOGY_COOKIE = new Category("technology.cookie");

    /** The term {@code technology.device-identifier}. */
    public static final Category TECHNOLOGY_DEVICE_IDENTIFIER = new Category("technology.device-identifier");

    /** The term {@code technology.device-details}. */
    public static final Category TECHNOLOGY_DEVICE_DETAILS = new Category("technology.device-details");

    /** The term {@code technology.usage}. */
    public static final Category TECHNOLOGY_USAGE = new Category("technology.usage");

    /** The term {@code technology.approximate-location}. */
    public static final Category TECHNOLOGY_APPROXIMATE_LOCATION = new Category("technology.approximate-location");

    /** The term {@code technology.precise-location}. */
    public static final Category TECHNOLOGY_PRECISE_LOCATION = new Category("technology.precise-location");

    /** The term {@code school-information}. */
    public static final Category SCHOOL_INFORMATION = new Category("school-information");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public Category {
        path = Term.requireWellFormed(path);
    }

    /** As of any term; where the class is known, as for each entry of a ledger, it costs a fraction. */
    @Override
    public boolean covers(Term other) {
        return other instanceof Category one && TermSyntax.covers(path, one.path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.CATEGORY;
    }

    @Override
    public String toString() {
        return path;
    }
}
