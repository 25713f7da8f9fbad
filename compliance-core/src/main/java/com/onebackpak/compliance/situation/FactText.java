package com.onebackpak.compliance.situation;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.retention.Hold;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the values of facts so that equal ones give equal text: what has no order is written in the text's own. */
final class FactText {
    private FactText() {}

    static String of(Object value) {
        if (value instanceof List<?> entries) {
            return entries.stream().map(FactText::ordered).toList().toString();
        }
        if (value instanceof Set<?> members) {
            return ordered(members).toString();
        }
        return value instanceof Map<?, ?> map ? ordered(map.entrySet()).toString() : value.toString();
    }

    private static Object ordered(Object entry) {
        if (entry instanceof Consent consent) {
            Consent.Builder ordered = Consent.builder();
            ordered.from(consent);
            return ordered.purposes(ordered(consent.purposes()))
                    .categories(ordered(consent.categories()))
                    .recipients(ordered(consent.recipients()))
                    .build();
        }
        if (entry instanceof Agreement agreement) {
            return agreement.toBuilder()
                    .permits(ordered(agreement.permits()))
                    .purposes(ordered(agreement.purposes()))
                    .categories(ordered(agreement.categories()))
                    .clauses(ordered(agreement.clauses()))
                    .attributes(ImmutableSortedMap.copyOf(agreement.attributes()))
                    .features(ordered(agreement.features()))
                    .build();
        }
        if (entry instanceof Authorization authorization) {
            return new Authorization(
                    authorization.agency(),
                    authorization.application(),
                    ordered(authorization.categories()),
                    ordered(authorization.purposes()),
                    authorization.span());
        }
        return entry instanceof Hold hold
                ? new Hold(hold.kind(), hold.subject(), ordered(hold.categories()), hold.span())
                : entry;
    }

    private static <T> Set<T> ordered(Set<T> values) {
        return values.stream().sorted(Comparator.comparing(Object::toString)).collect(ImmutableSet.toImmutableSet());
    }
}
