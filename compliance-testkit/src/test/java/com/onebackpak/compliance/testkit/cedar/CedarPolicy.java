package com.onebackpak.compliance.testkit.cedar;

import java.util.List;

/**
 * A policy of Cedar. Immutable.
 *
 * @param id how decisions call it: by its place in the file
 * @param permits whether it permits; else it forbids
 * @param scope what it restricts principal, action and resource to; nothing for those that it does not
 * @param conditions what must hold; of {@code unless}, the opposite
 */
record CedarPolicy(String id, boolean permits, List<CedarExpression> scope, List<Condition> conditions) {
    /**
     * A clause of a policy.
     *
     * @param isUnless whether it must not hold
     * @param body what
     */
    record Condition(boolean isUnless, CedarExpression body) {}

    /** Whether it restricts nothing and its conditions are written as constants. */
    boolean isTrivial() {
        return scope.isEmpty()
                && conditions.stream().allMatch(condition -> condition.body().isTrivial());
    }

    /** All that must hold for it to apply, as one expression. */
    CedarExpression whole() {
        CedarExpression whole = new CedarExpression.Literal(new CedarValue.Bool(true));
        for (CedarExpression restriction : scope) {
            whole = CedarExpression.call("&&", whole, restriction);
        }
        for (Condition condition : conditions) {
            CedarExpression body =
                    condition.isUnless() ? CedarExpression.call("!", condition.body()) : condition.body();
            whole = CedarExpression.call("&&", whole, body);
        }
        return whole;
    }
}
