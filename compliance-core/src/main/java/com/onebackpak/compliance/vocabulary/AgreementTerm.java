package com.onebackpak.compliance.vocabulary;

/**
 * What the parties of an agreement have agreed upon, as far as laws ask for it.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record AgreementTerm(String path) implements Term {
    /** The term {@code records-stay-the-schools}. */
    public static final AgreementTerm RECORDS_STAY_THE_SCHOOLS = new AgreementTerm("records-stay-the-schools");

    /** The term {@code use-only-per-contract}. */
    public static final AgreementTerm USE_ONLY_PER_CONTRACT = new AgreementTerm("use-only-per-contract");

    /** The term {@code no-targeted-advertising}. */
    public static final AgreementTerm NO_TARGETED_ADVERTISING = new AgreementTerm("no-targeted-advertising");

    /** The term {@code no-sale}. */
    public static final AgreementTerm NO_SALE = new AgreementTerm("no-sale");

    /** The term {@code parent-review-and-correct}. */
    public static final AgreementTerm PARENT_REVIEW_AND_CORRECT = new AgreementTerm("parent-review-and-correct");

    /** The term {@code pupil-content-portability}. */
    public static final AgreementTerm PUPIL_CONTENT_PORTABILITY = new AgreementTerm("pupil-content-portability");

    /** The term {@code security-measures}. */
    public static final AgreementTerm SECURITY_MEASURES = new AgreementTerm("security-measures");

    /** The term {@code training-named-persons}. */
    public static final AgreementTerm TRAINING_NAMED_PERSONS = new AgreementTerm("training-named-persons");

    /** The term {@code breach-procedure}. */
    public static final AgreementTerm BREACH_PROCEDURE = new AgreementTerm("breach-procedure");

    /** The term {@code breach-cost-allocation}. */
    public static final AgreementTerm BREACH_COST_ALLOCATION = new AgreementTerm("breach-cost-allocation");

    /** The term {@code return-or-destroy-at-end}. */
    public static final AgreementTerm RETURN_OR_DESTROY_AT_END = new AgreementTerm("return-or-destroy-at-end");

    /** The term {@code certify-destruction}. */
    public static final AgreementTerm CERTIFY_DESTRUCTION = new AgreementTerm("certify-destruction");

    /** The term {@code deletion-on-request}. */
    public static final AgreementTerm DELETION_ON_REQUEST = new AgreementTerm("deletion-on-request");

    /** The term {@code ferpa-joint-compliance}. */
    public static final AgreementTerm FERPA_JOINT_COMPLIANCE = new AgreementTerm("ferpa-joint-compliance");

    /** The term {@code school-official-statement}. */
    public static final AgreementTerm SCHOOL_OFFICIAL_STATEMENT = new AgreementTerm("school-official-statement");

    /** The term {@code lists-data-elements}. */
    public static final AgreementTerm LISTS_DATA_ELEMENTS = new AgreementTerm("lists-data-elements");

    /** The term {@code names-service}. */
    public static final AgreementTerm NAMES_SERVICE = new AgreementTerm("names-service");

    /** The term {@code subcontractor-flow-down}. */
    public static final AgreementTerm SUBCONTRACTOR_FLOW_DOWN = new AgreementTerm("subcontractor-flow-down");

    /** The term {@code bill-of-rights-attached}. */
    public static final AgreementTerm BILL_OF_RIGHTS_ATTACHED = new AgreementTerm("bill-of-rights-attached");

    /** The term {@code supplemental-information}. */
    public static final AgreementTerm SUPPLEMENTAL_INFORMATION = new AgreementTerm("supplemental-information");

    /** The term {@code data-security-and-privacy-plan}. */
    public static final AgreementTerm DATA_SECURITY_AND_PRIVACY_PLAN =
            new AgreementTerm("data-security-and-privacy-plan");

    /** The term {@code nist-csf}. */
    public static final AgreementTerm NIST_CSF = new AgreementTerm("nist-csf");

    /** The term {@code encryption}. */
    public static final AgreementTerm ENCRYPTION = new AgreementTerm("encryption");

    /** The term {@code publication-allowed}. */
    public static final AgreementTerm PUBLICATION_ALLOWED = new AgreementTerm("publication-allowed");

    /** The term {@code governed-by-state-law}. */
    public static final AgreementTerm GOVERNED_BY_STATE_LAW = new AgreementTerm("governed-by-state-law");

    /** The term {@code severability}. */
    public static final AgreementTerm SEVERABILITY = new AgreementTerm("severability");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public AgreementTerm {
        path = Term.requireWellFormed(path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.AGREEMENT_TERM;
    }

    @Override
    public String toString() {
        return path;
    }
}
