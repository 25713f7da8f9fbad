package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.PartyAttributes;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Term;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The formats of the values of declared facts. */
final class FactFormats {
    private final TermFormats terms;

    FactFormats(TermFormats terms) {
        this.terms = terms;
    }

    /** The value of a fact. */
    Format<FactValue> value(FactDeclaration declared) {
        return switch (declared.type()) {
            case TEXTS -> Formats.map(Formats.listOf(Formats.loose()), FactValue::ofTexts);
            case TERMS -> Formats.map(Formats.listOf(term(declared)), FactValue::ofTerms);
            default -> element(declared);
        };
    }

    /** The value of a fact, or one of those of which it consists. */
    Format<FactValue> element(FactDeclaration declared) {
        return switch (declared.type()) {
            case BOOLEAN -> Formats.map(Formats.bool(), value -> FactValue.of((boolean) value));
            case NUMBER -> Formats.map(number(), FactValue::of);
            case TEXT, TEXTS -> Formats.map(Formats.loose(), FactValue::of);
            case DATE -> Formats.map(Formats.date(), FactValue::of);
            case INSTANT -> Formats.map(Formats.instant(), instant -> FactValue.of(instant.toInstant()));
            case TERM, TERMS -> Formats.map(term(declared), FactValue::of);
            case ZONE, LEDGER -> throw new IllegalArgumentException("no file states a fact of this type");
        };
    }

    /** A bound on a fact: of days and moments, either. */
    Format<FactValue> bound(FactDeclaration declared) {
        return declared.type().isDay() ? Formats.map(Formats.moment(), Moment::asFact) : element(declared);
    }

    private Format<Term> term(FactDeclaration declared) {
        return terms.term(declared.dimension().orElse(Dimension.CATEGORY), Term.class);
    }

    private static Format<BigDecimal> number() {
        return Formats.scalar("a number", ImmutableMap.of("type", List.of("number", "string")), text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("expected a number, found '" + text + "'", e);
            }
        });
    }

    /** The keys under which a party's declared facts are stated. */
    static final class Stated {
        private final Map<String, Field<FactValue>> fields = new LinkedHashMap<>();

        /** Adds a key for each fact about the parties that somebody states and that has no key of its own yet. */
        Stated(ObjectFormat object, TermFormats terms, Predicate<FactDeclaration> which, String... parties) {
            FactFormats formats = new FactFormats(terms);
            for (String party : parties) {
                for (FactDeclaration declared : terms.vocabulary().facts(party)) {
                    String name = declared.attribute();
                    if (isStated(declared)
                            && which.test(declared)
                            && !object.keys().contains(name)) {
                        fields.put(name, object.optional(name, formats.value(declared), declared.meaning()));
                    }
                }
            }
        }

        /** The keys that were added. */
        Set<String> keys() {
            return fields.keySet();
        }

        Map<String, FactValue> of(Values values) {
            Map<String, FactValue> stated = new LinkedHashMap<>();
            fields.forEach((name, field) -> values.find(field).ifPresent(value -> stated.put(name, value)));
            return stated;
        }

        private static boolean isStated(FactDeclaration declared) {
            return declared.type().isDeclarable() && !FactKeys.isOwn(declared.name());
        }
    }

    /** Facts that people and agencies have, too. */
    static boolean isOfAnybody(FactDeclaration declared) {
        return !PartyAttributes.isOfOrganizationsOnly(declared.name());
    }
}
