package com.onebackpak.compliance.document;

import com.google.common.collect.ImmutableMap;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.DateTimeException;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The format of a test of a declared fact: the fact's declaration tells how what is asked of it is read. */
final class FactTestFormat {
    private static final String FACT = "fact";
    private static final Set<FactType> SCALAR =
            Set.of(FactType.BOOLEAN, FactType.NUMBER, FactType.TEXT, FactType.TERM, FactType.DATE, FactType.INSTANT);

    private final Vocabulary vocabulary;
    private final FactFormats formats;
    private final ObjectFormat object = ObjectFormat.of("a test of a fact");
    private final Field<Located<String>> fact =
            object.required(FACT, Formats.located(Formats.text()), "the fact's name");
    private final Field<Node> is = object.optional("is", anything(), "the value that it has");
    private final Field<Node> in = object.optional("in", anything(), "the values one of which it has");
    private final Field<Node> has = object.optional("has", anything(), "what a set has");
    private final Field<Node> atLeast = object.optional("at-least", anything(), "the least value");
    private final Field<Node> below = object.optional("below", anything(), "what it is below");
    private final Field<FactComparison> since =
            object.optional("since", since(), "how much time has passed since the day");
    private final Field<Located<String>> same =
            object.optional("same", Formats.located(Formats.text()), "the fact that has the same value");

    private FactTestFormat(TermFormats terms) {
        this.vocabulary = terms.vocabulary();
        this.formats = new FactFormats(terms);
        object.exactlyOneOf(is, in, has, atLeast, below, since, same);
    }

    /** A test of a fact where a mapping names one; else the other format. */
    static Format<Condition> or(Format<Condition> otherwise, TermFormats terms) {
        FactTestFormat tests = new FactTestFormat(terms);
        Format<Condition> test = tests.object.asFarAsReadable(tests::test);
        return new Format<>() {
            @Override
            public Condition read(Node node, Problems problems) {
                boolean namesFact = node instanceof MappingNode mapping
                        && mapping.entries().stream()
                                .anyMatch(entry -> entry.key().text().equals(FACT));
                return namesFact ? test.read(node, problems) : otherwise.read(node, problems);
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return Map.of("anyOf", List.of(otherwise.schema(definitions), test.schema(definitions)));
            }
        };
    }

    private Condition test(Values v, Problems problems) {
        Located<String> named = v.get(fact);
        FactDeclaration declared = declaration(named, FactType::isDeclarable);
        FactComparison comparison = comparison(declared, v, problems).orElseThrow(DocumentException::alreadyReported);
        return new Condition.FactTest(named.value(), comparison);
    }

    private FactDeclaration declaration(Located<String> named, Predicate<FactType> type) {
        try {
            return vocabulary.requireFact(named.value(), type);
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, named.position());
        }
    }

    private Optional<FactComparison> comparison(FactDeclaration declared, Values v, Problems problems) {
        v.find(since).ifPresent(s -> check(declared, since, declared.type().isDay(), v));
        v.find(same).ifPresent(s -> declaration(s, type -> FactComparison.areAlike(declared.type(), type)));
        return read(declared, is, SCALAR.contains(declared.type()), formats::element, v, problems)
                .<FactComparison>map(FactComparison.Is::new)
                .or(() -> read(declared, in, SCALAR.contains(declared.type()), this::elements, v, problems)
                        .map(values -> new FactComparison.In(new LinkedHashSet<>(values))))
                .or(() -> read(declared, has, declared.type().isSet(), formats::element, v, problems)
                        .map(FactComparison.Has::new))
                .or(() -> read(declared, atLeast, declared.type().isOrdered(), formats::bound, v, problems)
                        .map(FactComparison.AtLeast::new))
                .or(() -> read(declared, below, declared.type().isOrdered(), formats::bound, v, problems)
                        .map(FactComparison.Below::new))
                .or(() -> v.find(since))
                .or(() -> v.find(same).map(other -> new FactComparison.Same(other.value())));
    }

    private Format<List<FactValue>> elements(FactDeclaration declared) {
        return Formats.oneAtLeast(formats.element(declared));
    }

    private <T> Optional<T> read(
            FactDeclaration declared,
            Field<Node> key,
            boolean fits,
            Function<FactDeclaration, Format<T>> format,
            Values v,
            Problems problems) {
        Optional<Node> node = v.find(key);
        node.ifPresent(n -> check(declared, key, fits, v));
        return node.map(n -> format.apply(declared).read(n, problems));
    }

    private static void check(FactDeclaration declared, Field<?> key, boolean fits, Values v) {
        if (!fits) {
            throw new DocumentException(
                    "'" + key.name() + "' cannot be asked of '" + declared.name() + "', which is of type "
                            + declared.type().key(),
                    v.at(key));
        }
    }

    private static Format<FactComparison> since() {
        ObjectFormat object = ObjectFormat.of("'since'");
        Field<Period> atLeast = object.optional("at-least", period(), "that much or more");
        Field<Period> below = object.optional("below", period(), "less than that");
        object.exactlyOneOf(atLeast, below);
        return object.as(v -> v.find(atLeast)
                .<FactComparison>map(FactComparison.SinceAtLeast::new)
                .orElseGet(() -> new FactComparison.SinceBelow(v.get(below))));
    }

    private static Format<Period> period() {
        return Formats.scalar(
                "a period such as P60D or P1Y",
                ImmutableMap.of("type", "string", "pattern", "^P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$"),
                text -> {
                    try {
                        return Period.parse(text);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(
                                "expected a period of years, months, weeks or days such as P60D, found '" + text + "'",
                                e);
                    }
                });
    }

    /** What cannot be read before the fact is known. */
    private static Format<Node> anything() {
        return new Format<>() {
            @Override
            public Node read(Node node, Problems problems) {
                return node;
            }

            @Override
            public Map<String, Object> schema(SchemaDefinitions definitions) {
                return Map.of();
            }
        };
    }
}
