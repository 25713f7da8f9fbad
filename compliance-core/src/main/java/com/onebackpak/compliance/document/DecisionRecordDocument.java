package com.onebackpak.compliance.document;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.ledger.PlainRecord;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.LinkedHashMap;
import java.util.Map;
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
        data.put("digest", record.digest());
        data.put("at", record.at().toString());
        data.put("outcome", record.outcome().name());
        data.put("policies", record.policyDigest());
        data.put("rules", record.rules());
        data.put("exemptions", record.exemptions());
        data.put("cites", record.cites().stream().map(Citation::toString).toList());
        data.put("undischarged", record.undischarged());
        data.put("facts-unavailable", String.valueOf(record.factsUnavailable()));
        data.put("request", record.request().exactData());
        data.put("facts", FactsData.of(record.facts()));
        return CanonicalJson.write(data);
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
                data.text("digest"),
                request(data.record("request")),
                data.instant("at"),
                data.get("outcome", Outcome::valueOf),
                data.set("rules", text -> text),
                data.set("exemptions", text -> text),
                data.set("cites", Citation::parse),
                data.set("undischarged", text -> text),
                data.flag("facts-unavailable"),
                data.text("policies"),
                FactsData.read(data.record("facts").data()),
                entry);
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
