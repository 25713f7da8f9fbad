package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.internal.ConstantName;

/** What a clock says is to be done. */
public enum DutyKind {
    /** Somebody is told. */
    NOTIFY,
    /** A request is answered. */
    ANSWER,
    /** Data is deleted. */
    DELETE,
    /** Data is given back. */
    RETURN,
    /** It is certified that nothing is kept. */
    CERTIFY,
    /** Data is corrected. */
    CORRECT,
    /** A consent is asked for. */
    OBTAIN_CONSENT,
    /** A notice is published. */
    PUBLISH_NOTICE,
    /** A hearing is held. */
    HOLD_HEARING,
    /** A statement is put to a record and goes with it. */
    ATTACH_STATEMENT,
    /** Something is recorded. */
    RECORD,
    /** Risks are assessed. */
    ASSESS,
    /** Something that runs out is renewed. */
    RENEW;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }
}
