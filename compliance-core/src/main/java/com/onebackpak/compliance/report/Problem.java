package com.onebackpak.compliance.report;

import com.google.common.collect.ImmutableSortedSet;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.RuleEvaluation;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a refusal says over HTTP (RFC 9457): which clauses refuse, what is not known, and what could be changed. It names
 * no person, and says of facts which are missing but never what they are. Immutable, thread-safe.
 *
 * <pre>{@code
 * String answer = compliance.decide(request).fold(
 *         permit -> permit.discharge(() -> "200 OK"),
 *         refusal -> refusal.problem().status() + " " + Problem.MEDIA_TYPE + " " + refusal.problem().toJson());
 * }</pre>
 *
 * @param type identifies what sort of refusal it is, for programs; a URI that leads nowhere
 * @param title the same in words, alike for all refusals of the sort
 * @param status the status code of the answer
 * @param detail what was asked and what speaks against it, in a sentence
 * @param decision the id of the decision, by which it is found in the records; empty where it could not be recorded
 * @param outcome the outcome
 * @param permitted the categories that would be permitted on their own, sorted by path
 * @param reasons the rules that refuse, or leave open whether they do, in the order of their names
 * @param missing the names of the facts that are needed where the outcome is open
 * @param owed what is owed and has nobody to discharge it, where that is why it is refused
 * @param remedies what would open it, if that was looked for
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        Optional<String> decision,
        Outcome outcome,
        List<String> permitted,
        List<Reason> reasons,
        Set<String> missing,
        Set<String> owed,
        Optional<RemedySearch> remedies) {
    /** The media type of {@link #toJson}. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "tag:onebackpak.com,2026:compliance:";
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    /** Copies what is given. */
    public Problem {
        permitted = List.copyOf(permitted);
        reasons = List.copyOf(reasons);
        missing = ImmutableSortedSet.copyOf(missing);
        owed = ImmutableSortedSet.copyOf(owed);
    }

    /**
     * A rule that refuses, or leaves open whether it does. Immutable.
     *
     * @param rule its pack and its id: {@code backpak/no-student-data-for-marketing}
     * @param says its reason, in the words of the pack
     * @param cites the clauses and sections it rests on
     * @param categories the categories for which it counted, sorted by path
     */
    public record Reason(String rule, String says, List<Citation> cites, List<String> categories) {
        /** Copies what is given. */
        public Reason {
            cites = List.copyOf(cites);
            categories = List.copyOf(categories);
        }
    }

    /** The sorts of refusals. */
    private enum Sort {
        DENIED(FORBIDDEN, "a clause forbids it"),
        FACTS_MISSING(FORBIDDEN, "it is not known whether it is permitted"),
        FACTS_UNAVAILABLE(UNAVAILABLE, "what is known could not be looked up"),
        NO_CLAUSE(FORBIDDEN, "no clause permits it"),
        UNDISCHARGED(FORBIDDEN, "what is owed has nobody to discharge it");

        private final int status;
        private final String title;

        Sort(int status, String title) {
            this.status = status;
            this.title = title;
        }

        static Sort of(DecisionEvent event) {
            return switch (event.decision().outcome()) {
                case DENY -> DENIED;
                case INDETERMINATE -> event.factsUnavailable() ? FACTS_UNAVAILABLE : FACTS_MISSING;
                case NOT_APPLICABLE -> NO_CLAUSE;
                case PERMIT -> UNDISCHARGED;
            };
        }
    }

    /**
     * What a refusal says. Its status is 403; 503 only where the source of the facts failed and the outcome hangs on
     * them: then the same request may be permitted a moment later, and whoever asks should ask again.
     *
     * @throws IllegalArgumentException if it is permitted
     */
    public static Problem of(DecisionEvent event) {
        if (event.isPermit()) {
            throw new IllegalArgumentException("a permit is no problem; ask for one of refusals only");
        }
        PolicyDecision decision = event.decision();
        Sort sort = Sort.of(event);
        List<Reason> reasons = decision.isPermit() ? List.of() : reasons(decision);
        Set<String> owed = event.undischarged().stream()
                .map(owing -> owing.kind().path())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Problem(
                TYPES + ConstantName.of(sort),
                sort.title,
                sort.status,
                detail(decision, sort, reasons, owed),
                Optional.of(event.id()),
                decision.outcome(),
                paths(decision.permitted()),
                reasons,
                decision.missing(),
                owed,
                Optional.empty());
    }

    /** The same, with what would open it. */
    public Problem with(RemedySearch search) {
        return new Problem(
                type, title, status, detail, decision, outcome, permitted, reasons, missing, owed, Optional.of(search));
    }

    /** The same of a refusal that could not be recorded: an id would lead to nothing. */
    public Problem unrecorded() {
        return new Problem(
                type, title, status, detail, Optional.empty(), outcome, permitted, reasons, missing, owed, remedies);
    }

    private static List<Reason> reasons(PolicyDecision decision) {
        Map<String, RuleEvaluation> rules = new TreeMap<>();
        Map<String, Set<Category>> categories = new TreeMap<>();
        for (CategoryDecision category : decision.categories()) {
            if (category.outcome() == decision.outcome()) {
                for (RuleEvaluation rule : category.determining()) {
                    String name = rule.policy().id() + "/" + rule.rule().id();
                    rules.putIfAbsent(name, rule);
                    categories.computeIfAbsent(name, first -> new HashSet<>()).add(category.category());
                }
            }
        }
        return rules.entrySet().stream()
                .map(named -> new Reason(
                        named.getKey(),
                        named.getValue().rule().reason(),
                        named.getValue().rule().cites().stream().sorted().toList(),
                        paths(categories.getOrDefault(named.getKey(), Set.of()))))
                .toList();
    }

    private static String detail(PolicyDecision decision, Sort sort, List<Reason> reasons, Set<String> owed) {
        String asked = "to " + decision.request().action().path() + " "
                + String.join(", ", paths(decision.request().categories()))
                + decision.request().purpose().map(p -> " for " + p.path()).orElse("");
        String first = reasons.stream().map(Reason::says).findFirst().orElse("");
        int others = reasons.size() - 1;
        String more =
                others < 1 ? "" : " " + others + (others == 1 ? " more rule forbids it." : " more rules forbid it.");
        return switch (sort) {
            case DENIED -> asked + " is forbidden: " + first + more;
            case FACTS_MISSING ->
                asked + " is not permitted as long as these are unknown: " + String.join(", ", decision.missing());
            case FACTS_UNAVAILABLE -> asked + " is not permitted as long as what is known cannot be looked up";
            case NO_CLAUSE -> asked + " is permitted by no clause, and what no clause permits is not permitted";
            case UNDISCHARGED ->
                asked + " would be permitted, but nobody discharges what is owed: " + String.join(", ", owed);
        };
    }

    private static List<String> paths(Collection<Category> categories) {
        return categories.stream().map(Term::path).sorted().toList();
    }

    /** The members of the answer as plain data: maps, lists, texts and a number; what is empty is left out. Unmodifiable. */
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", type);
        data.put("title", title);
        data.put("status", status);
        data.put("detail", detail);
        decision.ifPresent(id -> data.put("decision", id));
        data.put("outcome", outcome.name());
        putIfAny(data, "permitted", permitted);
        putIfAny(data, "reasons", reasons.stream().map(Problem::data).toList());
        putIfAny(data, "missing", List.copyOf(missing));
        putIfAny(data, "owed", List.copyOf(owed));
        remedies.ifPresent(search -> {
            data.put("remedies", search.remedies().stream().map(Problem::data).toList());
            search.notTried().ifPresent(says -> data.put("remedies-not-tried", says));
        });
        return Collections.unmodifiableMap(data);
    }

    private static void putIfAny(Map<String, Object> data, String key, List<?> all) {
        if (!all.isEmpty()) {
            data.put(key, all);
        }
    }

    private static Map<String, Object> data(Reason reason) {
        return Map.of(
                "rule",
                reason.rule(),
                "says",
                reason.says(),
                "cites",
                reason.cites().stream().map(Citation::toString).toList(),
                "categories",
                reason.categories());
    }

    private static List<Map<String, Object>> data(Remedy remedy) {
        return remedy.changes().stream()
                .map(change -> Map.<String, Object>of(
                        "change",
                        change.says(),
                        "by",
                        change.by().stream().map(party -> party.key()).toList()))
                .toList();
    }

    /** The answer's body: JSON in one line, its members in the order of their names; the same problem gives the same text. */
    public String toJson() {
        return CanonicalJson.write(data());
    }
}
