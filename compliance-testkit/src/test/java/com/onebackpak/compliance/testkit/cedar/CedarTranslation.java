package com.onebackpak.compliance.testkit.cedar;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.testkit.cedar.CedarExpression.Call;
import com.onebackpak.compliance.testkit.cedar.CedarExpression.Literal;
import com.onebackpak.compliance.testkit.cedar.CedarExpression.Variable;
import com.onebackpak.compliance.testkit.cedar.CedarValue.Kind;
import com.onebackpak.compliance.testkit.cedar.FactPath.Step;
import com.onebackpak.compliance.testkit.cedar.Operand.Case;
import com.onebackpak.compliance.testkit.cedar.Operand.Known;
import com.onebackpak.compliance.testkit.cedar.Operand.OfFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Says expressions of Cedar as conditions. Each is said twice, when it is true and when it is false: where an evaluation
 * is an error to Cedar, it is neither, so that the policy does not apply whatever stands around it.
 */
final class CedarTranslation {
    private static final int MAX_CASES = 100;
    private static final Set<String> TRUTHS = Set.of(
            "&&",
            "||",
            "!",
            "==",
            "!=",
            "<",
            "<=",
            ">",
            ">=",
            "in",
            "has",
            "is",
            "like",
            "hasTag",
            "isEmpty",
            "contains",
            "containsAll",
            "containsAny",
            "lessThan",
            "lessThanOrEqual",
            "greaterThan",
            "greaterThanOrEqual");

    private final AskedFacts facts;
    private final Equality equality;
    private final SetTests sets;
    private final EntityTests entities;
    private final Order order;

    CedarTranslation(AskedFacts facts) {
        this.facts = facts;
        this.equality = new Equality(facts);
        this.sets = new SetTests(facts, equality);
        this.entities = new EntityTests(facts);
        this.order = new Order(facts);
    }

    /** When the policy applies. */
    Said of(CedarPolicy policy) {
        return truth(policy.whole()).holds();
    }

    private Verdict truth(CedarExpression expression) {
        if (!(expression instanceof Call call) || !TRUTHS.contains(call.operator())) {
            return any(cases(expression), this::truth);
        }
        List<CedarExpression> operands = call.operands();
        CedarExpression first = operands.get(0);
        return switch (call.operator()) {
            case "&&" -> truth(first).and(truth(operands.get(1)));
            case "||" -> truth(first).or(truth(operands.get(1)));
            case "!" -> truth(first).not();
            case "isEmpty" -> any(cases(first), sets::isEmpty);
            case "is" -> any(cases(first), one -> entities.is(one, text(operands.get(1))));
            case "has" -> any(cases(first), one -> entities.has(one, new Step(false, text(operands.get(1)))));
            case "like" -> any(cases(first), one -> isLike(one, text(operands.get(1))));
            default ->
                operands.size() == 2
                        ? any(pairs(cases(first), cases(operands.get(1))), pair -> compared(call.operator(), pair))
                        : Verdict.ERROR;
        };
    }

    private Verdict compared(String operator, Operand pair) {
        Operand one = parts(pair).get(0);
        Operand other = parts(pair).get(1);
        return switch (operator) {
            case "==" -> Verdict.of(Said.ALWAYS, equality.of(one, other));
            case "!=" -> Verdict.of(Said.ALWAYS, equality.of(one, other)).not();
            case "<" -> order.isBelow(one, other, true, Order.COMPARABLE);
            case "<=" -> order.isBelow(one, other, false, Order.COMPARABLE);
            case ">" -> order.isBelow(other, one, true, Order.COMPARABLE);
            case ">=" -> order.isBelow(other, one, false, Order.COMPARABLE);
            case "lessThan" -> order.isBelow(one, other, true, Order.DECIMALS);
            case "lessThanOrEqual" -> order.isBelow(one, other, false, Order.DECIMALS);
            case "greaterThan" -> order.isBelow(other, one, true, Order.DECIMALS);
            case "greaterThanOrEqual" -> order.isBelow(other, one, false, Order.DECIMALS);
            case "in" -> entities.in(one, other);
            case "contains" -> sets.contains(one, other);
            case "containsAll" -> sets.containsAll(one, other);
            case "containsAny" -> sets.containsAny(one, other);
            default -> tagOf(one, other).map(step -> entities.has(one, step)).orElse(noTag(other));
        };
    }

    private static Optional<Step> tagOf(Operand entity, Operand key) {
        boolean mayHave = entity instanceof OfFact || entity.isKnown(Kind.ENTITY);
        return mayHave && key instanceof Known known && known.value() instanceof CedarValue.Text name
                ? Optional.of(new Step(true, name.value()))
                : Optional.empty();
    }

