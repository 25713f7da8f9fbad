package com.onebackpak.compliance.party;

import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** A vendor's agreement with an agency; it holds for the agency and everything under it. Immutable. */
@Value.Immutable
@ValueStyle
public interface Agreement {
    /** The agency that signed. */
    PartyId agency();

    /** When the agreement holds by its own terms. */
    Span term();

    /** When it was terminated before its term; empty: it was not. */
    Optional<Instant> terminated();

    /** The purposes it grants beyond the service, each with all below it. */
    Set<Purpose> permits();

    /** The features of the service that it includes. */
    Set<String> features();

    /** Who holds the credentials; empty: unknown. */
    Optional<SignOn> signOn();

    /** In how many days after the end student data must be gone; empty: the agreement sets no number. */
    Optional<Integer> disposalDays();

    /** In how many days after a written request data must be deleted; empty: the agreement sets no number. */
    Optional<Integer> deletionRequestDays();

    /** Within how many hours a breach must be told; empty: the agreement sets no number. */
    Optional<Integer> breachNoticeHours();

    /** The data that the vendor may have under it, each with all below it; empty: it lists none and leaves it open. */
    Set<Category> categories();

    /** The purposes that it names for the service itself; empty: it names none and leaves them open. */
    Set<Purpose> purposes();

    /** What its parties have agreed upon, as terms of the vocabulary; empty: unknown. */
    Set<AgreementTerm> clauses();

    /** What is known of it beside, by the attribute's name without the party: {@code service-level}. */
    Map<String, FactValue> attributes();

    /** Refuses an agreement that was terminated before it began. */
    @Value.Check
    default void check() {
        if (terminated().filter(end -> end.isBefore(term().from())).isPresent()) {
            throw new IllegalArgumentException("an agreement must not be terminated before it begins");
        }
    }

    /** Whether the agreement is in force at the instant. */
    default boolean inForceAt(Instant instant) {
        return term().contains(instant)
                && (terminated().isEmpty() || instant.isBefore(terminated().get()));
    }

    /** The instant at which it ended, if that is not after the given one. */
    default Optional<Instant> endedBy(Instant instant) {
        return Stream.concat(terminated().stream(), term().until().stream())
                .min(Comparator.naturalOrder())
                .filter(end -> !end.isAfter(instant));
    }

    /** Of several those whose numbers count at an instant: those in force or, where none is, those that ended last. */
    static List<Agreement> counting(Collection<Agreement> agreements, Instant at) {
        List<Agreement> inForce =
                agreements.stream().filter(agreement -> agreement.inForceAt(at)).toList();
        Optional<Instant> last = agreements.stream()
                .flatMap(agreement -> agreement.endedBy(at).stream())
                .max(Comparator.naturalOrder());
        return inForce.isEmpty() && last.isPresent()
                ? agreements.stream()
                        .filter(agreement -> agreement.endedBy(at).equals(last))
                        .toList()
                : inForce;
    }

    /** The same with an attribute more, or with another value of it. */
    default Agreement with(String attribute, FactValue value) {
        Map<String, FactValue> more = new LinkedHashMap<>(attributes());
        more.put(attribute, value);
        return toBuilder().attributes(more).build();
    }

    /** Starts from this agreement. */
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
    static Agreement copyOf(Agreement agreement) {
        return ImmutableAgreement.copyOf(agreement);
    }

    /** Starts an agreement. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link Agreement}. Not thread-safe. */
    class Builder extends ImmutableAgreement.Builder {
        Builder() {}
    }
}
