package com.onebackpak.compliance.authzen;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.internal.WithoutValues;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.report.Problem;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts questions to the service and says what it said. A yes is answered after all that is owed was discharged, but for what is
 * left to whoever enforces it.
 */
final class Decisions {
    /** What is said where something failed; what it was stays here. */
    static final String FAILED = "the question could not be answered, so nothing is permitted; ask again";

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final ComplianceService service;
    private final RequestMapping mapping;
    private final Set<ObligationKind> left;

    /**
     * Questions to a service.
     *
     * @param left what is told to whoever enforces the decision, instead of being discharged here
     */
    Decisions(ComplianceService service, RequestMapping mapping, Set<ObligationKind> left) {
        ComplianceService asked = service;
        for (ObligationKind kind : left) {
            asked = asked.discharging(kind, (obligation, permit) -> {});
        }
        this.service = asked;
        this.mapping = mapping;
        this.left = ImmutableSet.copyOf(left);
    }

    /**
     * Decides, and has it recorded.
     *
     * @throws NotUnderstoodException if there is nothing to decide
     * @throws RuntimeException if a permit cannot be recorded
     */
    Map<String, Object> decide(PartyId tenant, Question question) {
        RequestMapping.Mapped mapped = mapping.map(tenant, question);
        return service.decide(mapped.request())
                .fold(permit -> permitted(permit, mapped), refusal -> refused(refusal, mapped));
    }

    /** Whether it would be permitted; nothing is recorded, nothing owed. What is not understood would not. */
    boolean wouldPermit(PartyId tenant, Question question) {
        try {
            return service.wouldPermit(mapping.map(tenant, question).request());
        } catch (NotUnderstoodException e) {
            return false;
        }
    }

    /** A decision that is no, because there was nothing to decide. */
    static Map<String, Object> none(NotUnderstoodException why) {
        return answer(false, why.context());
    }

    private Map<String, Object> permitted(ComplianceDecision.Permit permit, RequestMapping.Mapped mapped) {
        if (permit.isInTransaction()) { // which may yet be rolled back, when the yes is long gone
            throw new IllegalStateException("a transaction of the host's goes on around the question");
        }
        Map<String, Object> context = context(permit, "PERMIT");
        try {
            return permit.discharge(() -> {
                context.put("permitted", paths(permit.categories()));
                context.put("cites", cites(permit.decision()));
                putObligations(context, permit.decision().obligations(), true);
                putIfAny(context, "ignored", mapped.ignored());
                return answer(true, context);
            });
        } catch (RuntimeException e) {
            LOG.error(
                    "what permit {} owes cannot be discharged: {}",
                    permit.id(),
                    e.getClass().getName());
            LOG.debug("what permit {} owes cannot be discharged", permit.id(), WithoutValues.of(e));
            context.put("outcome", "REFUSED");
            context.put("reason", "it would be permitted, but what is owed could not be discharged");
            return answer(false, context);
        }
    }

    private Map<String, Object> refused(ComplianceDecision.Refusal refusal, RequestMapping.Mapped mapped) {
        Problem problem = refusal.problem();
        Map<String, Object> context = context(refusal, problem.outcome().name());
        if (problem.decision().isEmpty()) {
            context.remove("id");
        }
        if (refusal.decision().isPermit()) {
            context.put("outcome", "REFUSED");
        }
        context.put("reason", problem.detail());
        Map<String, Object> data = problem.data();
        for (String key : List.of("reasons", "missing", "permitted", "owed")) {
            Object value = data.get(key);
            if (value != null) {
                context.put(key, value);
            }
        }
        if (refusal.factsUnavailable()) {
            context.put("unavailable", true);
        }
        putObligations(
                context,
                refusal.decision().isPermit() ? Set.of() : refusal.decision().obligations(),
                false);
        putIfAny(context, "ignored", mapped.ignored());
        return answer(false, context);
    }

    private static Map<String, Object> context(ComplianceDecision decision, String outcome) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("id", decision.id());
        context.put("outcome", outcome);
        return context;
    }

    /** What a permit owes is done, or left to be done before the permitted action; what a refusal owes is told. */
    private void putObligations(Map<String, Object> context, Set<Obligation> obligations, boolean isPermit) {
        putIfAny(
                context,
                "obligations",
                obligations.stream()
                        .map(obligation -> {
                            Map<String, Object> data = new TreeMap<>();
                            data.put("kind", obligation.kind().path());
                            obligation.detail().ifPresent(detail -> data.put("detail", detail));
                            data.put("discharged", isPermit && !left.contains(obligation.kind()));
                            return data;
                        })
                        .sorted(Comparator.comparing(Object::toString))
                        .toList());
    }

    private static void putIfAny(Map<String, Object> context, String key, Collection<?> all) {
        if (!all.isEmpty()) {
            context.put(key, all);
        }
    }

    private static List<String> cites(PolicyDecision decision) {
        return decision.cites().stream().map(Citation::toString).toList();
    }

    private static List<String> paths(Collection<Category> categories) {
        return categories.stream().map(Category::path).sorted().toList();
    }

    private static Map<String, Object> answer(boolean decision, Map<String, Object> context) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("decision", decision);
        answer.put("context", context);
        return answer;
    }
}
