package com.onebackpak.compliance.report;

import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.evaluation.CategoryDecision;
import com.onebackpak.compliance.evaluation.Explanation;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.evaluation.RuleEvaluation;
import com.onebackpak.compliance.internal.ConstantName;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Exemption;
import com.onebackpak.compliance.policy.Obligation;
import com.onebackpak.compliance.remedy.Remedy;
import com.onebackpak.compliance.remedy.RemedySearch;
import com.onebackpak.compliance.scenario.CaseResult;
import com.onebackpak.compliance.vocabulary.Category;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes decisions, explanations and answers as plain data for a program to read. Has no state.
 *
 * <pre>{@code
 * Map<String, Object> json = DecisionWriter.data(decision);
 * }</pre>
 */
public final class DecisionWriter {
    private DecisionWriter() {}

    /** Returns a decision with its explanation, and what a search for remedies came to. */
    public static Map<String, Object> data(PolicyDecision decision, RemedySearch search) {
        Map<String, Object> data = data(decision);
        data.put(
                "remedies",
                search.remedies().stream().map(DecisionWriter::remedy).toList());
        search.notTried().ifPresent(says -> data.put("remedies-not-tried", says));
        return data;
    }

    /** Returns a decision with its explanation. */
    public static Map<String, Object> data(PolicyDecision decision) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("digest", decision.digest());
        data.put("outcome", decision.outcome().name());
        data.put("at", decision.at().toString());
        data.put("request", decision.request().data());
        data.put("permitted", decision.permitted().stream().map(Category::path).toList());
        data.put("rules", List.copyOf(decision.rules()));
        data.put("exemptions", decision.reliedOn().stream().map(Exemption::name).toList());
        data.put("cites", cites(decision.cites()));
        data.put(
                "obligations",
                decision.obligations().stream().map(DecisionWriter::obligation).toList());
        data.put("missing", List.copyOf(decision.missing()));
        data.put("policy-digest", decision.policyDigest());
        data.put("facts-digest", decision.factsDigest());
        data.put(
                "categories",
                decision.categories().stream().map(DecisionWriter::category).toList());
        data.put("explanation", data(decision.explanation()));
        return data;
    }

    /** Returns an explanation as nested maps. */
    public static Map<String, Object> data(Explanation explanation) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("statement", explanation.statement());
        explanation.truth().ifPresent(truth -> data.put("truth", ConstantName.of(truth)));
        if (!explanation.missing().isEmpty()) {
            data.put("missing", explanation.missing());
        }
        if (!explanation.cites().isEmpty()) {
            data.put("cites", cites(explanation.cites()));
        }
        if (!explanation.parts().isEmpty()) {
            data.put(
                    "parts",
                    explanation.parts().stream().map(DecisionWriter::data).toList());
        }
        return data;
    }

    /** Returns an answer on retention. */
    public static Map<String, Object> data(RetentionAnswer answer) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("due", answer.due().map(Object::toString).orElse("none"));
        data.put("action", ConstantName.of(answer.action()));
        data.put("held", answer.held());
        data.put("provisions", List.copyOf(answer.provisions()));
        data.put("cites", cites(answer.cites()));
        data.put("findings", answer.findings());
        data.put("missing", List.copyOf(answer.missing()));
        return data;
    }

    /** Returns what is owed, by whom, to whom and by when. */
    public static Map<String, Object> data(OwedDuty duty) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("what", duty.what().key());
        data.put("by", duty.by());
        data.put("to", duty.to());
        data.put("due", duty.due().text());
        data.put("state", duty.state().key());
        if (!duty.waitsFor().isEmpty()) {
            data.put("waits-for", duty.waitsFor());
        }
        duty.of().ifPresent(event -> data.put("of", event));
        data.put("about", duty.about().stream().map(PartyId::value).toList());
        duty.agency().ifPresent(agency -> data.put("agency", agency.value()));
        if (!duty.categories().isEmpty()) {
            data.put(
                    "categories", duty.categories().stream().map(Category::path).toList());
        }
        duty.started().ifPresent(start -> data.put("started", start.toString()));
        duty.done().ifPresent(done -> data.put("done", done.toString()));
        if (duty.assumed()) {
            data.put("calendar", "assumed: no holidays are known");
        }
        data.put("clock", duty.clock());
        data.put("cites", cites(duty.cites()));
        return data;
    }

    /** Returns the answer that a case came to. */
    public static Map<String, Object> answer(CaseResult result) {
        if (result instanceof CaseResult.OfRequest request) {
            return data(request.decision());
        } else if (result instanceof CaseResult.OfRetention retention) {
            return data(retention.answer());
        }
        return Map.of(
                "duties",
                ((CaseResult.OfDuties) result)
                        .owed().stream().map(DecisionWriter::data).toList());
    }

    private static Map<String, Object> category(CategoryDecision category) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("category", category.category().path());
        data.put("outcome", category.outcome().name());
        data.put("cites", cites(category.cites()));
        data.put(
                "obligations",
                category.obligations().stream().map(DecisionWriter::obligation).toList());
        data.put("missing", List.copyOf(category.missing()));
        data.put(
                "considered",
                category.considered().stream().map(DecisionWriter::rule).toList());
        return data;
    }

    private static Map<String, Object> rule(RuleEvaluation rule) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy", rule.policy().id());
        data.put("rule", rule.rule().id());
        data.put("effect", rule.rule().effect().key());
        data.put(
                "fired",
                switch (rule.fires()) {
                    case TRUE -> "yes";
                    case FALSE -> "silent";
                    case UNKNOWN -> "unknown";
                });
        data.put("exempted-as", rule.reliedOn().stream().map(Exemption::name).toList());
        data.put("missing", List.copyOf(rule.missing()));
        return data;
    }

    private static Map<String, Object> obligation(Obligation obligation) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("obligation", obligation.kind().path());
        obligation.detail().ifPresent(detail -> data.put("detail", detail));
        return data;
    }

    private static List<Map<String, Object>> remedy(Remedy remedy) {
        return remedy.changes().stream()
                .map(change -> {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("change", change.says());
                    data.put("by", change.by().stream().map(p -> p.key()).toList());
                    return data;
                })
                .toList();
    }

    private static List<String> cites(Collection<Citation> cites) {
        return cites.stream().map(Citation::toString).toList();
    }
}
