package com.onebackpak.compliance.policy;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.internal.ConstantName;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** To what the event happens that starts a clock, and so what the clock can say: what could not be told is refused with the pack. */
public enum ClockOrigin {
    /** A breach: nobody asked for anything. */
    BREACH(EnumSet.complementOf(EnumSet.of(DutyParty.REQUESTER)), true),
    /** A request: who asked is known. */
    REQUEST(EnumSet.complementOf(EnumSet.of(DutyParty.FAMILY)), true),
    /** A change of a policy. */
    POLICY_CHANGE(EnumSet.of(DutyParty.AGENCY, DutyParty.FAMILY, DutyParty.PUBLIC), false),
    /** An agreement: it is between the vendor and an agency. */
    AGREEMENT(EnumSet.complementOf(EnumSet.of(DutyParty.FAMILY, DutyParty.REQUESTER)), true),
    /** A consent: what follows is owed to the family. */
    CONSENT(EnumSet.of(DutyParty.FAMILY), false),
    /** Something that came before an agency. */
    MATTER(EnumSet.allOf(DutyParty.class), false);

    private static final Set<DutyParty> OWING =
            Sets.immutableEnumSet(DutyParty.VENDOR, DutyParty.AGENCY, DutyParty.AUTHORITY);

    private final ImmutableSet<DutyParty> owed;
    private final boolean isAgreed;

    ClockOrigin(Set<DutyParty> owed, boolean isAgreed) {
        this.owed = Sets.immutableEnumSet(owed);
        this.isAgreed = isAgreed;
    }

    /**
     * Refuses a clock that says what such an event does not tell.
     *
     * @throws IllegalArgumentException if so, with what to write instead
     */
    void check(DutyClock clock) {
        String of = "clock '" + clock.id() + "', which '" + clock.starts().key() + "' starts, ";
        if (!OWING.contains(clock.by())) {
            throw new IllegalArgumentException(of + "must be owed by one of " + names(OWING));
        }
        if (!owed.contains(clock.to())) {
            throw new IllegalArgumentException(of + "must be owed to one of " + names(owed));
        }
        if (clock.agreed().isPresent() && !isAgreed) {
            throw new IllegalArgumentException(of + "has a time that no agreement sets; leave 'agreed' out");
        }
        boolean isOfBreaches = clock.people().isPresent()
                || clock.percent().isPresent()
                || clock.withoutAgreement()
                || !clock.tolledBy().isEmpty();
        if (isOfBreaches && this != BREACH) {
            throw new IllegalArgumentException(of
                    + "must not say 'people', 'percent', 'without-agreement' or 'tolled-by': these are for breaches");
        }
        if (this == POLICY_CHANGE && clock.to() == DutyParty.FAMILY && !clock.children()) {
            throw new IllegalArgumentException(
                    of
                            + "must say 'children: true': to families a changed policy is told where a child's data rests on a consent");
        }
    }

    private static String names(Set<DutyParty> parties) {
        return parties.stream().map(ConstantName::of).collect(Collectors.joining(", "));
    }
}
