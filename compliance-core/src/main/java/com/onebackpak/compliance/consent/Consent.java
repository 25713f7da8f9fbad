package com.onebackpak.compliance.consent;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * A consent in the ledger. Immutable.
 *
 * <p>It covers the purposes it names and all below them; one that names categories covers those and all below them;
 * one that names recipients covers disclosure to them and nothing else.
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

    /** When it was given. */
    Instant given();

    /** How it was given; empty: not recorded. */
    Optional<ConsentMethod> method();

    /** The first instant at which it no longer holds because it was withdrawn. */
    Optional<Instant> withdrawn();

    /** The first instant at which it no longer holds by its own terms. */
    Optional<Instant> expires();

    /** Refuses a consent that ends before it was given. */
    @Value.Check
    default void check() {
        if (withdrawn().filter(end -> end.isBefore(given())).isPresent()) {
            throw new IllegalArgumentException("a consent must not be withdrawn before it was given");
        }
        if (expires().filter(end -> end.isBefore(given())).isPresent()) {
            throw new IllegalArgumentException("a consent must not expire before it was given");
        }
    }

    /** Whether it holds at the instant. */
    default boolean isLiveAt(Instant instant) {
        return !instant.isBefore(given())
                && (withdrawn().isEmpty() || instant.isBefore(withdrawn().get()))
                && (expires().isEmpty() || instant.isBefore(expires().get()));
    }

    /** Whether it once held and was withdrawn by the instant. */
    default boolean isWithdrawnBy(Instant instant) {
        return withdrawn()
                .filter(end -> !end.isAfter(instant) && end.isAfter(given()))
                .isPresent();
    }

    /** Whether it names the records, the purpose, the party and how it was given, as 34 CFR 99.30(b) asks. */
    default boolean isWrittenAndSpecific() {
        return method().isPresent()
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
