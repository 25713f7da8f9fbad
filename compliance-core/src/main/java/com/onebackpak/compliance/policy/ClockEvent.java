package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.event.MatterKind;
import com.onebackpak.compliance.internal.ConstantName;

/** What starts a clock. */
public enum ClockEvent {
    /** A breach was discovered. */
    BREACH_DISCOVERED(ClockOrigin.BREACH),
    /** It was determined what a breach laid open. */
    BREACH_DETERMINED(ClockOrigin.BREACH),
    /** An incident was confirmed. */
    BREACH_CONFIRMED(ClockOrigin.BREACH),
    /** The agency was told of a breach, or discovered it. */
    BREACH_REPORTED(ClockOrigin.BREACH),
    /** The agency was told of a breach, or discovered it, and it was determined what it laid open. */
    BREACH_REPORTED_AND_DETERMINED(ClockOrigin.BREACH),
    /** The agency was told of a breach or, where it discovered it itself, determined it. */
    BREACH_REPORTED_OR_DETERMINED(ClockOrigin.BREACH),
    /** The first of the families was told of a breach. */
    FAMILIES_NOTIFIED(ClockOrigin.BREACH),
    /** An agency was asked to let a family inspect a record. */
    INSPECTION_REQUESTED(ClockOrigin.REQUEST),
    /** A vendor was asked by a parent what it holds about a child. */
    REVIEW_REQUESTED(ClockOrigin.REQUEST),
    /** An agency was asked by a family to amend a record. */
    AMENDMENT_REQUESTED(ClockOrigin.REQUEST),
    /** A vendor was asked by an agency for help with access or correction. */
    HELP_REQUESTED(ClockOrigin.REQUEST),
    /** A parent, or the student, asked for the deletion of the student's data; of laws on children under 13 a parent alone. */
    FAMILY_DELETION_REQUESTED(ClockOrigin.REQUEST),
    /** It was reported that a child's data was collected without consent. */
    COLLECTION_WITHOUT_CONSENT_REPORTED(ClockOrigin.REQUEST),
    /** An agency asked in writing for a deletion. */
    AGENCY_DELETION_REQUESTED(ClockOrigin.REQUEST),
    /** A hearing about a record was asked for. */
    HEARING_REQUESTED(ClockOrigin.REQUEST),
    /** A hearing confirmed the record. */
    HEARING_LOST(ClockOrigin.REQUEST),
    /** A policy's new text was published. */
    POLICY_PUBLISHED(ClockOrigin.POLICY_CHANGE),
    /** A policy's material change was published. */
    MATERIAL_CHANGE_PUBLISHED(ClockOrigin.POLICY_CHANGE),
    /** A policy's material change takes effect. */
    MATERIAL_CHANGE_EFFECTIVE(ClockOrigin.POLICY_CHANGE),
    /** The last agreement with an agency ended. */
    AGREEMENT_ENDED(ClockOrigin.AGREEMENT),
    /** A parent's consent, or a school's in the parents' stead, was withdrawn. */
    CONSENT_WITHDRAWN(ClockOrigin.CONSENT),
    /** Somebody complained. */
    COMPLAINT_RECEIVED(ClockOrigin.MATTER),
    /** A court's order or a subpoena came in. */
    ORDER_RECEIVED(ClockOrigin.MATTER),
    /** An order is complied with. */
    ORDER_COMPLIED(ClockOrigin.MATTER),
    /** A school year began. */
    SCHOOL_YEAR_BEGAN(ClockOrigin.MATTER),
    /** A calendar or a fiscal year began. */
    YEAR_BEGAN(ClockOrigin.MATTER),
    /** The vendor assessed the risks to what it keeps of children. */
    RISKS_ASSESSED(ClockOrigin.MATTER),
    /** The vendor evaluated its program of security. */
    PROGRAM_EVALUATED(ClockOrigin.MATTER),
    /** An agreement was signed. */
    AGREEMENT_SIGNED(ClockOrigin.MATTER),
    /** Data was disclosed in an emergency. */
    EMERGENCY_DISCLOSED(ClockOrigin.MATTER),
    /** A school asked a body of the state to whom it passed records on. */
    REDISCLOSURES_ASKED(ClockOrigin.MATTER),
    /** A law of the state was found to conflict with FERPA. */
    CONFLICT_FOUND(ClockOrigin.MATTER),
    /** Somebody asked to have a record explained. */
    EXPLANATION_REQUESTED(ClockOrigin.MATTER),
    /** An agency changed its policies on surveys in substance. */
    SURVEY_POLICY_CHANGED(ClockOrigin.MATTER),
    /** A parent asked to see a survey before it is used. */
    SURVEY_REQUESTED(ClockOrigin.MATTER),
    /** An operator confirmed that it had corrected what a parent had shown to be wrong. */
    CORRECTION_CONFIRMED(ClockOrigin.MATTER),
    /** A parent's contact details were taken to ask for consent. */
    CONSENT_ASKED(ClockOrigin.MATTER),
    /** What a child had asked once was answered, by contact details taken for that alone. */
    QUESTION_ANSWERED(ClockOrigin.MATTER),
    /** What a child had said in a file of its voice was answered. */
    VOICE_FILE_ANSWERED(ClockOrigin.MATTER),
    /** A parent's document or face was looked at, and matched. */
    IDENTITY_MATCHED(ClockOrigin.MATTER),
    /** Contact details of a child and a parent were taken to protect the child. */
    SAFETY_CONTACT_TAKEN(ClockOrigin.MATTER),
    /** The family of a student who has left for sixty days asked for a deletion, with a document of that. */
    FORMER_STUDENT_DELETION_REQUESTED(ClockOrigin.MATTER);

    private final ClockOrigin origin;

    ClockEvent(ClockOrigin origin) {
        this.origin = origin;
    }

    /** That a matter of the kind came in. */
    public static ClockEvent of(MatterKind kind) {
        return valueOf(kind.name());
    }

    /** To what it happens. */
    public ClockOrigin origin() {
        return origin;
    }

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
