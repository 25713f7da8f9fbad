package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a decision: its outcome, its reasons and what is missing. Each failure shows the decision's whole
 * explanation.
 */
public final class PolicyDecisionAssert extends AbstractAssert<PolicyDecisionAssert, PolicyDecision> {
    PolicyDecisionAssert(PolicyDecision actual) {
        super(actual, PolicyDecisionAssert.class);
    }

    /** Asserts that the outcome is {@link Outcome#PERMIT}. */
    public PolicyDecisionAssert isPermitted() {
        return hasOutcome(Outcome.PERMIT);
    }

    /** Asserts that the outcome is {@link Outcome#DENY}. */
    public PolicyDecisionAssert isDenied() {
        return hasOutcome(Outcome.DENY);
    }

    /** Asserts that the outcome is {@link Outcome#INDETERMINATE}. */
    public PolicyDecisionAssert isIndeterminate() {
        return hasOutcome(Outcome.INDETERMINATE);
    }

    /** Asserts that the outcome is {@link Outcome#NOT_APPLICABLE}. */
    public PolicyDecisionAssert isNotApplicable() {
        return hasOutcome(Outcome.NOT_APPLICABLE);
    }

    private PolicyDecisionAssert hasOutcome(Outcome expected) {
        isNotNull();
        if (actual.outcome() != expected) {
            fail("outcome", expected, actual.outcome());
        }
        return this;
    }

    /** Asserts that these rules are among those that determined the outcome. */
    public PolicyDecisionAssert determinedBy(String... rules) {
        isNotNull();
        return namesAll("rules that determine", List.of(rules), actual.rules());
    }

    /** Asserts that the decision cites these clauses and sections, or paragraphs of them. */
    public PolicyDecisionAssert cites(String... citations) {
        isNotNull();
        List<Citation> expected = Stream.of(citations).map(Citation::parse).toList();
        if (!expected.stream().allMatch(e -> actual.cites().stream().anyMatch(e::covers))) {
            fail("citations", expected, actual.cites());
        }
        return this;
    }

    /** Asserts that these are owed along with the decision, whatever else is. */
    public PolicyDecisionAssert owes(ObligationKind... obligations) {
        isNotNull();
        return namesAll("obligations", List.of(obligations), owed());
    }

    /** Asserts that nothing is owed along with the decision. */
    public PolicyDecisionAssert owesNothing() {
        isNotNull();
        if (!owed().isEmpty()) {
            fail("obligations", List.of(), owed());
        }
        return this;
    }

    private Set<ObligationKind> owed() {
        return actual.obligations().stream().map(o -> o.kind()).collect(Collectors.toSet());
    }

    /** Asserts that exactly these categories would be permitted on their own; none: that none would be. */
    public PolicyDecisionAssert permitsOnly(Category... categories) {
        isNotNull();
        if (!Set.of(categories).equals(actual.permitted())) {
            fail("categories permitted on their own", paths(Set.of(categories)), paths(actual.permitted()));
        }
        return this;
    }

    private static Set<String> paths(Set<Category> categories) {
        return categories.stream().map(Category::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Asserts that the permit rests on these exemptions, whatever else it rests on. */
    public PolicyDecisionAssert reliesOn(String... exemptions) {
        isNotNull();
        Set<String> names = actual.reliedOn().stream().map(Exemption::name).collect(Collectors.toSet());
        return namesAll("exemptions relied on", List.of(exemptions), names);
    }

    /** Asserts that exactly these facts are needed to decide. */
    public PolicyDecisionAssert missing(String... facts) {
        isNotNull();
        if (!Set.of(facts).equals(actual.missing())) {
            fail("missing facts", new TreeSet<>(Set.of(facts)), actual.missing());
        }
        return this;
    }

    private <T> PolicyDecisionAssert namesAll(String what, Collection<T> expected, Collection<T> named) {
        if (!named.containsAll(expected)) {
            fail(what, expected, named);
        }
        return this;
    }

    private void fail(String what, Object expected, Object was) {
        failWithMessage(
                "%s%nexpected: %s%n     was: %s%n%n%s",
                what, expected, was, actual.explanation().text());
    }
}
