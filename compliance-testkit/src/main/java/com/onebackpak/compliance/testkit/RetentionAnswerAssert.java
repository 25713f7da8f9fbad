package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Assertions on how long data may stay: the day, what is due then, whether a hold stops it, and which clauses say so.
 * Each failure shows the whole answer.
 *
 * <pre>{@code
 * assertThat(policy.retention(keeping(Category.WORK).about(aStudent().at(school))))
 *         .isDueOn("2026-04-30")
 *         .demands(RetentionAction.DELETE)
 *         .isNotHeld()
 *         .cites("Backpak C68");
 * }</pre>
 */
public final class RetentionAnswerAssert extends ReasonedAssert<RetentionAnswerAssert, RetentionAnswer> {
    RetentionAnswerAssert(RetentionAnswer actual) {
        super(actual, RetentionAnswerAssert.class);
    }

    /** Asserts that the action is due by this day. */
    public RetentionAnswerAssert isDueOn(LocalDate day) {
        isNotNull();
        return is("due", day.toString(), due());
    }

    /** Asserts that the action is due by this day, such as {@code 2026-04-30}. */
    public RetentionAnswerAssert isDueOn(String day) {
        return isDueOn(LocalDate.parse(day));
    }

    /** Asserts that no day is set, whether the data may stay or a number is missing. */
    public RetentionAnswerAssert hasNoDueDate() {
        isNotNull();
        return is("due", "no date", due());
    }

    private String due() {
        return actual.due().map(LocalDate::toString).orElse("no date");
    }

    /** Asserts what is to happen to the data. */
    public RetentionAnswerAssert demands(RetentionAction action) {
        isNotNull();
        return is("action", action, actual.action());
    }

    /** Asserts that a hold stops a deletion for now, or may. */
    public RetentionAnswerAssert isHeld() {
        isNotNull();
        return is("held", true, actual.held());
    }

    /** Asserts that it is known that no hold stops a deletion. */
    public RetentionAnswerAssert isNotHeld() {
        isNotNull();
        return is("held", false, actual.held());
    }

    /**
     * Asserts that these retention provisions and limits are among those that answered.
     *
     * @throws IllegalArgumentException if none is named
     */
    public RetentionAnswerAssert determinedBy(String... provisions) {
        isNotNull();
        return namesAll("provisions that determine", provisions, actual.provisions());
    }

    /**
     * Asserts that the answer cites these clauses and sections, or paragraphs of them.
     *
     * @throws IllegalArgumentException if none is named
     */
    public RetentionAnswerAssert cites(String... citations) {
        isNotNull();
        return citesAll(citations, actual.cites());
    }

    /**
     * Asserts that these findings or limits, by their ids, are among those that say why there is no date.
     *
     * @throws IllegalArgumentException if none is named
     */
    public RetentionAnswerAssert finds(String... ids) {
        isNotNull();
        requireAny("findings", ids);
        return holds(
                Stream.of(ids).allMatch(id -> actual.findings().stream().anyMatch(says -> says.startsWith(id + ": "))),
                "findings",
                List.of(ids),
                actual.findings());
    }

    /** Asserts that exactly these facts are needed for an answer; none: that none is. */
    public RetentionAnswerAssert missing(String... facts) {
        isNotNull();
        return is("missing facts", new TreeSet<>(List.of(facts)), actual.missing());
    }

    @Override
    String reasons() {
        return actual.action() + " by " + due() + (actual.held() ? ", held for now" : "")
                + "\n  determined by: " + actual.provisions()
                + "\n  cites: " + actual.cites()
                + "\n  findings: " + actual.findings()
                + "\n  needed to answer: " + actual.missing();
    }
}
