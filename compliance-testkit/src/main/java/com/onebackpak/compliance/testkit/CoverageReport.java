package com.onebackpak.compliance.testkit;

import com.google.common.collect.ImmutableList;
import com.onebackpak.compliance.condition.Truth;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.RuleEvaluation;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.scenario.ScenarioCase;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says of every clause of a policy which cases turned on it, and of every rule what it came to: what no case has
 * determined, no case has tested. Whether the cases passed does not matter. Immutable, thread-safe.
 *
 * <pre>{@code
 * Scenario scenario = ScenarioReader.standard().read(DocumentSource.of(Path.of("school.yaml")));
 * CoverageReport report = CoverageReport.of(pack, ScenarioRunner.of(scenario).run());
 * log.info(report.text());
 * }</pre>
 */
public final class CoverageReport {
    private final Policy policy;
    private final ImmutableList<ClauseCoverage> clauses;
    private final ImmutableList<RuleCoverage> rules;

    private CoverageReport(Policy policy, List<ClauseCoverage> clauses, List<RuleCoverage> rules) {
        this.policy = policy;
        this.clauses = ImmutableList.copyOf(clauses);
        this.rules = ImmutableList.copyOf(rules);
    }

    /**
     * Reports on one version of a policy.
     *
     * @param policy the policy
     * @param results what came of the cases; those that other policies decided alone reach nothing
     */
    public static CoverageReport of(Policy policy, Collection<? extends CaseResult> results) {
        Counting counting = new Counting(policy);
        results.forEach(counting::count);
        return counting.report();
    }

    /** The policy. */
    public Policy policy() {
        return policy;
    }

    /** All clauses, in the order of the policy. */
    public List<ClauseCoverage> clauses() {
        return clauses;
    }

    /** All rules, in the order of the policy. */
    public List<RuleCoverage> rules() {
        return rules;
    }

    /** How many clauses a request or a question on retention can turn on. */
    public int operative() {
        return (int) clauses.stream().filter(ClauseCoverage::isOperative).count();
    }

    /** How many of the operative clauses some case turned on. */
    public int determined() {
        return (int) clauses.stream()
                .filter(c -> c.isOperative() && c.isDetermined())
                .count();
    }

    /** The operative clauses that no case turned on. */
    public List<ClauseCoverage> undetermined() {
        return clauses.stream()
                .filter(c -> c.isOperative() && !c.isDetermined())
                .toList();
    }

    /** The report for a person: a line for each clause and each rule; the last is {@code N of M clauses determined}. */
    public String text() {
        return CoverageText.of(this);
    }

    /** The report as plain data, for a program to read. */
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy", policy.id());
        data.put("version", policy.version());
        data.put("operative", operative());
        data.put("determined", determined());
        data.put("clauses", clauses.stream().map(CoverageReport::data).toList());
        data.put("rules", rules.stream().map(CoverageReport::data).toList());
        return data;
    }

    private static Map<String, Object> data(ClauseCoverage clause) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("clause", clause.clause().citation().toString());
        data.put("standing", clause.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        data.put("bound-to", clause.boundTo());
        data.put("determined-by", clause.determined());
        data.put("reached-by", clause.reached());
        return data;
    }

    private static Map<String, Object> data(RuleCoverage rule) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rule", rule.rule().id());
        data.put("fired", rule.fired());
        data.put("silent", rule.silent());
        data.put("unknown", rule.unknown());
        data.put("not-considered", rule.notConsidered());
        return data;
    }

    /** What was counted so far. */
    private static final class Counting {
        private final Policy policy;
        private final Map<Citation, Set<ScenarioCase>> determined = new HashMap<>();
        private final Map<Citation, Set<ScenarioCase>> reached = new HashMap<>();
        private final Map<String, Map<Truth, Integer>> rules = new HashMap<>();
        private int requests;

        Counting(Policy policy) {
            this.policy = policy;
        }

        void count(CaseResult result) {
            if (result instanceof CaseResult.OfRequest request) {
                count(request);
            } else if (result instanceof CaseResult.OfRetention retention) {
                retention.answer().cites().forEach(cited -> add(determined, cited, result.of()));
            } else {
                ((CaseResult.OfDuties) result)
                        .owed()
                        .forEach(duty -> duty.cites().forEach(cited -> add(determined, cited, result.of())));
            }
        }

        private void count(CaseResult.OfRequest result) {
            requests++;
            Map<String, Truth> strongest = new HashMap<>();
            for (CategoryDecision category : result.decision().categories()) {
                for (RuleEvaluation evaluation : category.considered()) {
                    if (evaluation.policy().equals(policy)) {
                        strongest.merge(evaluation.rule().id(), evaluation.fires(), Counting::stronger);
                        cites(evaluation.rule()).forEach(cited -> add(reached, cited, result.of()));
                    }
                }
            }
            strongest.forEach((rule, truth) ->
                    rules.computeIfAbsent(rule, r -> new HashMap<>()).merge(truth, 1, Integer::sum));
            if (!strongest.isEmpty()) {
                result.decision().cites().forEach(cited -> add(determined, cited, result.of()));
            }
        }

        private static Truth stronger(Truth one, Truth other) {
            return one == Truth.TRUE || other == Truth.TRUE ? Truth.TRUE : one.or(other);
        }

        private static Stream<Citation> cites(Rule rule) {
            return Stream.concat(
                    rule.cites().stream(), rule.exemptions().stream().flatMap(e -> e.cites().stream()));
        }

        private static void add(Map<Citation, Set<ScenarioCase>> cases, Citation cited, ScenarioCase one) {
            cases.computeIfAbsent(cited, c -> new LinkedHashSet<>()).add(one);
        }

        CoverageReport report() {
            Map<Citation, List<String>> bound = Bindings.of(policy);
            Set<Citation> decidable = policy.decidable();
            return new CoverageReport(
                    policy,
                    policy.clauses().stream()
                            .map(clause -> coverage(clause, bound, decidable))
                            .toList(),
                    policy.rules().stream().map(this::coverage).toList());
        }

        private ClauseCoverage coverage(Clause clause, Map<Citation, List<String>> bound, Set<Citation> decidable) {
            Citation cited = clause.citation();
            Set<ScenarioCase> turning = determined.getOrDefault(cited, Set.of());
            return new ClauseCoverage(
                    clause,
                    standing(clause, decidable),
                    bound.getOrDefault(cited, List.of()),
                    turning.stream().map(ScenarioCase::name).toList(),
                    reached.getOrDefault(cited, Set.of()).stream()
                            .filter(one -> !turning.contains(one))
                            .map(ScenarioCase::name)
                            .toList());
        }

        private static ClauseCoverage.Standing standing(Clause clause, Set<Citation> decidable) {
            if (decidable.contains(clause.citation())) {
                return ClauseCoverage.Standing.OPERATIVE;
            }
            return clause.notOperative().isPresent()
                    ? ClauseCoverage.Standing.NOT_OPERATIVE
                    : ClauseCoverage.Standing.STANDING_DUTY;
        }

        private RuleCoverage coverage(Rule rule) {
            Map<Truth, Integer> counts = rules.getOrDefault(rule.id(), Map.of());
            int fired = counts.getOrDefault(Truth.TRUE, 0);
            int silent = counts.getOrDefault(Truth.FALSE, 0);
            int unknown = counts.getOrDefault(Truth.UNKNOWN, 0);
            return new RuleCoverage(rule, fired, silent, unknown, requests - fired - silent - unknown);
        }
    }
}
