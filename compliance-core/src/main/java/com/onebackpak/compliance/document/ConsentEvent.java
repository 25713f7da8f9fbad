package com.onebackpak.compliance.document;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.party.PartyId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of a consent record. Immutable.
 *
 * @param time when it happened
 * @param state what became of the consent
 * @param entity who brought it about
 * @param validity how long the consent holds from then on
 * @param evidence where the evidence lies
 */
record ConsentEvent(
        OffsetDateTime time,
        State state,
        Optional<PartyId> entity,
        Optional<TemporalAmount> validity,
        Optional<String> evidence) {
    /** What became of a consent. */
    enum State {
        GIVEN,
        REFUSED,
        CONFIRMED,
        RENEWED,
        WITHDRAWN;

        /** Whether something is permitted by it that was not before. */
        boolean isAgreement() {
            return this == GIVEN || this == RENEWED;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Puts what happened into the consent, and returns when it was renewed before the last time. */
    static List<Instant> happened(List<Located<ConsentEvent>> events, Consent.Builder consent, Problems problems) {
        List<Located<ConsentEvent>> beginnings = of(events, State.GIVEN, State.REFUSED);
        if (beginnings.size() != 1) {
            throw new DocumentException(
                    "a consent record has one event that is given or refused, this one has " + beginnings.size()
                            + "; take over each answer from a record of its own",
                    events.get(0).position());
        }
        requireOne(of(events, State.CONFIRMED), problems);
        requireOne(of(events, State.WITHDRAWN), problems);
        ConsentEvent begin = beginnings.get(0).value();
        consent.given(begin.time().toInstant())
                .refused(begin.state() == State.REFUSED)
                .by(begin.entity())
                .evidence(begin.evidence());
        of(events, State.CONFIRMED)
                .forEach(confirmed -> consent.confirmed(confirmed.value().time().toInstant())
                        .confirmedBy(confirmed.value().entity()));
        of(events, State.WITHDRAWN)
                .forEach(withdrawn -> consent.withdrawn(withdrawn.value().time().toInstant()));
        List<ConsentEvent> renewals =
                of(events, State.RENEWED).stream().map(Located::value).toList();
        Instant last = Instant.MIN;
        for (Located<ConsentEvent> event : events) {
            if (event.value().state() == State.RENEWED
                    && event.value().time().toInstant().isBefore(last)) {
                problems.add(
                        "renewals stand in the order of time; put this one before the later ones", event.position());
            }
            last = event.value().state() == State.RENEWED ? event.value().time().toInstant() : last;
        }
        if (!renewals.isEmpty()) {
            consent.renewed(last);
        }
        earliest(events, begin.state()).ifPresent(consent::expires);
        return renewals.stream()
                .limit(Math.max(0, renewals.size() - 1))
                .map(renewal -> renewal.time().toInstant())
                .toList();
    }

    private static void requireOne(List<Located<ConsentEvent>> events, Problems problems) {
        events.stream()
                .skip(1)
                .forEach(second -> problems.add(
                        "a consent is " + second.value().state().key() + " once; leave this event out",
                        second.position()));
    }

    /** Until when it holds: no longer than the last event says that gave or renewed it, nor than one that confirmed it since. */
    private static Optional<Instant> earliest(List<Located<ConsentEvent>> events, State begun) {
        Optional<Located<ConsentEvent>> lasting = lasting(events);
        Stream<Located<ConsentEvent>> confirming = begun == State.REFUSED
                ? Stream.of()
                : of(events, State.CONFIRMED).stream()
                        .filter(event -> event.value().validity().isPresent()
                                && lasting.filter(one -> one.value().state() == State.RENEWED
                                                && one.value()
                                                        .time()
                                                        .isAfter(event.value().time()))
                                        .isEmpty());
        return Stream.concat(lasting.stream(), confirming)
                .map(ConsentEvent::end)
                .min(Comparator.naturalOrder());
    }

    /** The event that says until when it holds: the last one that says so. */
    private static Optional<Located<ConsentEvent>> lasting(List<Located<ConsentEvent>> events) {
        return of(events, State.GIVEN, State.REFUSED, State.RENEWED).stream()
                .filter(event -> event.value().validity().isPresent())
                .reduce((one, later) -> later);
    }

    private static Instant end(Located<ConsentEvent> event) {
        try {
            return event.value()
                    .time()
                    .plus(event.value().validity().orElseThrow())
                    .toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw new DocumentException(
                    "the consent would hold beyond all calendars; leave out an end that never comes", event.position());
        }
    }

    private static List<Located<ConsentEvent>> of(List<Located<ConsentEvent>> events, State... states) {
        return events.stream()
                .filter(event -> List.of(states).contains(event.value().state()))
                .toList();
    }

    /** The events of a receipt as plain data. */
    static List<Map<String, Object>> data(ConsentReceipt receipt) {
        Consent consent = receipt.consent();
        List<Map<String, Object>> events = new ArrayList<>();
        Map<String, Object> begin =
                event(consent.given(), consent.refused() ? State.REFUSED : State.GIVEN, consent.by());
        begin.put("event_type", ConsentEventFormat.EXPLICIT);
        consent.evidence().ifPresent(evidence -> begin.put("evidence", evidence));
        events.add(begin);
        Map<String, Object> lasting = begin;
        Instant from = consent.given();
        for (Instant at : Stream.concat(receipt.earlierRenewals().stream(), consent.renewed().stream())
                .toList()) {
            Map<String, Object> renewed = event(at, State.RENEWED, Optional.empty());
            events.add(renewed);
            if (consent.expires().filter(end -> !end.isBefore(at)).isPresent()) {
                lasting = renewed;
                from = at;
            }
        }
        if (consent.expires().isPresent()) {
            lasting.put(
                    "validity_duration",
                    Duration.between(from, consent.expires().get()).toString());
        }
        consent.confirmed().ifPresent(at -> events.add(event(at, State.CONFIRMED, consent.confirmedBy())));
        consent.withdrawn().ifPresent(at -> events.add(event(at, State.WITHDRAWN, Optional.empty())));
        return events;
    }

    private static Map<String, Object> event(Instant at, State state, Optional<PartyId> entity) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event_time", at.toString());
        data.put("event_state", state.key());
        entity.ifPresent(who -> data.put("entity_id", who.value()));
        return data;
    }
}
