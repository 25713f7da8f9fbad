package com.onebackpak.compliance.document;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.ledger.PlainRecord;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what a decision leaves behind, with the facts that were known, and reads it back to an equal record. What it
 * writes is personal: a store encrypts it. Has no state.
 */
public final class DecisionRecordDocument {
    private DecisionRecordDocument() {}

    /** Returns the record as JSON, without its entry of the audit log. */
    public static String write(DecisionRecord record) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", record.id());
        data.put("at", record.at().toString());
        data.put("outcome", record.outcome().name());
        data.put("policies", record.policyDigest());
        data.put("rules", record.rules());
        data.put("exemptions", record.exemptions());
        data.put("cites", record.cites().stream().map(Citation::toString).toList());
        data.put("undischargeable", record.withoutHandler());
        data.put("request", request(record.request()));
        data.put("facts", FactsData.of(record.facts()));
        return PlainJson.compact(data);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param entry the record's entry of the audit log
     * @throws IllegalArgumentException if it is not such a document; its content is left out of the message
     */
    public static DecisionRecord read(String json, UUID entry) {
        PlainRecord data = new PlainRecord(PlainJson.object(json));
        return new DecisionRecord(
                data.text("id"),
                request(data.record("request")),
                data.instant("at"),
                data.get("outcome", Outcome::valueOf),
                data.set("rules", text -> text),
                data.set("exemptions", text -> text),
                data.set("cites", Citation::parse),
                data.set("undischargeable", text -> text),
                data.text("policies"),
                FactsData.read(data.record("facts").data()),
                entry);
    }

    /** Unlike a request file it keeps apart who is named by id and who by kind, since no world is there to tell. */
    private static Map<String, Object> request(ProcessingRequest request) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("actor", request.actor().value());
        data.put("action", request.action().path());
        data.put(
                "categories",
                request.categories().stream().map(Category::path).sorted().toList());
        put(data, "subject", request.subject());
        put(data, "subject-kind", request.subjectKind().map(Term::path));
        put(data, "purpose", request.purpose().map(Term::path));
        put(data, "recipient", request.recipient());
        put(data, "recipient-kind", request.recipientKind().map(Term::path));
        put(data, "application", request.application());
        data.put("form", request.form().path());
        put(data, "source", request.source().map(Term::path));
        put(data, "collected-at", request.collectedAt());
        put(data, "requester", request.requester());
        put(data, "instructed-by", request.instructedBy());
        data.put("circumstances", FactValue.allTagged(request.circumstances()));
        data.put("relations", FactValue.allTagged(request.relations()));
        return data;
    }

    private static void put(Map<String, Object> data, String key, Optional<?> value) {
        value.ifPresent(v -> data.put(key, v.toString()));
    }

    private static ProcessingRequest request(PlainRecord data) {
        ProcessingRequest.Builder request = ProcessingRequest.builder();
        request.actor(data.get("actor", PartyId::of))
                .action(data.get("action", Action::new))
                .categories(data.set("categories", Category::new))
                .subject(data.findParty("subject"))
                .subjectKind(data.find("subject-kind", PersonKind::new))
                .purpose(data.find("purpose", Purpose::new))
                .recipient(data.findParty("recipient"))
                .recipientKind(data.find("recipient-kind", RecipientKind::new))
                .application(data.findParty("application"))
                .form(data.get("form", DataForm::new))
                .source(data.find("source", CollectionSource::new))
                .collectedAt(data.findInstant("collected-at"))
                .requester(data.findParty("requester"))
                .instructedBy(data.findParty("instructed-by"));
        return request.circumstances(data.values("circumstances"))
                .relations(data.values("relations"))
                .build();
    }
}
