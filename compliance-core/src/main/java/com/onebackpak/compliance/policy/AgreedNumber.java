package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.Agreement;
import java.util.Optional;

/** A number that an agreement may set in place of a policy. */
public enum AgreedNumber {
    /** Within how many hours a breach is told. */
    BREACH_NOTICE_HOURS,
    /** In how many days after the end data is gone. */
    DISPOSAL_DAYS,
    /** In how many days after a written request data is gone. */
    DELETION_REQUEST_DAYS;

    /** The name in files. */
    public String key() {
        return ConstantName.of(this);
    }

    /** The time that the agreement sets, if it does. */
    public Optional<Within> of(Agreement agreement) {
        return switch (this) {
            case BREACH_NOTICE_HOURS -> agreement.breachNoticeHours().map(Within::hours);
            case DISPOSAL_DAYS -> agreement.disposalDays().map(Within::days);
            case DELETION_REQUEST_DAYS -> agreement.deletionRequestDays().map(Within::days);
        };
    }
}
