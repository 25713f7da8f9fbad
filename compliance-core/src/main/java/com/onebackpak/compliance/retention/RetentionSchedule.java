package com.onebackpak.compliance.retention;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.internal.LocalDays;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When data is due to go: days counted from an event, on the calendar of the agency that signed. What counts is that no
 * agreement is in force: one that has not begun does not keep the data of one that has ended. Immutable.
 *
 * @param agreements all agreements that cover the subject's agency
 * @param at the instant for which to answer
 * @param zones the zones of the agencies that signed
 * @param otherwise the zone of an agency whose own is not known
 */
public record RetentionSchedule(List<Agreement> agreements, Instant at, Map<PartyId, ZoneId> zones, ZoneId otherwise) {
    /** Copies what is given. */
    public RetentionSchedule {
        agreements = List.copyOf(agreements);
        zones = ImmutableMap.copyOf(zones);
    }

    /** Whether there were agreements and none is in force. */
    public boolean hasEnded() {
        return !ended().isEmpty();
    }

    /** Whether the day on which the last agreement gives the data has passed; never where it gives no number of days. */
    public boolean isDisposalDue() {
        return ended().stream()
                .anyMatch(agreement -> day(zone(agreement), agreement.endedBy(at), agreement.disposalDays())
                        .anyMatch(due -> LocalDays.of(at, zone(agreement)).isAfter(due)));
    }

    /**
     * The earliest day on which one of the deadlines falls, or nothing if none has both its event and its number.
     *
     * @param deadlines the deadlines
     * @param requested when the agency asked for the deletion in writing; empty: it did not
     */
    public Optional<LocalDate> due(List<Deadline> deadlines, Optional<Instant> requested) {
        return deadlines.stream()
                .flatMap(deadline -> days(deadline, requested.filter(r -> !r.isAfter(at))))
                .min(Comparator.naturalOrder());
    }

    private Stream<LocalDate> days(Deadline deadline, Optional<Instant> requested) {
        if (deadline.after() == RetentionEvent.AGREEMENT_END) {
            return ended().stream()
                    .flatMap(agreement -> day(
                            zone(agreement),
                            agreement.endedBy(at),
                            deadline.days().or(agreement::disposalDays)));
        }
        return counting().isEmpty()
                ? day(otherwise, requested, deadline.days())
                : counting().stream()
                        .flatMap(agreement ->
                                day(zone(agreement), requested, deadline.days().or(agreement::deletionRequestDays)));
    }

    private static Stream<LocalDate> day(ZoneId zone, Optional<Instant> event, Optional<Integer> days) {
        return event.stream()
                .flatMap(instant ->
                        days.stream().map(number -> LocalDays.of(instant, zone).plusDays(number)));
    }

    private ZoneId zone(Agreement agreement) {
        return zones.getOrDefault(agreement.agency(), otherwise);
    }

    /** The agreements whose numbers count. */
    private List<Agreement> counting() {
        return Agreement.counting(agreements, at);
    }

    /** The agreements that ended last; none while one is in force. */
    private List<Agreement> ended() {
        return agreements.stream().anyMatch(agreement -> agreement.inForceAt(at)) ? List.of() : counting();
    }
}
