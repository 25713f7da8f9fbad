package com.onebackpak.compliance.vocabulary;

/**
 * What data is processed for.
 *
 * <p>The constants are the terms of the standard vocabulary, which also says what each means; a host's own
 * vocabulary may add others. Immutable.
 *
 * @param path the dotted path
 */
public record Purpose(String path) implements Term {
    /** The term {@code education}. */
    public static final Purpose EDUCATION = new Purpose("education");

    /** The term {@code education.assessment}. */
    public static final Purpose EDUCATION_ASSESSMENT = new Purpose("education.assessment");

    /** The term {@code education.attendance}. */
    public static final Purpose EDUCATION_ATTENDANCE = new Purpose("education.attendance");

    /** The term {@code education.performance-monitoring}. */
    public static final Purpose EDUCATION_PERFORMANCE_MONITORING = new Purpose("education.performance-monitoring");

    /** The term {@code education.proctoring}. */
    public static final Purpose EDUCATION_PROCTORING = new Purpose("education.proctoring");

    /** The term {@code education.wellbeing}. */
    public static final Purpose EDUCATION_WELLBEING = new Purpose("education.wellbeing");

    /** The term {@code education.financial-aid}. */
    public static final Purpose EDUCATION_FINANCIAL_AID = new Purpose("education.financial-aid");

    /** The term {@code education.postsecondary-opportunity}. */
    public static final Purpose EDUCATION_POSTSECONDARY_OPPORTUNITY =
            new Purpose("education.postsecondary-opportunity");

    /** The term {@code education.employment-opportunity}. */
    public static final Purpose EDUCATION_EMPLOYMENT_OPPORTUNITY = new Purpose("education.employment-opportunity");

    /** The term {@code service}. */
    public static final Purpose SERVICE = new Purpose("service");

    /** The term {@code service.provision}. */
    public static final Purpose SERVICE_PROVISION = new Purpose("service.provision");

    /** The term {@code service.account}. */
    public static final Purpose SERVICE_ACCOUNT = new Purpose("service.account");

    /** The term {@code service.authentication}. */
    public static final Purpose SERVICE_AUTHENTICATION = new Purpose("service.authentication");

    /** The term {@code service.support}. */
    public static final Purpose SERVICE_SUPPORT = new Purpose("service.support");

    /** The term {@code service.quality}. */
    public static final Purpose SERVICE_QUALITY = new Purpose("service.quality");

    /** The term {@code service.security}. */
    public static final Purpose SERVICE_SECURITY = new Purpose("service.security");

    /** The term {@code service.communication}. */
    public static final Purpose SERVICE_COMMUNICATION = new Purpose("service.communication");

    /** The term {@code service.personalisation}. */
    public static final Purpose SERVICE_PERSONALISATION = new Purpose("service.personalisation");

    /** The term {@code service.internal-operations}. */
    public static final Purpose SERVICE_INTERNAL_OPERATIONS = new Purpose("service.internal-operations");

    /** The term {@code analytics}. */
    public static final Purpose ANALYTICS = new Purpose("analytics");

    /** The term {@code analytics.usage}. */
    public static final Purpose ANALYTICS_USAGE = new Purpose("analytics.usage");

    /** The term {@code analytics.cross-device}. */
    public static final Purpose ANALYTICS_CROSS_DEVICE = new Purpose("analytics.cross-device");

    /** The term {@code improvement}. */
    public static final Purpose IMPROVEMENT = new Purpose("improvement");

    /** The term {@code improvement.existing-products}. */
    public static final Purpose IMPROVEMENT_EXISTING_PRODUCTS = new Purpose("improvement.existing-products");

    /** The term {@code improvement.new-products}. */
    public static final Purpose IMPROVEMENT_NEW_PRODUCTS = new Purpose("improvement.new-products");

    /** The term {@code research}. */
    public static final Purpose RESEARCH = new Purpose("research");

    /** The term {@code marketing}. */
    public static final Purpose MARKETING = new Purpose("marketing");

    /** The term {@code marketing.promotional}. */
    public static final Purpose MARKETING_PROMOTIONAL = new Purpose("marketing.promotional");

    /** The term {@code marketing.third-party}. */
    public static final Purpose MARKETING_THIRD_PARTY = new Purpose("marketing.third-party");

    /** The term {@code advertising}. */
    public static final Purpose ADVERTISING = new Purpose("advertising");

    /** The term {@code advertising.contextual}. */
    public static final Purpose ADVERTISING_CONTEXTUAL = new Purpose("advertising.contextual");

    /** The term {@code advertising.targeted}. */
    public static final Purpose ADVERTISING_TARGETED = new Purpose("advertising.targeted");

    /** The term {@code profiling}. */
    public static final Purpose PROFILING = new Purpose("profiling");

    /** The term {@code archival}. */
    public static final Purpose ARCHIVAL = new Purpose("archival");

    /** The term {@code archival.backup}. */
    public static final Purpose ARCHIVAL_BACKUP = new Purpose("archival.backup");

    /** The term {@code archival.audit}. */
    public static final Purpose ARCHIVAL_AUDIT = new Purpose("archival.audit");

    /** The term {@code legal}. */
    public static final Purpose LEGAL = new Purpose("legal");

    /** The term {@code legal.process}. */
    public static final Purpose LEGAL_PROCESS = new Purpose("legal.process");

    /** The term {@code legal.obligation}. */
    public static final Purpose LEGAL_OBLIGATION = new Purpose("legal.obligation");

    /** The term {@code legal.compliance}. */
    public static final Purpose LEGAL_COMPLIANCE = new Purpose("legal.compliance");

    /** The term {@code legal.liability}. */
    public static final Purpose LEGAL_LIABILITY = new Purpose("legal.liability");

    /** The term {@code safety}. */
    public static final Purpose SAFETY = new Purpose("safety");

    /** The term {@code safety.emergency}. */
    public static final Purpose SAFETY_EMERGENCY = new Purpose("safety.emergency");

    /** The term {@code security}. */
    public static final Purpose SECURITY = new Purpose("security");

    /** The term {@code security.incident}. */
    public static final Purpose SECURITY_INCIDENT = new Purpose("security.incident");

    /** The term {@code evaluation}. */
    public static final Purpose EVALUATION = new Purpose("evaluation");

    /** The term {@code evaluation.program}. */
    public static final Purpose EVALUATION_PROGRAM = new Purpose("evaluation.program");

    /**
     * Names a term.
     *
     * @throws IllegalArgumentException if the path is not one of dotted lower-case segments
     */
    public Purpose {
        path = Term.requireWellFormed(path);
    }

    /** As of any term; where the class is known, as for each entry of a ledger, it costs a fraction. */
    @Override
    public boolean covers(Term other) {
        return other instanceof Purpose one && TermSyntax.covers(path, one.path);
    }

    @Override
    public Dimension dimension() {
        return Dimension.PURPOSE;
    }

    @Override
    public String toString() {
        return path;
    }
}
