package com.onebackpak.compliance.ledger;

import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes values of all kinds of ledgers from their fields, each drawn from few choices. */
final class LedgerValues {
    private static final Instant NOON = Instant.parse("2026-09-15T12:00:00Z");
    private static final List<Map<String, FactValue>> ATTRIBUTES = List.of(
            Map.of(),
            Map.of("service-level", FactValue.of(2), "reviewed", FactValue.of(true)),
            Map.of("rooms", FactValue.ofTexts(List.of("b", "a")), "since", FactValue.of(NOON)));

    private final Vocabulary vocabulary;
    private final Random random;

    LedgerValues(Vocabulary vocabulary, Random random) {
        this.vocabulary = vocabulary;
        this.random = random;
    }

    /** Draws until there can be such a value: an answer has its time, nothing ends before it begins. */
    <T> T draw(LedgerKind<T> kind) {
        while (true) {
            try {
                return kind.read(data(kind));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
    }

    Map<String, Object> data(LedgerKind<?> kind) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (LedgerField<?> field : kind.fields()) {
            boolean isAlwaysThere = field.isRequired() || isSet(field.content());
            if (isAlwaysThere || random.nextBoolean()) {
                data.put(field.key(), content(field.content()));
            }
        }
        return data;
    }

    private static boolean isSet(FieldContent content) {
        return content instanceof FieldContent.Parties
                || content instanceof FieldContent.Terms
                || content instanceof FieldContent.Texts
                || content instanceof FieldContent.Flag
                || content instanceof FieldContent.Attributes;
    }

    private Object content(FieldContent content) {
        if (content instanceof FieldContent.OneTerm one) {
            return any(vocabulary.paths(one.dimension()));
        } else if (content instanceof FieldContent.Terms all) {
            return some(vocabulary.paths(all.dimension()).subList(0, 3));
        } else if (content instanceof FieldContent.Parties) {
            return some(List.of("r-1", "r-2"));
        } else if (content instanceof FieldContent.Texts) {
            return some(List.of("FERPA 99.30", "FERPA 99.31"));
        } else if (content instanceof FieldContent.Name name) {
            return any(List.copyOf(name.names().values()));
        } else if (content instanceof FieldContent.Count) {
            return any(List.of(30, 60));
        } else if (content instanceof FieldContent.Flag) {
            return any(List.of("true", "false"));
        } else if (content instanceof FieldContent.Moment) {
            return any(List.of(NOON, NOON.plusNanos(1000), NOON.plusSeconds(1))).toString();
        } else if (content instanceof FieldContent.Attributes) {
            return FactValue.allTagged(any(ATTRIBUTES));
        }
        return any(List.of("p-1", "p-2"));
    }

    private <E> E any(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Some of them, in any order. */
    private List<String> some(List<String> choices) {
        List<String> chosen = new ArrayList<>(choices);
        Collections.shuffle(chosen, random);
        return List.copyOf(chosen.subList(0, random.nextInt(chosen.size() + 1)));
    }
}
