package com.onebackpak.compliance.duty;

import com.onebackpak.compliance.duty.Reckoning.Running;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.ClockEvent;
import com.onebackpak.compliance.policy.DutyClock;
import com.onebackpak.compliance.policy.DutyKind;
import com.onebackpak.compliance.policy.DutyParty;
import com.onebackpak.compliance.policy.Within;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.vocabulary.Action;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is owed because somebody asked to inspect, amend or delete data about a person. */
final class RequestDuties {
    private final Reckoning reckoning;
    private final String id;
    private final RightsRequest request;
    private final Optional<PartyId> agency;
    private final ZoneId zone;
    private final boolean isOfAgency;
    private final Asker asker;

    private RequestDuties(Reckoning reckoning, String id, RightsRequest request, Optional<PartyId> agency) {
        this.reckoning = reckoning;
        this.id = id;
        this.request = request;
        this.isOfAgency = reckoning.world().agencies().ids().contains(request.requester());
        this.agency = agency;
        this.zone = reckoning.zone(agency);
        this.asker = new Asker(
                reckoning.families(),
                request.requester(),
                new EducationRecord(request.subject(), agency, zone),
                request.received());
    }

    /** What is owed for a request: by and to each of the agencies that it may be about, where it does not say which. */
    static Stream<Draft> of(Reckoning reckoning, String id, RightsRequest request) {
        Set<PartyId> agencies = reckoning.world().agenciesOf(request);
        return agencies.isEmpty()
                ? new RequestDuties(reckoning, id, request, Optional.empty()).drafts()
                : agencies.stream()
                        .flatMap(agency -> new RequestDuties(reckoning, id, request, Optional.of(agency)).drafts());
    }

    private Stream<Draft> drafts() {
        if (!reckoning.hasHappened(request.received())) {
            return Stream.of();
        }
        Optional<Instant> received = Optional.of(request.received());
        if (isOfAgency) {
            return Action.DELETE.covers(request.action())
                    ? started(ClockEvent.AGENCY_DELETION_REQUESTED, received)
                    : started(ClockEvent.HELP_REQUESTED, received);
        }
        if (Action.DELETE.covers(request.action())) {
            return Stream.concat(
                    ofFamily(received),
                    isReport() ? started(ClockEvent.COLLECTION_WITHOUT_CONSENT_REPORTED, received) : Stream.of());
        }
        return asker.hasRights(reckoning.at()) ? Stream.concat(ofReading(received), ofHearing()) : Stream.of();
    }

    /** A student may ask beside a parent, but of laws on children under 13, which give the word to parents alone. */
    private Stream<Draft> ofFamily(Optional<Instant> received) {
        return asker.isParent() || asker.isSubject()
                ? started(ClockEvent.FAMILY_DELETION_REQUESTED, received)
                        .filter(draft ->
                                asker.isParent() || !draft.running().clock().children())
                : Stream.of();
    }

    /** Whether what is reported is to be believed: a parent says so, or no parent's consent is live. */
    private boolean isReport() {
        return request.collectedWithoutConsent()
                && (asker.isParent()
                        || reckoning
                                .consents()
                                .ofParents(request.subject())
                                .noneMatch(consent -> consent.isLiveAt(request.received())));
    }

    private Stream<Draft> ofReading(Optional<Instant> received) {
        if (Action.AMEND.covers(request.action())) {
            return started(ClockEvent.AMENDMENT_REQUESTED, receivedByAgency());
        }
        return Stream.concat(
                started(ClockEvent.INSPECTION_REQUESTED, receivedByAgency()),
                isToVendor() && asker.isParent() ? started(ClockEvent.REVIEW_REQUESTED, received) : Stream.of());
    }

    private Stream<Draft> ofHearing() {
        Stream<Draft> hearing = reckoning.sofar(request.hearingRequested()).stream()
                .flatMap(asked -> started(ClockEvent.HEARING_REQUESTED, Optional.of(asked)));
        Stream<Draft> statement = request.recordConfirmed()
                ? reckoning.sofar(request.hearingHeld()).stream()
                        .flatMap(held -> started(ClockEvent.HEARING_LOST, Optional.of(held)))
                : Stream.of();
        return Stream.concat(hearing, statement);
    }

