package com.onebackpak.compliance.event;

import com.onebackpak.compliance.internal.ConstantName;

/** What can come before an agency, or the vendor with it, and start clocks that no breach, request or policy starts. */
public enum MatterKind {
    /** Somebody complained. */
    COMPLAINT_RECEIVED(false),
    /** A court's order or a subpoena came in. */
    ORDER_RECEIVED(false),
    /** A school year began. */
    SCHOOL_YEAR_BEGAN(false),
    /** A calendar or a fiscal year began. */
    YEAR_BEGAN(false),
    /** The vendor assessed the risks to what it keeps of children. */
    RISKS_ASSESSED(true),
    /** The vendor evaluated its program of security. */
    PROGRAM_EVALUATED(true),
    /** An agreement was signed. */
    AGREEMENT_SIGNED(false),
    /** Data was disclosed in an emergency. */
    EMERGENCY_DISCLOSED(false),
    /** A school asked a body of the state to whom it passed records on. */
    REDISCLOSURES_ASKED(false),
    /** A law of the state was found to conflict with FERPA. */
    CONFLICT_FOUND(false),
    /** Somebody asked to have a record explained. */
    EXPLANATION_REQUESTED(false),
    /** The agency changed its policies on surveys in substance. */
    SURVEY_POLICY_CHANGED(false),
    /** A parent asked to see a survey before it is used. */
    SURVEY_REQUESTED(false),
    /** An operator confirmed that it had corrected what a parent had shown to be wrong. */
    CORRECTION_CONFIRMED(false),
    /** A parent's contact details were taken to ask for consent. */
    CONSENT_ASKED(false),
    /** What a child had asked once was answered, by contact details taken for that alone. */
    QUESTION_ANSWERED(false),
    /** What a child had said in a file of its voice was answered. */
    VOICE_FILE_ANSWERED(false),
    /** A parent's document or face was looked at, and matched. */
    IDENTITY_MATCHED(false),
    /** Contact details of a child and a parent were taken to protect the child. */
    SAFETY_CONTACT_TAKEN(false),
    /** The family of a student who has left for sixty days asked for a deletion, with a document of that. */
    FORMER_STUDENT_DELETION_REQUESTED(false);

    private final boolean recurs;

    MatterKind(boolean recurs) {
        this.recurs = recurs;
    }

    /** Whether the next of the kind is what the one before asks for. */
    public boolean recurs() {
        return recurs;
    }

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
