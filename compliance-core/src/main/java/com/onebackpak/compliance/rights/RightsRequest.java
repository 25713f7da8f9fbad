package com.onebackpak.compliance.rights;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Somebody's request to inspect, amend or delete data about a person, and its answer. Immutable; the details are left
 * out of {@code toString}.
 */
@Value.Immutable
@ValueStyle
public interface RightsRequest {
    /** Whose data it is about. */
    PartyId subject();

    /** Who asks. */
    PartyId requester();

    /** What is asked: to inspect, to amend or to delete. */
    Action action();

    /** Which data; none named: all. */
    Set<Category> categories();

    /** When it was received. */
    Instant received();

    /** By when it must be answered; empty: no time is set. */
    Optional<Instant> due();

    /** When it was answered; empty: it is open. */
    Optional<Instant> answered();

    /** How it was answered; present exactly if it was. */
    Optional<RightsAnswer> answer();

    /** Who was asked: an agency, or the vendor; empty: the agency. */
    Optional<PartyId> to();

    /** When it was known who asks. */
    Optional<Instant> verified();

    /** When the vendor, who was asked, passed it on to the agency. */
    Optional<Instant> forwarded();

    /** When a hearing about the record was asked for (34 CFR 99.21). */
    Optional<Instant> hearingRequested();

    /** When the hearing was held. */
    Optional<Instant> hearingHeld();

    /** Whether the hearing left the record as it was. */
    @Value.Default
    default boolean recordConfirmed() {
        return false;
    }

    /** When a statement of who asked was put to the record (34 CFR 99.21(b)(2)). */
    Optional<Instant> statementPlaced();

    /** Whether it is said that the data was collected from a child without consent. */
    @Value.Default
    default boolean collectedWithoutConsent() {
        return false;
    }

    /** What was asked, in words. */
    @Value.Redacted
    Optional<String> details();

    /** Refuses what is no such request, and what happened before that on which it follows, and an answer without its time. */
    @Value.Check
    default void check() {
        if (List.of(Action.INSPECT, Action.AMEND, Action.DELETE).stream().noneMatch(a -> a.covers(action()))) {
            throw new IllegalArgumentException(
                    "a request must ask to inspect, amend or delete, not to " + action().path());
        }
        if (answered().isPresent() != answer().isPresent()) {
            throw new IllegalArgumentException("an answer and its time must be given together");
        }
        if (due().filter(at -> at.isBefore(received())).isPresent()) {
            throw new IllegalArgumentException("an answer must not be due before the request was received");
        }
        require(answered(), received(), "a request must not be answered before it was received");
        require(forwarded(), received(), "a request must not be forwarded before it was received");
        require(hearingRequested(), received(), "a hearing must not be asked for before the request was received");
        boolean isAboutAHearing = hearingRequested().isPresent()
                || hearingHeld().isPresent()
                || statementPlaced().isPresent()
                || recordConfirmed();
        if (isAboutAHearing && !Action.AMEND.covers(action())) {
            throw new IllegalArgumentException("only a request to amend leads to a hearing and a statement");
        }
        if (hearingHeld().isPresent() && hearingRequested().isEmpty()) {
            throw new IllegalArgumentException("a hearing that was held must have been asked for");
        }
        require(
                hearingHeld(),
                hearingRequested().orElse(received()),
                "a hearing must not be held before it was asked for");
        require(
                statementPlaced(),
                hearingHeld().orElse(received()),
                "a statement must not be put to the record before the hearing was held, or the request received");
        if (recordConfirmed() && hearingHeld().isEmpty()) {
            throw new IllegalArgumentException("a record cannot be confirmed by a hearing that was not held");
        }
    }

    private static void require(Optional<Instant> moment, Instant notBefore, String message) {
        if (moment.filter(notBefore::isAfter).isPresent()) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Whether it asks to inspect and is open at the instant: nothing of that is destroyed meanwhile (34 CFR 99.10(e)). That the vendor
     * sent it on to the school leaves it open.
     */
    default boolean isOpenInspection(Instant at) {
        return asHold().filter(hold -> hold.span().contains(at)).isPresent();
    }

    /**
     * The hold that a request to inspect is, from when it is received until it is answered; empty: it asks for something else. Who asks
     * is not looked at: what is destroyed cannot be shown to whoever turns out to have the right.
     */
    default Optional<Hold> asHold() {
        Optional<Instant> until = answered().filter(done -> !isRedirected());
        return Action.INSPECT.covers(action())
                ? Optional.of(new Hold(HoldKind.INSPECTION, subject(), categories(), new Span(received(), until)))
                : Optional.empty();
    }

    /** Whether it was sent on to the school, which leaves it open. */
    private boolean isRedirected() {
        return answer().filter(RightsAnswer.REDIRECTED::equals).isPresent();
    }

    /** Starts from this request. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /** Starts a request. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link RightsRequest}. Not thread-safe. */
    class Builder extends ImmutableRightsRequest.Builder {
        Builder() {}
    }
}
