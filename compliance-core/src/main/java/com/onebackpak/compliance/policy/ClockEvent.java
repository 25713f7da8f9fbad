package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.internal.ConstantName;

/** What starts a clock. */
public enum ClockEvent {
    /** A breach was discovered. */
    BREACH_DISCOVERED,
    /** It was determined what a breach laid open. */
    BREACH_DETERMINED,
    /** An incident was confirmed. */
    BREACH_CONFIRMED,
    /** The agency was told of a breach, or discovered it. */
    BREACH_REPORTED,
    /** The agency was told of a breach, or discovered it, and it was determined what it laid open. */
    BREACH_REPORTED_AND_DETERMINED,
    /** The agency was told of a breach or, where it discovered it itself, determined it. */
    BREACH_REPORTED_OR_DETERMINED,
    /** The first of the families was told of a breach. */
    FAMILIES_NOTIFIED,
    /** An agency was asked to let a family inspect a record. */
    INSPECTION_REQUESTED,
    /** A vendor was asked by a parent what it holds about a child. */
    REVIEW_REQUESTED,
    /** An agency was asked by a family to amend a record. */
    AMENDMENT_REQUESTED,
    /** A vendor was asked by an agency for help with access or correction. */
    HELP_REQUESTED,
    /** A family asked for the deletion of what was collected from a child. */
    FAMILY_DELETION_REQUESTED,
    /** It was reported that a child's data was collected without consent. */
    COLLECTION_WITHOUT_CONSENT_REPORTED,
    /** An agency asked in writing for a deletion. */
    AGENCY_DELETION_REQUESTED,
    /** A hearing about a record was asked for. */
    HEARING_REQUESTED,
    /** A hearing confirmed the record. */
    HEARING_LOST,
    /** A policy's new text was published. */
    POLICY_PUBLISHED,
    /** A policy's material change was published. */
    MATERIAL_CHANGE_PUBLISHED,
    /** A policy's material change takes effect. */
    MATERIAL_CHANGE_EFFECTIVE,
    /** The last agreement with an agency ended. */
    AGREEMENT_ENDED,
    /** A parent's consent, or a school's in the parents' stead, was withdrawn. */
    CONSENT_WITHDRAWN,
    /** Somebody complained. */
    COMPLAINT_RECEIVED,
    /** A court's order or a subpoena came in. */
    ORDER_RECEIVED,
    /** An order is complied with. */
    ORDER_COMPLIED,
    /** A school year began. */
    SCHOOL_YEAR_BEGAN,
    /** A calendar or a fiscal year began. */
    YEAR_BEGAN,
    /** The vendor assessed the risks to what it keeps of children. */
    RISKS_ASSESSED,
    /** The vendor evaluated its program of security. */
    PROGRAM_EVALUATED,
    /** An agreement was signed. */
    AGREEMENT_SIGNED,
    /** Data was disclosed in an emergency. */
    EMERGENCY_DISCLOSED,
    /** A school asked a body of the state to whom it passed records on. */
    REDISCLOSURES_ASKED,
    /** A law of the state was found to conflict with FERPA. */
    CONFLICT_FOUND,
    /** Somebody asked to have a record explained. */
    EXPLANATION_REQUESTED,
    /** An agency changed its policies on surveys in substance. */
    SURVEY_POLICY_CHANGED,
    /** A parent asked to see a survey before it is used. */
    SURVEY_REQUESTED,
    /** An operator confirmed that it had corrected what a parent had shown to be wrong. */
    CORRECTION_CONFIRMED,
    /** A parent's contact details were taken to ask for consent. */
    CONSENT_ASKED,
    /** What a child had asked once was answered, by contact details taken for that alone. */
    QUESTION_ANSWERED,
    /** What a child had said in a file of its voice was answered. */
    VOICE_FILE_ANSWERED,
    /** A parent's document or face was looked at, and matched. */
    IDENTITY_MATCHED,
    /** Contact details of a child and a parent were taken to protect the child. */
    SAFETY_CONTACT_TAKEN,
    /** The family of a student who has left for sixty days asked for a deletion, with a document of that. */
    FORMER_STUDENT_DELETION_REQUESTED;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
