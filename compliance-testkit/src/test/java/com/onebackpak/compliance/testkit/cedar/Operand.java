package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import java.util.List;
import java.util.Map;

/** What an expression comes to in one of its cases. Immutable. */
sealed interface Operand {
    /** A value that is written out. */
    record Known(CedarValue value) implements Operand {}

    /** What a fact tells. */
    record OfFact(FactPath path) implements Operand {}

    /** A set that is written out of parts, some of which facts tell. */
    record Elements(List<Operand> operands) implements Operand {}

    /** A record that is written out of parts, some of which facts tell. */
    record Record(Map<String, Operand> operands) implements Operand {}

    /** What the language has no way to ask of. */
    record Unsayable(String reason) implements Operand {}

    /** An operand, and when it is this one. */
    record Case(Said guard, Operand operand) {}

    /** The parts of a set that is written out. */
    static List<Operand> elements(Operand set) {
        return set instanceof Elements elements
                ? elements.operands()
                : ((CedarValue.Members) ((Known) set).value())
                        .values().stream().<Operand>map(Known::new).collect(ImmutableList.toImmutableList());
    }

    /** Whether it is a set that is written out. */
    default boolean isWrittenSet() {
        return this instanceof Elements || isKnown(Kind.SET);
    }

    /** Whether it is a value of the kind that is written out. */
    default boolean isKnown(Kind kind) {
        return this instanceof Known known && known.value().kind() == kind;
    }
}