    private boolean isToVendor() {
        return request.to().filter(reckoning.world().vendor()::equals).isPresent();
    }

    /** When the agency received it: at once, or when the vendor passed it on. */
    private Optional<Instant> receivedByAgency() {
        if (!isToVendor()) {
            return Optional.of(request.received());
        }
        return reckoning
                .sofar(request.forwarded())
                .or(() ->
                        request.answer().filter(RightsAnswer.REDIRECTED::equals).isPresent()
                                ? reckoning.sofar(request.answered())
                                : Optional.empty());
    }

    private Stream<Draft> started(ClockEvent event, Optional<Instant> start) {
        return reckoning
                .clocks(event, start, agency)
                .filter(running -> running.clock().concerns(request.categories())
                        && (!running.clock().children()
                                || reckoning.families().mayBeChild(request.subject(), request.received(), zone)))
                .flatMap(running -> timed(running, start));
    }

    private Stream<Draft> timed(Running running, Optional<Instant> start) {
        DutyClock clock = running.clock();
        if (!running.binds()) {
            return drafts(running, start, running.unsureTime(), zone);
        }
        List<Agreement> agreements = reckoning.agreements().thatCount(agency, start.orElse(reckoning.at()));
        if (running.setsItsTime(agreements)) {
            return clock.within().stream().flatMap(within -> drafts(running, start, within, zone));
        }
        return agreements.stream()
                .flatMap(agreement -> clock.within(agreement).stream()
                        .flatMap(within -> drafts(running, start, within, zoneOf(agreement))));
    }

    private ZoneId zoneOf(Agreement agreement) {
        return reckoning.zone(Optional.of(agreement.agency()));
    }

    private Stream<Draft> drafts(Running running, Optional<Instant> start, Within within, ZoneId counting) {
        Optional<Instant> done = reckoning.sofar(done(running.clock()));
        return running.clock().what() == DutyKind.DELETE
                ? reckoning
                        .deletions()
                        .parts(request.subject(), request.categories(), request.received(), agency, done)
                        .stream()
                        .map(part -> draft(running, start, within, counting, part.done())
                                .categories(part.categories())
                                .held(part.held())
                                .build())
                : Stream.of(draft(running, start, within, counting, done).build());
    }

    private Draft.Builder draft(
            Running running, Optional<Instant> start, Within within, ZoneId counting, Optional<Instant> done) {
        DutyClock clock = running.clock();
        return Draft.builder()
                .running(running)
                .by(reckoning.party(clock.by(), agency))
                .to(
                        clock.to() == DutyParty.REQUESTER
                                ? requester(done.orElse(reckoning.at()))
                                : reckoning.party(clock.to(), agency))
                .addAbout(request.subject())
                .of(id)
                .agency(agency)
                .zone(counting)
                .start(start)
                .within(within)
                .done(done);
    }

    private String requester(Instant when) {
        return isOfAgency ? request.requester().value() : asker.owed(when);
    }

    /** When the clock's duty was done as the request itself tells: a deletion only by granting it, an answer of the agency only by its own. */
    private Optional<Instant> done(DutyClock clock) {
        Optional<Instant> answered = request.answered();
        boolean isGranted =
                request.answer().filter(RightsAnswer.GRANTED::equals).isPresent();
        boolean isRedirected =
                request.answer().filter(RightsAnswer.REDIRECTED::equals).isPresent();
        return switch (clock.what()) {
            case HOLD_HEARING -> request.hearingHeld();
            case ATTACH_STATEMENT -> request.statementPlaced();
            case DELETE, CORRECT -> answered.filter(any -> isGranted);
            default -> answered.filter(any -> !isRedirected || clock.by() == DutyParty.VENDOR);
        };
    }
}
