package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Quantity;
import com.onebackpak.compliance.testkit.cedar.Operand.Known;
import com.onebackpak.compliance.testkit.cedar.Operand.OfFact;
import java.math.BigDecimal;
import java.util.Set;

/** Which of two quantities is the smaller one. */
final class Order {
    /** What {@code <} can be asked of. */
    static final Set<Kind> COMPARABLE = Set.of(Kind.LONG, Kind.DATETIME, Kind.DURATION);

    /** What {@code lessThan} and its like can be asked of. */
    static final Set<Kind> DECIMALS = Set.of(Kind.DECIMAL);

    private static final BigDecimal LEAST_DECIMAL = new BigDecimal("0.0001");

    private final AskedFacts facts;

    Order(AskedFacts facts) {
        this.facts = facts;
    }

    /** Whether the one is below the other, or, unless strictly, the same. */
    Verdict isBelow(Operand one, Operand other, boolean isStrict, Set<Kind> kinds) {
        if (one instanceof OfFact && other instanceof OfFact) {
            return Verdict.unsayable("order of two facts");
        }
        if (one instanceof OfFact fact && other instanceof Known known) {
            return atLeast(fact.path(), known.value(), !isStrict, kinds).not();
        }
        if (one instanceof Known known && other instanceof OfFact fact) {
            return atLeast(fact.path(), known.value(), isStrict, kinds);
        }
        if (one instanceof Known a
                && a.value() instanceof Quantity first
                && other instanceof Known b
                && b.value() instanceof Quantity second
                && first.kind() == second.kind()
                && kinds.contains(first.kind())) {
            int order = first.value().compareTo(second.value());
            return Verdict.of(isStrict ? order < 0 : order <= 0);
        }
        return Verdict.ERROR;
    }

    private Verdict atLeast(FactPath path, CedarValue bound, boolean isAbove, Set<Kind> kinds) {
        if (!(bound instanceof Quantity quantity) || !kinds.contains(quantity.kind())) {
            return Verdict.ERROR;
        }
        if (quantity.kind() == Kind.DECIMAL && facts.kinds(path).contains(Kind.STRING)) {
            return Verdict.unsayable("a text of which only the schema tells that it is a decimal");
        }
        BigDecimal least = quantity.kind() == Kind.DECIMAL ? LEAST_DECIMAL : BigDecimal.ONE;
        Quantity from = isAbove ? new Quantity(quantity.kind(), quantity.value().add(least)) : quantity;
        if (quantity.kind() == Kind.DATETIME && from.value().unscaledValue().bitLength() > 63) {
            return Verdict.unsayable("a moment beyond the last");
        }
        return new Verdict(
                facts.test(path, Aspect.of(quantity.kind()), new FactComparison.AtLeast(Aspect.of(from))),
                facts.test(path, Aspect.of(quantity.kind()), new FactComparison.Below(Aspect.of(from))));
    }
}
