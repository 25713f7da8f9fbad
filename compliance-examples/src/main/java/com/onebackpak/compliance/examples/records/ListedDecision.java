package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.store.DecisionRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of a decision in a list. Has no state. */
final class ListedDecision {
    static final List<String> HEADS = List.of("decided", "outcome", "action", "categories", "subject", "to", "purpose");
    static final List<String> KEYS = List.of(
            "decision",
            "at",
            "outcome",
            "refused",
            "action",
            "categories",
            "subject",
            "recipient",
            "recipient-kind",
            "purpose",
            "rules",
            "exemptions",
            "cites",
            "undischarged",
            "facts-unavailable",
            "policies",
            "entry");

    private ListedDecision() {}

    /** The cells of a table. */
    static List<String> cells(DecisionRecord decision, String at) {
        var request = decision.request();
        return List.of(
                at,
                decision.outcome() + (decision.undischarged().isEmpty() ? "" : ", refused"),
                request.action().path(),
                RecordsCommand.terms(request.categories()),
                request.subject().map(Object::toString).orElseGet(() -> RecordsCommand.term(request.subjectKind())),
                request.recipient().map(Object::toString).orElseGet(() -> RecordsCommand.term(request.recipientKind())),
                RecordsCommand.term(request.purpose()));
    }

    /** What stands below them: why, and the id. */
    static String note(DecisionRecord decision) {
        return RecordsCommand.note(why(decision), "decision " + decision.id());
    }

    private static String why(DecisionRecord decision) {
        if (decision.factsUnavailable()) {
            return "facts unavailable";
        }
        return decision.undischarged().isEmpty()
                ? RecordsCommand.texts(decision.rules())
                : "nobody discharges " + RecordsCommand.texts(decision.undischarged());
    }

    /** The same and more, for programs. */
    static Map<String, Object> data(DecisionRecord decision) {
        var request = decision.request();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("decision", decision.id());
        data.put("at", decision.at().toString());
        data.put("outcome", decision.outcome().name());
        data.put("refused", !decision.isPermit());
        data.put("action", request.action().path());
        data.put(
                "categories",
                request.categories().stream().map(c -> c.path()).sorted().toList());
        request.subject().ifPresent(subject -> data.put("subject", subject.value()));
        request.recipient().ifPresent(recipient -> data.put("recipient", recipient.value()));
        request.recipientKind().ifPresent(kind -> data.put("recipient-kind", kind.path()));
        request.purpose().ifPresent(purpose -> data.put("purpose", purpose.path()));
        data.put("rules", List.copyOf(decision.rules()));
        data.put("exemptions", List.copyOf(decision.exemptions()));
        data.put("cites", decision.cites().stream().map(Object::toString).toList());
        data.put("undischarged", List.copyOf(decision.undischarged()));
        data.put("facts-unavailable", decision.factsUnavailable());
        data.put("policies", decision.policyDigest());
        data.put("entry", decision.entry().toString());
        return data;
    }
}
