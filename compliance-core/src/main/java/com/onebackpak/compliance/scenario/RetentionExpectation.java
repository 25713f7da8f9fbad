package com.onebackpak.compliance.scenario;

import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of an answer on retention. Immutable.
 *
 * @param due the day that is expected; the inner optional is empty where no date is; outer: nothing is expected
 * @param action what must be due
 * @param held whether the data must be held
 * @param cites citations that the answer must name, or paragraphs of which it must name
 */
public record RetentionExpectation(
        Optional<Optional<LocalDate>> due,
        Optional<RetentionAction> action,
        Optional<Boolean> held,
        List<Citation> cites) {

    /** Returns how the answer differs from what is expected, a sentence each; empty if it does not. */
    public List<String> differences(RetentionAnswer answer) {
        List<String> differences = new ArrayList<>();
        due.filter(expected -> !expected.equals(answer.due()))
                .ifPresent(
                        expected -> differences.add("due: expected " + day(expected) + ", was " + day(answer.due())));
        action.filter(expected -> expected != answer.action())
                .ifPresent(expected -> differences.add("action: expected " + expected + ", was " + answer.action()));
        held.filter(expected -> expected != answer.held())
                .ifPresent(expected -> differences.add("held: expected " + expected + ", was " + answer.held()));
        cites.stream()
                .filter(expected -> answer.cites().stream().noneMatch(expected::covers))
                .forEach(expected -> differences.add("cites: expected " + expected + ", was " + answer.cites()));
        return differences;
    }

    private static String day(Optional<LocalDate> due) {
        return due.map(LocalDate::toString).orElse("none");
    }
}
