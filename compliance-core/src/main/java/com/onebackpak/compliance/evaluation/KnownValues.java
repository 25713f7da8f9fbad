package com.onebackpak.compliance.evaluation;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.PartyAttributes;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.SomeValues;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values that facts have, by name: those that a host declared, and those of the library's own that are the same kind of
 * value. Nothing for a fact that is not known; no values for one that is known to be absent.
 */
final class KnownValues {
    private static final String OF_AGREEMENTS = "agreement.";

    private final Circumstance circumstance;
    private final ProcessingRequest request;
    private final KnownFacts facts;

    KnownValues(Circumstance circumstance) {
        this.circumstance = circumstance;
        this.request = circumstance.request();
        this.facts = circumstance.facts();
    }

    /** Whether the fact is that of each agreement in force. */
    static boolean isOfAgreements(String fact) {
        return fact.startsWith(OF_AGREEMENTS);
    }

    /**
     * The values that a fact is known to have.
     *
     * @param values the values; none of a fact that is known to be absent
     * @param areAll whether it has no others
     */
    record Known(Set<FactValue> values, boolean areAll) {
        private static final Known NOTHING = new Known(Set.of(), false);

        static Known of(Optional<Set<FactValue>> all) {
            return all.map(values -> new Known(values, true)).orElse(NOTHING);
        }

        boolean isAbsent() {
            return areAll && values.isEmpty();
        }
    }

    /** What the agreement says of the fact, if it is one of agreements. */
    Known of(String fact, Agreement agreement) {
        return isOfAgreements(fact)
                ? Known.of(PartyAttributes.of(agreement, fact.substring(OF_AGREEMENTS.length())))
                : of(fact);
    }

    Known of(String fact) {
        return switch (fact) {
            case "subject.agencies" ->
                facts.get(FactKeys.SUBJECT_AGENCIES)
                        .map(lineage ->
                                new Known(each(lineage.known(), id -> FactValue.of(id.value())), lineage.complete()))
                        .orElse(Known.NOTHING);
            case "subject.jurisdiction" ->
                facts.get(FactKeys.SUBJECT_JURISDICTION)
                        .map(places ->
                                new Known(each(places.known(), place -> FactValue.of(place.code())), places.complete()))
                        .orElse(Known.NOTHING);
            case "subject.kind" -> Known.of(facts.get(FactKeys.SUBJECT_KIND).map(kinds -> each(kinds, FactValue::of)));
            case "recipient.kind" ->
                Known.of(facts.get(FactKeys.RECIPIENT_KIND).map(kinds -> each(kinds, FactValue::of)));
            case "actor.kind" -> Known.of(facts.get(FactKeys.ACTOR_KIND).map(kind -> one(kind.map(FactValue::of))));
            case "subject.school" ->
                Known.of(facts.get(FactKeys.SUBJECT_SCHOOL).map(ids -> each(ids, id -> FactValue.of(id.value()))));
            case "subject.birth-date" ->
                Known.of(facts.get(FactKeys.SUBJECT_BIRTH_DATE).map(date -> one(date.map(FactValue::of))));
            case "recipient.region" ->
                Known.of(facts.get(FactKeys.RECIPIENT_REGION)
                        .map(place -> one(place.map(p -> FactValue.of(p.code())))));
            case "request.category" -> Known.of(Optional.of(Set.of(FactValue.of(circumstance.category()))));
            case "request.form" -> Known.of(Optional.of(Set.of(FactValue.of(request.form()))));
            case "request.purpose" ->
                request.purpose().isEmpty() && request.needsPurpose()
                        ? Known.NOTHING
                        : Known.of(Optional.of(one(request.purpose().map(FactValue::of))));
            case "request.source" ->
                Known.of(request.source().map(FactValue::of).map(Set::of));
            case "request.recipient" ->
                Known.of(request.recipient().map(id -> FactValue.of(id.value())).map(Set::of));
            case "request.collected-at" ->
                Known.of(request.collectedAt().map(FactValue::of).map(Set::of));
            default -> declared(facts.value(fact));
        };
    }

    /** What a fact's value, or null, is as that of a declared one. */
    @SuppressWarnings("unchecked") // it is none of the others that such a fact has
    static Known declared(@Nullable Object value) {
        if (value == null) {
            return Known.NOTHING;
        } else if (value instanceof SomeValues some) {
            return new Known(some.known(), false);
        }
        return new Known(value instanceof Boolean flag ? Set.of(FactValue.of(flag)) : (Set<FactValue>) value, true);
    }

    private static Set<FactValue> one(Optional<? extends FactValue> value) {
        return value.<Set<FactValue>>map(Set::of).orElse(Set.of());
    }

    private static <T> Set<FactValue> each(Collection<T> values, Function<T, FactValue> value) {
        return values.stream().map(value).collect(ImmutableSet.toImmutableSet());
    }
}