    private static Verdict noTag(Operand key) {
        return key instanceof OfFact ? Verdict.unsayable("a tag that a fact names") : Verdict.ERROR;
    }

    /** Whether it is true in one of the cases, and whether it is false in one. */
    private static Verdict any(List<Case> cases, Function<Operand, Verdict> judged) {
        List<Verdict> verdicts = cases.stream()
                .map(one -> unsayable(one.operand())
                        .map(Verdict::unsayable)
                        .orElseGet(() -> judged.apply(one.operand()))
                        .where(one.guard()))
                .toList();
        return new Verdict(
                Said.any(verdicts.stream().map(Verdict::holds).toList()),
                Said.any(verdicts.stream().map(Verdict::fails).toList()));
    }

    /** Why nothing can be asked of it, or of one of a pair. */
    private static Optional<String> unsayable(Operand operand) {
        if (operand instanceof Operand.Elements elements) {
            return elements.operands().stream()
                    .flatMap(one -> unsayable(one).stream())
                    .findFirst();
        }
        if (operand instanceof Operand.Record record) {
            return record.operands().values().stream()
                    .flatMap(one -> unsayable(one).stream())
                    .findFirst();
        }
        return operand instanceof Operand.Unsayable no ? Optional.of(no.reason()) : Optional.empty();
    }

    private Verdict truth(Operand operand) {
        if (operand instanceof Known known && known.value() instanceof CedarValue.Bool bool) {
            return Verdict.of(bool.value());
        }
        return operand instanceof OfFact
                ? new Verdict(
                        equality.of(new Known(new CedarValue.Bool(true)), operand),
                        equality.of(new Known(new CedarValue.Bool(false)), operand))
                : Verdict.ERROR;
    }

    private Verdict isLike(Operand operand, String pattern) {
        if (operand instanceof Known known) {
            return known.value() instanceof CedarValue.Text text
                    ? Verdict.of(CedarEscapes.matches(text.value(), pattern))
                    : Verdict.ERROR;
        }
        if (!(operand instanceof OfFact fact)) {
            return Verdict.ERROR;
        }
        return pattern.indexOf('*') >= 0
                ? Verdict.unsayable("like with a wildcard")
                : Verdict.of(
                        facts.isOfKind(fact.path(), Kind.STRING),
                        equality.of(new Known(new CedarValue.Text(CedarEscapes.literally(pattern))), operand));
    }

    private static String text(CedarExpression literal) {
        return ((CedarValue.Text) ((Literal) literal).value()).value();
    }

    private List<Case> cases(CedarExpression expression) {
        if (expression instanceof Literal literal) {
            return List.of(new Case(Said.ALWAYS, new Known(literal.value())));
        }
        if (expression instanceof Variable variable) {
            return List.of(new Case(Said.ALWAYS, new OfFact(FactPath.of(variable.name()))));
        }
        Call call = (Call) expression;
        if (TRUTHS.contains(call.operator())) {
            Verdict verdict = truth(call);
            return possible(List.of(
                    new Case(verdict.holds(), new Known(new CedarValue.Bool(true))),
                    new Case(verdict.fails(), new Known(new CedarValue.Bool(false)))));
        }
        List<CedarExpression> operands = call.operands();
        return switch (call.operator()) {
            case "if" -> ifThenElse(operands);
            case "." -> each(cases(operands.get(0)), one -> of(one, new Step(false, text(operands.get(1)))));
            case "getTag" -> each(all(operands), together -> tag(parts(together)));
            case "[]" -> each(all(operands), together -> set(parts(together)));
            case "{}" -> record(operands);
            default -> each(all(operands), together -> computed(call.operator(), parts(together)));
        };
    }

    private List<Case> ifThenElse(List<CedarExpression> operands) {
        Verdict condition = truth(operands.get(0));
        List<Case> cases = new ArrayList<>(where(condition.holds(), cases(operands.get(1))));
        cases.addAll(where(condition.fails(), cases(operands.get(2))));
        return possible(cases);
    }

    private static List<Case> where(Said guard, List<Case> cases) {
        return cases.stream()
                .map(one -> new Case(Said.all(guard, one.guard()), one.operand()))
                .toList();
    }

    private List<Case> of(Operand base, Step step) {
        if (base instanceof Operand.Record record) {
            Operand field = record.operands().get(step.name());
            return field == null ? List.of() : List.of(new Case(Said.ALWAYS, field));
        }
        if (base instanceof Known known && known.value() instanceof CedarValue.Fields fields) {
            CedarValue field = fields.values().get(step.name());
            return field == null ? List.of() : List.of(new Case(Said.ALWAYS, new Known(field)));
        }
        return EntityTests.path(base)
                .map(path -> path.then(step))
                .map(path -> List.of(new Case(facts.isPresent(path), new OfFact(path))))
                .orElse(List.of());
    }

