package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.testkit.cedar.CedarExpression.Call;
import com.onebackpak.compliance.testkit.cedar.CedarExpression.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads policies of Cedar. Not thread-safe. */
final class CedarParser {
    private static final Set<String> VARIABLES = Set.of("principal", "action", "resource", "context");
    private static final Set<String> RELATIONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");

    private final CedarTokens tokens;

    private CedarParser(CedarTokens tokens) {
        this.tokens = tokens;
    }

    /** The policies of a file, in its order. */
    static List<CedarPolicy> policies(String text) {
        CedarParser parser = new CedarParser(new CedarTokens(text));
        List<CedarPolicy> policies = new ArrayList<>();
        while (!parser.tokens.isAtEnd()) {
            policies.add(parser.policy("policy" + policies.size()));
        }
        return policies;
    }

    private CedarPolicy policy(String id) {
        while (tokens.takes("@")) {
            tokens.take();
            if (tokens.takes("(")) {
                tokens.text();
                tokens.expect(")");
            }
        }
        boolean permits = tokens.take().equals("permit");
        tokens.expect("(");
        List<CedarExpression> scope = new ArrayList<>();
        do {
            CedarExpression restriction = expression();
            if (restriction instanceof Call) {
                scope.add(restriction);
            }
        } while (tokens.takes(","));
        tokens.expect(")");
        List<CedarPolicy.Condition> conditions = new ArrayList<>();
        while (!tokens.takes(";")) {
            boolean isUnless = tokens.take().equals("unless");
            tokens.expect("{");
            conditions.add(new CedarPolicy.Condition(isUnless, expression()));
            tokens.expect("}");
        }
        return new CedarPolicy(id, permits, scope, conditions);
    }

    private CedarExpression expression() {
        if (tokens.takes("if")) {
            CedarExpression condition = expression();
            tokens.expect("then");
            CedarExpression then = expression();
            tokens.expect("else");
            return CedarExpression.call("if", condition, then, expression());
        }
        CedarExpression one = conjunction();
        while (tokens.takes("||")) {
            one = CedarExpression.call("||", one, conjunction());
        }
        return one;
    }

    private CedarExpression conjunction() {
        CedarExpression one = relation();
        while (tokens.takes("&&")) {
            one = CedarExpression.call("&&", one, relation());
        }
        return one;
    }

    private CedarExpression relation() {
        CedarExpression one = sum();
        if (RELATIONS.contains(tokens.peek())) {
            return CedarExpression.call(tokens.take(), one, sum());
        }
        if (tokens.takes("has")) {
            return has(one);
        }
        if (tokens.takes("like")) {
            return CedarExpression.call("like", one, CedarExpression.text(tokens.text()));
        }
        if (tokens.takes("is")) {
            CedarExpression is = CedarExpression.call("is", one, CedarExpression.text(name()));
            return tokens.takes("in") ? CedarExpression.call("&&", is, CedarExpression.call("in", one, sum())) : is;
        }
        return one;
    }

    /** A path of attributes is had where each has the next. */
    private CedarExpression has(CedarExpression whole) {
        CedarExpression base = whole;
        CedarExpression attribute = CedarExpression.text(tokens.isText() ? tokens.text() : tokens.take());
        CedarExpression has = CedarExpression.call("has", base, attribute);
        while (tokens.takes(".")) {
            base = CedarExpression.call(".", base, attribute);
            attribute = CedarExpression.text(tokens.take());
            has = CedarExpression.call("&&", has, CedarExpression.call("has", base, attribute));
        }
        return has;
    }

    private CedarExpression sum() {
        CedarExpression one = product();
        while (tokens.peek().equals("+") || tokens.peek().equals("-")) {
            one = CedarExpression.call(tokens.take(), one, product());
        }
        return one;
    }

    private CedarExpression product() {
        CedarExpression one = unary();
        while (tokens.takes("*")) {
            one = CedarExpression.call("*", one, unary());
        }
        return one;
    }

    private CedarExpression unary() {
        if (tokens.takes("!")) {
            return CedarExpression.call("!", unary());
        }
        if (tokens.takes("-")) {
            return isNumber() ? member(number("-" + tokens.take())) : CedarExpression.call("neg", unary());
        }
        return member(primary());
    }

    private boolean isNumber() {
        return !tokens.isAtEnd() && Character.isDigit(tokens.peek().charAt(0));
    }

    private static CedarExpression number(String digits) {
        return new Literal(new CedarValue.Quantity(CedarValue.Kind.LONG, new BigDecimal(digits)));
    }

    private CedarExpression member(CedarExpression start) {
        CedarExpression one = start;
        while (true) {
            if (tokens.takes("[")) {
                one = CedarExpression.call(".", one, CedarExpression.text(tokens.text()));
                tokens.expect("]");
            } else if (tokens.takes(".")) {
                String name = tokens.take();
                one = tokens.takes("(")
                        ? new Call(name, list(one, ")"))
                        : CedarExpression.call(".", one, CedarExpression.text(name));
            } else {
                return one;
            }
        }
    }

    private List<CedarExpression> list(CedarExpression first, String end) {
        List<CedarExpression> all = new ArrayList<>(List.of(first));
        all.addAll(list(end));
        return all;
    }

    private List<CedarExpression> list(String end) {
        List<CedarExpression> all = new ArrayList<>();
        while (!tokens.takes(end)) {
            all.add(expression());
            tokens.takes(",");
        }
        return all;
    }

    private CedarExpression primary() {
        if (tokens.takes("(")) {
            CedarExpression inner = expression();
            tokens.expect(")");
            return inner;
        }
        if (tokens.takes("[")) {
            return new Call("[]", list("]"));
        }
        if (tokens.takes("{")) {
            return record();
        }
        if (tokens.isText()) {
            return CedarExpression.text(CedarEscapes.literally(tokens.text()));
        }
        if (isNumber()) {
            return number(tokens.take());
        }
        String name = tokens.take();
        if (name.equals("true") || name.equals("false")) {
            return new Literal(new CedarValue.Bool(name.equals("true")));
        }
        return VARIABLES.contains(name) && !tokens.peek().equals("::")
                ? new CedarExpression.Variable(name)
                : named(name);
    }

    private CedarExpression record() {
        List<CedarExpression> fields = new ArrayList<>();
        while (!tokens.takes("}")) {
            fields.add(CedarExpression.text(tokens.isText() ? tokens.text() : tokens.take()));
            tokens.expect(":");
            fields.add(expression());
            tokens.takes(",");
        }
        return new Call("{}", fields);
    }

    private String name() {
        StringBuilder name = new StringBuilder(tokens.take());
        while (tokens.takes("::")) {
            name.append("::").append(tokens.take());
        }
        return name.toString();
    }

    /** An entity, or a function that is called. */
    private CedarExpression named(String first) {
        StringBuilder name = new StringBuilder(first);
        while (tokens.takes("::")) {
            if (tokens.isText()) {
                return new Literal(new CedarValue.EntityId(name.toString(), CedarEscapes.literally(tokens.text())));
            }
            name.append("::").append(tokens.take());
        }
        tokens.expect("(");
        return new Call(name.toString(), list(")"));
    }
}
