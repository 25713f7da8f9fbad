package com.onebackpak.compliance.store.spi;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.SignedCheckpoint;
import com.onebackpak.compliance.internal.CanonicalJson;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the audit log says of each thing that is recorded: the same for all stores. Of people it says nothing but
 * commitments under their own keys; what is about agencies it says in full. Has no state.
 */
public final class AuditEntries {
    /** The type of a decision's entry. */
    public static final String DECISION = "decision";

    /** The type of the entry of policies that are kept. */
    public static final String POLICIES = "policy-set";

    /** The type of an erasure's entry; under {@link #KEY} it names the key that was destroyed. */
    public static final String ERASURE = "erasure";

    /** Where an entry about a person names the person's key, which tells nothing about the person. */
    public static final String KEY = "key";

    /** Where a checkpoint's entry says how many entries each writer has announced. */
    public static final String ANNOUNCED = "announced";

    private static final String RECORDED = ".recorded";
    private static final String AMENDED = ".amended";

    private AuditEntries() {}

    /** The types of the entries of a ledger's records. */
    public static Set<String> types(LedgerKind<?> kind) {
        return Set.of(kind.name() + RECORDED, kind.name() + AMENDED);
    }

    /**
     * A version of a record about a person.
     *
     * @param write the key under which it was written
     * @param key the key of the subject
     */
    public static <T> AuditEntry ofPerson(LedgerKind<T> kind, RecordKey write, Recorded<T> version, CommitmentKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(KEY, key.id().toString());
        fields.put("subject", subject(kind.party(version.value()), key));
        fields.put("record", key.commit("record", version.key().value()));
        fields.put("write", key.commit("write", write.value()));
        fields.put("version", version.version());
        fields.put("content", key.commit("content", CanonicalJson.write(kind.data(version.value()))));
        return AuditEntry.of(type(kind, version.version()), version.learned(), fields);
    }

    /**
     * A version of a record about an agency.
     *
     * @param write the key under which it was written
     */
    public static <T> AuditEntry ofAgency(LedgerKind<T> kind, RecordKey write, Recorded<T> version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("record", version.key().value());
        fields.put("write", write.value());
        fields.put("version", version.version());
        fields.put("content", kind.data(version.value()));
        return AuditEntry.of(type(kind, version.version()), version.learned(), fields);
    }

    /**
     * A decision: when it was written, and apart from that the instant for which it was decided, which may be any.
     *
     * @param content what is recorded of it, as text
     * @param written when it is recorded, by the store's clock
     * @param key the key of the subject; of the tenant, where no subject is named
     */
    public static AuditEntry ofDecision(DecisionRecord decision, String content, Instant written, CommitmentKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(DECISION, decision.id());
        fields.put(KEY, key.id().toString());
        fields.put("at", AuditEntry.format(decision.at()));
        decision.request().subject().ifPresent(subject -> fields.put("subject", subject(subject, key)));
        fields.put("content", key.commit("content", content));
        fields.put("outcome", decision.outcome().name());
        fields.put("policies", decision.policyDigest());
        fields.put("rules", List.copyOf(decision.rules()));
        fields.put("exemptions", List.copyOf(decision.exemptions()));
        if (!decision.undischarged().isEmpty()) {
            fields.put("undischarged", List.copyOf(decision.undischarged()));
        }
        if (decision.factsUnavailable()) {
            fields.put("facts-unavailable", true);
        }
        return AuditEntry.of(DECISION, written, fields);
    }

    /** Which decision an entry names, if it names one. */
    public static Optional<String> decision(AuditEntry entry) {
        return entry.fields().get(DECISION) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    /**
     * An erasure: when it is recorded, and apart from that when it was done, which is earlier where a restored backup is told of it.
     *
     * @param key the key that was destroyed
     * @param name the commitment to the name by which the store would know the person again, under a key that stands beside that name and
     *     nowhere else; empty: the store keeps no name
     */
    public static AuditEntry ofErasure(UUID key, Instant at, Instant written, Optional<String> name) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(KEY, key.toString());
        fields.put("at", AuditEntry.format(at));
        name.ifPresent(commitment -> fields.put("name", commitment));
        return AuditEntry.of(ERASURE, written, fields);
    }

    /** Policies that are kept. */
    public static AuditEntry ofPolicies(String digest, Instant at) {
        return AuditEntry.of(POLICIES, at, Map.of("policies", digest));
    }

    /**
     * A signed checkpoint of a tenant's log, in the log of the logs.
     *
     * @param announced how many entries, in all logs, each writer has announced by then; empty where none are counted
     */
    public static AuditEntry ofCheckpoint(SignedCheckpoint checkpoint, Instant at, Map<UUID, Long> announced) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("log", checkpoint.checkpoint().origin());
        fields.put("size", checkpoint.size());
        fields.put("note", checkpoint.note().toString());
        if (!announced.isEmpty()) {
            Map<String, Object> numbers = new LinkedHashMap<>();
            announced.forEach((writer, number) -> numbers.put(writer.toString(), number));
            fields.put(ANNOUNCED, numbers);
        }
        return AuditEntry.of("checkpoint", at, fields);
    }

    private static String type(LedgerKind<?> kind, int version) {
        return kind.name() + (version == 1 ? RECORDED : AMENDED);
    }

    private static String subject(PartyId subject, CommitmentKey key) {
        return key.commit("subject", subject.value());
    }
}
