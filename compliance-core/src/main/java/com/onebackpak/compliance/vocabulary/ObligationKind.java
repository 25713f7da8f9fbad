package com.onebackpak.compliance.vocabulary;

/**
 * What is owed along with a decision.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record ObligationKind(String path) implements Term {
    /** The term {@code record-disclosure}. */
    public static final ObligationKind RECORD_DISCLOSURE = new ObligationKind("record-disclosure");

    /** The term {@code de-identify}. */
    public static final ObligationKind DE_IDENTIFY = new ObligationKind("de-identify");

    /** The term {@code redirect-to-school}. */
    public static final ObligationKind REDIRECT_TO_SCHOOL = new ObligationKind("redirect-to-school");

    /** The term {@code notify-school}. */
    public static final ObligationKind NOTIFY_SCHOOL = new ObligationKind("notify-school");

    /** The term {@code notify-parent}. */
    public static final ObligationKind NOTIFY_PARENT = new ObligationKind("notify-parent");

    /** The term {@code obtain-consent}. */
    public static final ObligationKind OBTAIN_CONSENT = new ObligationKind("obtain-consent");

    /** The term {@code delete-by}. */
    public static final ObligationKind DELETE_BY = new ObligationKind("delete-by");

    /** The term {@code hold}. */
    public static final ObligationKind HOLD = new ObligationKind("hold");

    /** The term {@code honour-opt-out}. */
    public static final ObligationKind HONOUR_OPT_OUT = new ObligationKind("honour-opt-out");

    /** The term {@code written-assurances}. */
    public static final ObligationKind WRITTEN_ASSURANCES = new ObligationKind("written-assurances");

    /** The term {@code safeguards}. */
    public static final ObligationKind SAFEGUARDS = new ObligationKind("safeguards");

    /** The term {@code publish-notice}. */
    public static final ObligationKind PUBLISH_NOTICE = new ObligationKind("publish-notice");

    /** The term {@code record-request}. */
    public static final ObligationKind RECORD_REQUEST = new ObligationKind("record-request");

    /** The term {@code notify-authority}. */
    public static final ObligationKind NOTIFY_AUTHORITY = new ObligationKind("notify-authority");

    /** The term {@code reimburse-notice-costs}. */
    public static final ObligationKind REIMBURSE_NOTICE_COSTS = new ObligationKind("reimburse-notice-costs");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public ObligationKind {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.OBLIGATION;
    }

    @Override
    public String toString() {
        return path;
    }
}
