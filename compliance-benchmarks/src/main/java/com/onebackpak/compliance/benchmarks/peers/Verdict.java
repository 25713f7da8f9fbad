package com.onebackpak.compliance.benchmarks.peers;

/**
 * What comes of a request where one rule is told as the reason.
 *
 * @param permit whether it is permitted
 * @param rule the first rule, in the table's order, that determines it; empty: none does
 */
public record Verdict(boolean permit, String rule) {
    /** No rule fires. */
    public static final Verdict NONE = new Verdict(false, "");

    /** It is permitted by a rule. */
    public static Verdict permit(String rule) {
        return new Verdict(true, rule);
    }

    /** It is forbidden by a rule. */
    public static Verdict forbid(String rule) {
        return new Verdict(false, rule);
    }

    /** The same in the table's terms. */
    public Answer answer() {
        return Answer.ofFirst(permit, rule);
    }
}
