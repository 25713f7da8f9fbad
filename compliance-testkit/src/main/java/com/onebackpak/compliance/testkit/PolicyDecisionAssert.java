package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.remedy.Remedies;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Assertions on a decision: its outcome, its reasons, what is missing and what would open it. Each failure shows the
 * decision's whole explanation.
 *
 * <pre>{@code
 * assertThat(policy.decide(disclosing(Category.TRANSCRIPT).to(aTeacher()).forPurpose(Purpose.EDUCATION).about(student)))
 *         .isDenied()
 *         .cites("FERPA 99.30")
 *         .under(policy)
 *         .isHelpedBy(FactParty.SCHOOL);
 * }</pre>
 */
public final class PolicyDecisionAssert extends ReasonedAssert<PolicyDecisionAssert, PolicyDecision> {
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
        return is("outcome", expected, actual.outcome());
    }

    /**
     * Asserts that these rules are among those that determined the outcome.
     *
     * @throws IllegalArgumentException if none is named
     */
    public PolicyDecisionAssert determinedBy(String... rules) {
        isNotNull();
        return namesAll("rules that determine", rules, actual.rules());
    }

    /**
     * Asserts that the decision cites these clauses and sections, or paragraphs of them.
     *
     * @throws IllegalArgumentException if none is named
     */
    public PolicyDecisionAssert cites(String... citations) {
        isNotNull();
        return citesAll(citations, actual.cites());
    }

    /**
     * Asserts that these are owed along with the decision, whatever else is; that nothing is, {@link #owesNothing} does.
     *
     * @throws IllegalArgumentException if none is named
     */
    public PolicyDecisionAssert owes(ObligationKind... obligations) {
        isNotNull();
        return namesAll("obligations", obligations, owed());
    }

    /** Asserts that nothing is owed along with the decision. */
    public PolicyDecisionAssert owesNothing() {
        isNotNull();
        return is("obligations", Set.of(), owed());
    }

    private Set<ObligationKind> owed() {
        return actual.obligations().stream().map(o -> o.kind()).collect(Collectors.toSet());
    }

    /** Asserts that exactly these categories would be permitted on their own; none: that none would be. */
    public PolicyDecisionAssert permitsOnly(Category... categories) {
        isNotNull();
        return is("categories permitted on their own", paths(Set.of(categories)), paths(actual.permitted()));
    }

    private static Set<String> paths(Set<Category> categories) {
        return categories.stream().map(Category::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Asserts that the permit rests on these exemptions, whatever else it rests on.
     *
     * @throws IllegalArgumentException if none is named
     */
    public PolicyDecisionAssert reliesOn(String... exemptions) {
        isNotNull();
        Set<String> names = actual.reliedOn().stream().map(Exemption::name).collect(Collectors.toSet());
        return namesAll("exemptions relied on", exemptions, names);
    }

    /** Asserts that exactly these facts are needed to decide; none: that none is. */
    public PolicyDecisionAssert missing(String... facts) {
        isNotNull();
        return is("missing facts", new TreeSet<>(Set.of(facts)), actual.missing());
    }

    /**
     * Goes on with what would open this refusal: the remedies under the policies that refused it. Fails for a permit, which
     * needs none, and for policies that did not make the decision.
     */
    public RemediesAssert under(PolicySet policies) {
        isNotNull();
        holds(!actual.isPermit(), "outcome that needs a remedy", "a refusal", actual.outcome());
        is("policies that decided", policies.digest(), actual.policyDigest());
        return new RemediesAssert(
                Remedies.of(PolicyEvaluator.of(policies)).find(actual.request(), actual.facts(), actual.at()),
                "\n\n" + reasons());
    }

    /** The same, under the policies of a test. */
    public RemediesAssert under(PolicyUnderTest policy) {
        return under(policy.policies());
    }

    @Override
    String reasons() {
        return actual.explanation().text();
    }
}