    private List<Case> tag(List<Operand> operands) {
        Operand key = operands.get(1);
        return tagOf(operands.get(0), key)
                .map(step -> of(operands.get(0), step))
                .orElseGet(() -> key instanceof OfFact
                        ? List.of(new Case(Said.ALWAYS, new Operand.Unsayable("a tag that a fact names")))
                        : List.of());
    }

    private static List<Case> set(List<Operand> operands) {
        if (operands.stream().allMatch(Known.class::isInstance)) {
            return List.of(new Case(
                    Said.ALWAYS,
                    new Known(new CedarValue.Members(operands.stream()
                            .map(one -> ((Known) one).value())
                            .collect(ImmutableSet.toImmutableSet())))));
        }
        return List.of(new Case(Said.ALWAYS, new Operand.Elements(operands)));
    }

    private List<Case> record(List<CedarExpression> operands) {
        List<String> names = new ArrayList<>();
        List<CedarExpression> values = new ArrayList<>();
        for (int i = 0; i < operands.size(); i += 2) {
            names.add(text(operands.get(i)));
            values.add(operands.get(i + 1));
        }
        return each(all(values), together -> {
            List<Operand> fields = parts(together);
            Map<String, Operand> record = new LinkedHashMap<>();
            Map<String, CedarValue> known = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                record.put(names.get(i), fields.get(i));
                if (fields.get(i) instanceof Known one) {
                    known.put(names.get(i), one.value());
                }
            }
            return List.of(new Case(
                    Said.ALWAYS,
                    known.size() == record.size()
                            ? new Known(new CedarValue.Fields(known))
                            : new Operand.Record(record)));
        });
    }

    private static List<Case> computed(String operator, List<Operand> operands) {
        if (!operands.stream().allMatch(Known.class::isInstance)) {
            return List.of(new Case(Said.ALWAYS, new Operand.Unsayable("'" + operator + "' of a fact")));
        }
        List<CedarValue> values =
                operands.stream().map(one -> ((Known) one).value()).toList();
        return CedarConstants.isKnown(operator)
                ? CedarConstants.of(operator, values)
                        .map(value -> List.of(new Case(Said.ALWAYS, (Operand) new Known(value))))
                        .orElse(List.of())
                : List.of(new Case(Said.ALWAYS, new Operand.Unsayable("'" + operator + "'")));
    }

    /** The operands together, in each combination of their cases. */
    private List<Case> all(List<CedarExpression> operands) {
        List<Case> together = List.of(new Case(Said.ALWAYS, new Operand.Elements(List.of())));
        for (CedarExpression operand : operands) {
            together = combined(together, cases(operand), CedarTranslation::with);
        }
        return together;
    }

    private static List<Operand> parts(Operand together) {
        return ((Operand.Elements) together).operands();
    }

    private static Operand with(Operand all, Operand next) {
        if (all instanceof Operand.Unsayable) {
            return all;
        }
        List<Operand> more = new ArrayList<>(parts(all));
        more.add(next);
        return new Operand.Elements(more);
    }

    private static List<Case> pairs(List<Case> ones, List<Case> others) {
        return combined(ones, others, (one, other) -> new Operand.Elements(List.of(one, other)));
    }

    private static List<Case> combined(List<Case> ones, List<Case> others, BinaryOperator<Operand> joined) {
        if (ones.size() * others.size() > MAX_CASES) {
            return List.of(new Case(Said.ALWAYS, new Operand.Unsayable("too many cases")));
        }
        List<Case> cases = new ArrayList<>();
        for (Case one : ones) {
            for (Case other : others) {
                cases.add(new Case(Said.all(one.guard(), other.guard()), joined.apply(one.operand(), other.operand())));
            }
        }
        return possible(cases);
    }

    private static List<Case> each(List<Case> cases, Function<Operand, List<Case>> operation) {
        List<Case> all = new ArrayList<>();
        for (Case one : cases) {
            Optional<String> reason = unsayable(one.operand());
            List<Case> results = reason.isPresent()
                    ? List.of(new Case(Said.ALWAYS, new Operand.Unsayable(reason.get())))
                    : operation.apply(one.operand());
            all.addAll(where(one.guard(), results));
        }
        return possible(all);
    }

    private static List<Case> possible(List<Case> cases) {
        return cases.stream().filter(one -> !one.guard().equals(Said.NEVER)).toList();
    }
}
