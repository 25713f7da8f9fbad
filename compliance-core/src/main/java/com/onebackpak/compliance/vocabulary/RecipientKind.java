package com.onebackpak.compliance.vocabulary;

/**
 * The kind of party that receives data.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record RecipientKind(String path) implements Term {
    /** The term {@code school-user}. */
    public static final RecipientKind SCHOOL_USER = new RecipientKind("school-user");

    /** The term {@code school-user.teacher}. */
    public static final RecipientKind SCHOOL_USER_TEACHER = new RecipientKind("school-user.teacher");

    /** The term {@code school-user.administrator}. */
    public static final RecipientKind SCHOOL_USER_ADMINISTRATOR = new RecipientKind("school-user.administrator");

    /** The term {@code school-user.student}. */
    public static final RecipientKind SCHOOL_USER_STUDENT = new RecipientKind("school-user.student");

    /** The term {@code parent}. */
    public static final RecipientKind PARENT = new RecipientKind("parent");

    /** The term {@code service-provider}. */
    public static final RecipientKind SERVICE_PROVIDER = new RecipientKind("service-provider");

    /** The term {@code service-provider.hosting}. */
    public static final RecipientKind SERVICE_PROVIDER_HOSTING = new RecipientKind("service-provider.hosting");

    /** The term {@code service-provider.analytics}. */
    public static final RecipientKind SERVICE_PROVIDER_ANALYTICS = new RecipientKind("service-provider.analytics");

    /** The term {@code service-provider.support}. */
    public static final RecipientKind SERVICE_PROVIDER_SUPPORT = new RecipientKind("service-provider.support");

    /** The term {@code application}. */
    public static final RecipientKind APPLICATION = new RecipientKind("application");

    /** The term {@code advertising-network}. */
    public static final RecipientKind ADVERTISING_NETWORK = new RecipientKind("advertising-network");

    /** The term {@code researcher}. */
    public static final RecipientKind RESEARCHER = new RecipientKind("researcher");

    /** The term {@code authority}. */
    public static final RecipientKind AUTHORITY = new RecipientKind("authority");

    /** The term {@code authority.law-enforcement}. */
    public static final RecipientKind AUTHORITY_LAW_ENFORCEMENT = new RecipientKind("authority.law-enforcement");

    /** The term {@code authority.emergency}. */
    public static final RecipientKind AUTHORITY_EMERGENCY = new RecipientKind("authority.emergency");

    /** The term {@code authority.education}. */
    public static final RecipientKind AUTHORITY_EDUCATION = new RecipientKind("authority.education");

    /** The term {@code public}. */
    public static final RecipientKind PUBLIC = new RecipientKind("public");

    /** The term {@code acquirer}. */
    public static final RecipientKind ACQUIRER = new RecipientKind("acquirer");

    /** The term {@code agency}. */
    public static final RecipientKind AGENCY = new RecipientKind("agency");

    /** The term {@code assessment-provider}. */
    public static final RecipientKind ASSESSMENT_PROVIDER = new RecipientKind("assessment-provider");

    /** The term {@code governing-board}. */
    public static final RecipientKind GOVERNING_BOARD = new RecipientKind("governing-board");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public RecipientKind {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.RECIPIENT;
    }

    @Override
    public String toString() {
        return path;
    }
}
