package com.onebackpak.compliance.vocabulary;

/**
 * How a consent was given.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record ConsentMethod(String path) implements Term {
    /** The term {@code signed-form}. */
    public static final ConsentMethod SIGNED_FORM = new ConsentMethod("signed-form");

    /** The term {@code electronic-signature}. */
    public static final ConsentMethod ELECTRONIC_SIGNATURE = new ConsentMethod("electronic-signature");

    /** The term {@code payment-card}. */
    public static final ConsentMethod PAYMENT_CARD = new ConsentMethod("payment-card");

    /** The term {@code toll-free-call}. */
    public static final ConsentMethod TOLL_FREE_CALL = new ConsentMethod("toll-free-call");

    /** The term {@code video-call}. */
    public static final ConsentMethod VIDEO_CALL = new ConsentMethod("video-call");

    /** The term {@code government-id}. */
    public static final ConsentMethod GOVERNMENT_ID = new ConsentMethod("government-id");

    /** The term {@code knowledge-questions}. */
    public static final ConsentMethod KNOWLEDGE_QUESTIONS = new ConsentMethod("knowledge-questions");

    /** The term {@code face-match}. */
    public static final ConsentMethod FACE_MATCH = new ConsentMethod("face-match");

    /** The term {@code email-plus}. */
    public static final ConsentMethod EMAIL_PLUS = new ConsentMethod("email-plus");

    /** The term {@code text-plus}. */
    public static final ConsentMethod TEXT_PLUS = new ConsentMethod("text-plus");

    /** The term {@code safe-harbor}. */
    public static final ConsentMethod SAFE_HARBOR = new ConsentMethod("safe-harbor");

    /** The term {@code school-process}. */
    public static final ConsentMethod SCHOOL_PROCESS = new ConsentMethod("school-process");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public ConsentMethod {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.METHOD;
    }

    @Override
    public String toString() {
        return path;
    }
}
