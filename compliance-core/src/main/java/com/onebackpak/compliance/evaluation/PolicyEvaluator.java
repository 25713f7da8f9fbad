package com.onebackpak.compliance.evaluation;

import com.google.common.base.Suppliers;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides requests. It is total (every request gets a decision; no exception, unless the virtual machine itself fails),
 * deterministic, touches nothing and is told the time.
 *
 * <p>Layers only narrow: a prohibition that fires denies; one that may fire leaves the outcome open; only then does a
 * permission count; and where nobody speaks, nothing is permitted. Immutable, thread-safe: how it came to decisions is
 * remembered, which makes later ones faster and changes none. Whatever the policies and requests, at most 64 MB are taken for
 * that, beside the policies themselves; what finds no room is decided as if for the first time.
 *
 * <pre>{@code
 * PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"));
 * Instant at = clock.instant();
 * PolicyDecision decision = evaluator.decide(request, world.factsFor(request, at), at);
 * if (!decision.isPermit()) {
 *     log.info(decision.explanation().text());
 * }
 * }</pre>
 */
public final class PolicyEvaluator {
    private final PolicySet policies;
    private final List<Rule> rules;
    private final List<Layer> layers;
    private final CompiledPolicies compiled;

    /** What prohibitions would do without their exemptions, compiled when the first permit is asked what it relied on. */
    private final Supplier<CompiledPolicies> withoutExemptions;

    private PolicyEvaluator(PolicySet policies) {
        this.policies = policies;
        this.rules = policies.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .toList();
        this.layers = policies.policies().stream()
                .flatMap(policy -> policy.rules().stream().map(rule -> policy.layer()))
                .toList();
        Budget budget = new Budget(Budget.BYTES);
        this.compiled = PolicyCompiler.compile(policies, budget);
        this.withoutExemptions = Suppliers.memoize(() -> PolicyCompiler.withoutExemptions(policies, budget));
    }

    /**
     * Makes an evaluator, which compiles the policies; a request with a term that their vocabulary does not know, or with a party
     * that is known to be of such a kind, is never permitted.
     */
    public static PolicyEvaluator of(PolicySet policies) {
        return new PolicyEvaluator(policies);
    }

    /** The policies that decide. */
    public PolicySet policies() {
        return policies;
    }

    CompiledPolicies compiled() {
        return compiled;
    }

    /** The prohibitions of which one would fire for the category, or might, if none of its exemptions held. */
    Stream<Rule> silenced(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        return withoutExemptions
                .get()
                .decide(request, facts, at, category)
                .standingInTheWay()
                .mapToObj(this::rule);
    }

    /** The rule of a number in a verdict. */
    Rule rule(int number) {
        return rules.get(number);
    }

    /** The layer of the policy in which the rule of a number stands. */
    Layer layer(int number) {
        return layers.get(number);
    }

    /**
     * Decides a request by the policies in effect at the instant.
     *
     * @param request what is asked
     * @param facts what is known about its parties: {@link com.onebackpak.compliance.situation.Facts}, or a host's own
     *     records
     * @param at the instant for which to decide, past ones too
     * @throws NullPointerException if one of these is null
     * @return the decision; never null, and a permit only if a permission fires and no prohibition can
     */
    public PolicyDecision decide(ProcessingRequest request, KnownFacts facts, Instant at) {
        // What is remembered under a request's terms must be of them, and one of the caller's own could change
        // meanwhile
        ProcessingRequest asked = ProcessingRequest.copyOf(Objects.requireNonNull(request, "request"));
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(at, "at");
        List<Category> categories = asked.sortedCategories();
        KnownFacts known = compiled.read(facts, categories.size());
        Verdict verdict = categories.size() == 1
                ? compiled.decide(asked, known, at, categories.get(0))
                : compiled.decide(asked, known, at, compiled.settled(asked, at));
        return new PolicyDecision(this, asked, known, at, verdict);
    }
}
