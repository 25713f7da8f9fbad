package com.onebackpak.compliance.testkit.cedar;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a policy set: whether it could be said, and whether every request was decided as Cedar decided it.
 *
 * @param why why it could not be said; blank where it could
 * @param asks whether what was said asks for any fact; else it comes to always or never
 * @param agreed how many requests were decided alike, with the same determining policies
 * @param differences the others, each described
 */
record CedarComparison(String why, boolean asks, int agreed, List<String> differences) {
    static CedarComparison of(CedarFiles.Case test) {
        AskedFacts facts = new AskedFacts(test.entities(), test.requests());
        CedarTranslation translation = new CedarTranslation(facts);
        Map<CedarPolicy, Condition> said = new LinkedHashMap<>();
        boolean asks = false;
        for (CedarPolicy policy : test.policies()) {
            Said condition = translation.of(policy);
            if (condition.condition().isEmpty()) {
                return new CedarComparison(condition.reason(), false, 0, List.of());
            }
            said.put(policy, condition.condition().get());
            asks |= condition.asks();
        }
        CedarDecisions decisions = CedarDecisions.of(said, facts);
        Map<CedarRequest, String> compared = new LinkedHashMap<>();
        int agreed = 0;
        List<String> differences = new ArrayList<>();
        for (CedarRequest request : test.requests()) {
            String difference = compared.computeIfAbsent(request, each -> difference(each, decisions.decide(each)));
            if (difference.isEmpty()) {
                agreed++;
            } else {
                differences.add(test.name() + ": " + difference);
            }
        }
        return new CedarComparison("", asks, agreed, differences);
    }

    private static String difference(CedarRequest request, PolicyDecision decision) {
        Outcome expected = request.outcome();
        return decision.outcome() == expected && decision.rules().equals(request.determining())
                ? ""
                : "expected " + expected + " by " + request.determining() + ", but it was " + decision.outcome()
                        + " by " + decision.rules() + " for want of " + decision.missing();
    }
}
