package com.onebackpak.compliance.testkit.cedar;

import java.util.List;

/** An expression of Cedar as it was read. Immutable. */
sealed interface CedarExpression {
    /** Whether it is a constant truth value, so that it restricts nothing or everything. */
    default boolean isTrivial() {
        return this instanceof Literal literal && literal.value() instanceof CedarValue.Bool;
    }

    /** A value that is written out. */
    record Literal(CedarValue value) implements CedarExpression {}

    /** The principal, the action, the resource or the context. */
    record Variable(String name) implements CedarExpression {}

    /**
     * Anything that is made of other expressions. Names of attributes, types and patterns are literals among them.
     *
     * @param operator how it is called: as written, {@code .} for an attribute, {@code neg}, {@code []}, <code>{}</code>
     * @param operands what it is made of
     */
    record Call(String operator, List<CedarExpression> operands) implements CedarExpression {
        /** Copies what is given. */
        public Call {
            operands = List.copyOf(operands);
        }
    }

    /** Text among the operands. */
    static CedarExpression text(String value) {
        return new Literal(new CedarValue.Text(value));
    }

    /** An operation. */
    static CedarExpression call(String operator, CedarExpression... operands) {
        return new Call(operator, List.of(operands));
    }
}
