package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.ledger.FieldContent;
import com.onebackpak.compliance.ledger.LedgerField;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Realistic values of one kind of ledger, about whomever a test says.
 *
 * @param <T> what the ledger holds
 * @param kind the kind
 * @param timed a value that says all that can be said, its instants given by the function: beginnings in 2026, ends in
 *     2027
 * @param variants values that each differ from that value and from each other, in all that can be said; the first says as
 *     little as can be said
 */
record LedgerSample<T>(
        LedgerKind<T> kind, BiFunction<PartyId, UnaryOperator<Instant>, T> timed, Function<PartyId, List<T>> variants) {
    Ledger<T> in(TenantStores stores) {
        return stores.ledger(kind);
    }

    /** Values that each name one term that nobody knows. */
    List<T> misspelt(PartyId party) {
        return otherwise(
                party,
                content -> content instanceof FieldContent.OneTerm || content instanceof FieldContent.Terms,
                text -> text + ".none");
    }

    /** Values that each hold the text in another place; empty: the kind holds no free text. */
    List<T> saying(PartyId party, String text) {
        return otherwise(
                party,
                content -> content instanceof FieldContent.Words || content instanceof FieldContent.Texts,
                before -> text);
    }

    /** The value, each time with a field otherwise that holds such a thing; only what there can be. */
    private List<T> otherwise(PartyId party, Predicate<FieldContent> which, UnaryOperator<String> change) {
        List<T> values = new ArrayList<>();
        Map<String, Object> data = kind.data(value(party));
        for (LedgerField<T> field : kind.fields()) {
            if (which.test(field.content()) && data.containsKey(field.key())) {
                Map<String, Object> changed = new HashMap<>(data);
                changed.computeIfPresent(field.key(), (key, plain) -> changed(plain, change));
                read(changed).ifPresent(values::add);
            }
        }
        return values;
    }

    /** A text can be no citation, say, or one that is written otherwise. */
    private Optional<T> read(Map<String, Object> data) {
        try {
            return Optional.of(kind.read(data)).filter(read -> kind.data(read).equals(data));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Object changed(Object plain, UnaryOperator<String> change) {
        return plain instanceof List<?> all
                ? all.stream()
                        .map(text -> change.apply(text.toString()))
                        .distinct()
                        .toList()
                : change.apply(plain.toString());
    }

    T value(PartyId party) {
        return timed.apply(party, instant -> instant);
    }

    T value(PartyId party, UnaryOperator<Instant> time) {
        return timed.apply(party, time);
    }

    T variant(PartyId party, int index) {
        List<T> all = variants.apply(party);
        return all.get(index % all.size());
    }
}
