package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.testkit.cedar.Operand.Known;
import com.onebackpak.compliance.testkit.cedar.Operand.OfFact;
import com.onebackpak.compliance.vocabulary.FactValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When two operands are equal. Values of different kinds never are, and to compare them is no error. */
final class Equality {
    private static final String OF_SETS = "equality of two facts that are sets";
    private static final String OF_RECORDS = "equality of two facts that are records";

    private final AskedFacts facts;

    Equality(AskedFacts facts) {
        this.facts = facts;
    }

    Said of(Operand one, Operand other) {
        if (one.equals(other)) {
            return Said.ALWAYS;
        }
        if (one instanceof Known a && other instanceof Known b) {
            return Said.of(a.value().equals(b.value()));
        }
        if (one instanceof OfFact a && other instanceof OfFact b) {
            return ofFacts(a.path(), b.path());
        }
        if (one instanceof OfFact) {
            return of(other, one);
        }
        if (isRecord(one)) {
            return ofRecord(fields(one), other);
        }
        if (one.isWrittenSet()) {
            return ofSet(one, other);
        }
        return one instanceof Known known && other instanceof OfFact fact
                ? ofSingle(known.value(), fact.path())
                : Said.NEVER;
    }

    private Said ofFacts(FactPath one, FactPath other) {
        for (Kind kind : Set.of(Kind.SET, Kind.RECORD)) {
            if (facts.kinds(one).contains(kind) && facts.kinds(other).contains(kind)) {
                return Said.unsayable(kind == Kind.SET ? OF_SETS : OF_RECORDS);
            }
        }
        return facts.same(one, Aspect.SCALAR, other, Aspect.SCALAR);
    }

    private Said ofSingle(CedarValue value, FactPath path) {
        if (value instanceof CedarValue.Bool bool) {
            Said isTrue = facts.is(path, Aspect.BOOL, FactValue.of(true));
            return bool.value() ? isTrue : Said.all(facts.isOfKind(path, Kind.BOOL), isTrue.not());
        }
        if (value instanceof CedarValue.Text text) {
            return facts.is(path, Aspect.STRING, FactValue.of(text.value()));
        }
        if (value instanceof CedarValue.Quantity quantity) {
            return facts.is(path, Aspect.of(quantity.kind()), Aspect.of(quantity));
        }
        return facts.is(path, Aspect.SCALAR, FactValue.of(value.tagged().orElseThrow()));
    }

    private Said ofRecord(Map<String, Operand> fields, Operand other) {
        if (!isRecord(other) && !(other instanceof OfFact)) {
            return Said.NEVER;
        }
        List<Said> parts = new ArrayList<>();
        if (other instanceof OfFact fact) {
            parts.add(facts.isOfKind(fact.path(), Kind.RECORD));
            parts.add(facts.is(fact.path(), Aspect.SIZE, FactValue.of(fields.size())));
            fields.forEach((name, field) -> {
                FactPath path = fact.path().then(new FactPath.Step(false, name));
                parts.add(facts.isPresent(path));
                parts.add(of(field, new OfFact(path)));
            });
        } else {
            Map<String, Operand> others = fields(other);
            parts.add(Said.of(fields.keySet().equals(others.keySet())));
            fields.forEach(
                    (name, field) -> parts.add(others.containsKey(name) ? of(field, others.get(name)) : Said.NEVER));
        }
        return Said.all(parts);
    }

    private Said ofSet(Operand set, Operand other) {
        List<Operand> elements = Operand.elements(set);
        if (other.isWrittenSet()) {
            List<Operand> others = Operand.elements(other);
            return Said.all(areAmong(elements, others), areAmong(others, elements));
        }
        if (!(other instanceof OfFact fact)) {
            return Said.NEVER;
        }
        List<Said> parts = new ArrayList<>(List.of(
                facts.isOfKind(fact.path(), Kind.SET),
                facts.is(fact.path(), Aspect.SIZE, FactValue.of(elements.size()))));
        for (Operand element : elements) {
            if (set instanceof Operand.Elements || tag(element).isEmpty()) {
                parts.add(Said.unsayable("equality of a set with a set of facts, sets or records"));
            } else {
                parts.add(facts.test(fact.path(), Aspect.MEMBERS, new FactComparison.Has(FactValue.of(tag(element)))));
            }
        }
        return Said.all(parts);
    }

    private static String tag(Operand element) {
        return element instanceof Known known ? known.value().tagged().orElse("") : "";
    }

    private Said areAmong(List<Operand> elements, List<Operand> others) {
        return Said.all(elements.stream()
                .map(element -> Said.any(
                        others.stream().map(other -> of(element, other)).toList()))
                .toList());
    }

    private static boolean isRecord(Operand operand) {
        return operand instanceof Operand.Record || operand.isKnown(Kind.RECORD);
    }

    private static Map<String, Operand> fields(Operand operand) {
        if (operand instanceof Operand.Record record) {
            return record.operands();
        }
        Map<String, Operand> fields = new LinkedHashMap<>();
        ((CedarValue.Fields) ((Known) operand).value())
                .values()
                .forEach((name, value) -> fields.put(name, new Known(value)));
        return fields;
    }
}
