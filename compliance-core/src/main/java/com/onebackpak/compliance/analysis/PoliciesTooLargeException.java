package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.exception.ComplianceException;
import java.util.function.Supplier;

/**
 * Thrown where policies tell so many situations apart that an answer takes more diagrams, or more steps to make these, than
 * the analysis was allowed. Nothing was answered. Its message names the claim or the rule, how much was allowed, and what
 * would help: fewer policies at once, an agency's with those that bind everybody; or more diagrams, and memory for them. It
 * holds no personal data.
 */
public final class PoliciesTooLargeException extends ComplianceException {
    private static final long serialVersionUID = 2L;

    private final String asked;
    private final String takes;

    PoliciesTooLargeException(String takes) {
        this("", takes);
    }

    private PoliciesTooLargeException(String asked, String takes) {
        super("to tell " + (asked.isEmpty() ? "what was asked" : asked) + " takes " + takes
                + ": these policies tell too many situations apart; ask about fewer of them at once, let conditions"
                + " combine fewer facts, or allow more diagrams");
        this.asked = asked;
        this.takes = takes;
    }

    /** An answer; if there is too much to it, the question is named. */
    static <T> T naming(String question, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (PoliciesTooLargeException e) {
            throw new PoliciesTooLargeException(
                    question + (e.asked.isEmpty() ? "" : ", and so " + e.asked + ","), e.takes);
        }
    }
}
