package com.onebackpak.compliance.retention;

import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.policy.RetentionProvision.Deadline;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * When data is due to go: days counted from an event, on the calendar of the agency's zone. Immutable.
 *
 * @param agreements all agreements that cover the subject's agency
 * @param deletionRequested when the agency asked for the deletion in writing; empty: it did not
 * @param at the instant for which to answer
 * @param zone the zone of the calendar
 */
public record RetentionSchedule(
        List<Agreement> agreements, Optional<Instant> deletionRequested, Instant at, ZoneId zone) {
    /** Copies what is given. */
    public RetentionSchedule {
        agreements = List.copyOf(agreements);
    }

    /** Whether agreements there were have all ended. */
    public boolean hasEnded() {
        return !agreements.isEmpty()
                && agreements.stream().allMatch(a -> a.endedBy(at).isPresent());
    }

    /** The earliest day on which one of the deadlines falls, or nothing if none has both its event and its number. */
    public Optional<LocalDate> due(List<Deadline> deadlines) {
        return deadlines.stream().map(this::due).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<LocalDate> due(Deadline deadline) {
        boolean onRequest = deadline.after() == RetentionEvent.DELETION_REQUEST;
        Optional<Instant> event = onRequest ? deletionRequested.filter(r -> !r.isAfter(at)) : end();
        Optional<Integer> days =
                deadline.days().or(() -> number(onRequest ? Agreement::deletionRequestDays : Agreement::disposalDays));
        return event.flatMap(
                instant -> days.map(n -> LocalDate.ofInstant(instant, zone).plusDays(n)));
    }

    /** When the last agreement ended; nothing while one is in force. */
    private Optional<Instant> end() {
        return hasEnded()
                ? agreements.stream()
                        .map(a -> a.endedBy(at))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The smallest number that an agreement in force sets, or, once all have ended, that the last one set. */
    private Optional<Integer> number(Function<Agreement, Optional<Integer>> wanted) {
        return agreements.stream()
                .filter(a -> hasEnded() ? a.endedBy(at).equals(end()) : a.inForceAt(at))
                .map(wanted)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
