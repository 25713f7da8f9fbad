package com.onebackpak.compliance.consent;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * An answer to the question for consent, in the ledger: a consent, or a refusal of one. Immutable.
 *
 * <p>A consent covers the purposes it names and all below them; one that names categories covers those and all below them;
 * one that names recipients covers disclosure to them and nothing else.
 *
 * <p>A refusal ({@link #refused}) covers nothing. Until it is taken back or ends it stops what it touches: no consent
 * counts for that, whoever gave it, and its purposes count as opted out of.
 */
@Value.Immutable
@ValueStyle
public interface Consent {
    /** Whose data it is about. */
    PartyId subject();

    /** Whose consent it is, and how it was obtained. */
    ConsentBasis basis();

    /** The purposes consented to; none: it covers nothing. */
    Set<Purpose> purposes();

    /** The categories consented to; none named: all. */
    Set<Category> categories();

    /** The recipients to whom disclosure is consented; none named: the consent names nobody. */
    Set<PartyId> recipients();

    /** When it was given; of a refusal, when that was said. */
    Instant given();

    /** Whether it is a refusal. */
    @Value.Default
    default boolean refused() {
        return false;
    }

    /** How it was given; empty: not recorded. */
    Optional<ConsentMethod> method();

    /** The first instant at which it no longer holds because it was withdrawn. */
    Optional<Instant> withdrawn();

    /** The first instant at which it no longer holds by its own terms. */
    Optional<Instant> expires();

    /** Who gave or refused it; empty: not recorded. */
    Optional<PartyId> by();

    /** The version of the notice under which it was asked for, such as {@code backpak@2026-09-01}; empty: not recorded. */
    Optional<String> notice();

    /** Where the evidence lies, in words; the evidence itself stays where it is. */
    @Value.Redacted
    Optional<String> evidence();

    /** When a school confirmed it; empty: none did. */
    Optional<Instant> confirmed();

    /** The agency that confirmed it. */
    Optional<PartyId> confirmedBy();

    /** When it was last renewed; earlier renewals are earlier versions of its record. */
    Optional<Instant> renewed();

    /** Refuses a consent that ends before it was given, a refusal of nothing, and half a confirmation. */
    @Value.Check
    default void check() {
        if (refused() && purposes().isEmpty()) {
            throw new IllegalArgumentException("a refusal of consent must name a purpose");
        }
        if (refused() && renewed().isPresent()) {
            throw new IllegalArgumentException("a refusal of consent is not renewed; record it anew");
        }
        if (confirmedBy().isPresent() && confirmed().isEmpty()) {
            throw new IllegalArgumentException("a consent that an agency confirmed must say when, under 'confirmed'");
        }
        if (confirmed().filter(at -> at.isBefore(given())).isPresent()) {
            throw new IllegalArgumentException("a consent must not be confirmed before it was given");
        }
        if (renewed().filter(at -> at.isBefore(given())).isPresent()) {
            throw new IllegalArgumentException("a consent must not be renewed before it was given");
        }
        if (withdrawn().filter(end -> end.isBefore(given())).isPresent()) {
            throw new IllegalArgumentException("a consent must not be withdrawn before it was given");
        }
        if (expires().filter(end -> end.isBefore(given())).isPresent()) {
            throw new IllegalArgumentException("a consent must not expire before it was given");
        }
    }

    /** Whether it is a consent, and holds at the instant. */
    default boolean isLiveAt(Instant instant) {
        return !refused() && holdsAt(instant);
    }

    /**
     * Whether it is a refusal that holds at the instant and touches what is asked: a refusal of {@code marketing.promotional}
     * also stops what is done for all {@code marketing}.
     */
    default boolean refuses(Purpose purpose, Category category, Instant instant) {
        return refused()
                && holdsAt(instant)
                && purposes().stream().anyMatch(purpose::touches)
                && (categories().isEmpty() || categories().stream().anyMatch(category::touches));
    }

    /** The opt-outs as which a refusal is heard, to whomever it names; none of a consent. */
    default List<OptOut> optOuts() {
        return refused()
                ? purposes().stream()
                        .map(purpose -> new OptOut(subject(), Optional.of(purpose), false, span(), categories()))
                        .toList()
                : List.of();
    }

    private Span span() {
        return new Span(
                given(), Stream.concat(withdrawn().stream(), expires().stream()).min(Comparator.naturalOrder()));
    }

    /** Whether it, a consent or a refusal, was given by the instant, and is neither taken back nor over. */
    default boolean holdsAt(Instant instant) {
        return !instant.isBefore(given())
                && (withdrawn().isEmpty() || instant.isBefore(withdrawn().get()))
                && (expires().isEmpty() || instant.isBefore(expires().get()));
    }

    /**
     * This consent renewed, so that it holds until the new end. It is recorded as the next version of its record, and what
     * it was stays on record.
     *
     * @param until the first instant at which it no longer holds; empty: it does not end by itself
     * @throws IllegalArgumentException if it does not hold then: what has ended is not renewed but given anew, since in
     *     between it did not hold
     */
    default Consent renewed(Instant at, Optional<Instant> until) {
        if (!isLiveAt(at)) {
            throw new IllegalArgumentException(
                    "a consent must hold when it is renewed; record what was given after its end as a consent of its own");
        }
        return toBuilder().renewed(at).expires(until).build();
    }

    /** Whether it is a consent that once held and was withdrawn by the instant. */
    default boolean isWithdrawnBy(Instant instant) {
        return !refused()
                && withdrawn()
                        .filter(end -> !end.isAfter(instant) && end.isAfter(given()))
                        .isPresent();
    }

    /** Whether it names the records, the purpose, the party and how it was given, as 34 CFR 99.30(b) asks. */
    default boolean isWrittenAndSpecific() {
        return !refused()
                && method().isPresent()
                && !categories().isEmpty()
                && !purposes().isEmpty()
                && !recipients().isEmpty();
    }

    /** Starts from this consent. */
    default Builder toBuilder() {
        Builder builder = new Builder();
        builder.from(this);
        return builder;
    }

    /**
     * The same as a value of the library's own, which nobody changes any more; one of those as it is.
     *
     * @throws NullPointerException if anything of it is null
     */
    static Consent copyOf(Consent consent) {
        return ImmutableConsent.copyOf(consent);
    }

    /** Starts a consent. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Consent}. Not thread-safe. */
    class Builder extends ImmutableConsent.Builder {
        Builder() {}
    }
}
