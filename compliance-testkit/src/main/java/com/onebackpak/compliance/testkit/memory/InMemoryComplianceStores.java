package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores that keep all promises of the ports but one: what they hold is gone with the process. Each write stands for
 * itself; there is no transaction to take part in. Thread-safe.
 */
public final class InMemoryComplianceStores implements ComplianceStores {
    private final Vocabulary vocabulary;
    private final Clock clock;
    private final NoteSigner signer;
    private final InMemoryAuditLog logOfLogs;
    private final Map<PartyId, InMemoryTenant> tenants = new ConcurrentHashMap<>();
    private final LogSealer sealer;

    private InMemoryComplianceStores(Vocabulary vocabulary, Clock clock, NoteSigner signer) {
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.signer = signer;
        this.logOfLogs = new InMemoryAuditLog(signer);
        this.sealer = new InMemorySealer(tenants, logOfLogs, clock);
    }

    /**
     * Returns empty stores.
     *
     * @param vocabulary the terms that records may name
     * @param clock tells when something is learned
     * @param signer signs the checkpoints: the log of the logs' in its own name, a tenant's in that name with a slash and
     *     the tenant's id
     */
    public static InMemoryComplianceStores of(Vocabulary vocabulary, Clock clock, NoteSigner signer) {
        return new InMemoryComplianceStores(vocabulary, clock, signer);
    }

    /** Returns empty stores whose checkpoints are signed with a new key, in the name of {@code in-memory}. */
    public static InMemoryComplianceStores of(Vocabulary vocabulary, Clock clock) {
        return of(vocabulary, clock, NoteSigner.generate("in-memory"));
    }

    @Override
    public TenantStores of(PartyId tenant) {
        return tenants.computeIfAbsent(
                tenant, id -> new InMemoryTenant(id, vocabulary, clock, signer.named(signer.name() + "/" + id)));
    }

    @Override
    public SealedLog logOfLogs() {
        return logOfLogs;
    }

    /** Empty: it owns its transactions. */
    @Override
    public Optional<String> transaction() {
        return Optional.empty();
    }

    /** Empty: it owns its transactions. */
    @Override
    public Optional<ComplianceStores> apart() {
        return Optional.empty();
    }

    /** What seals the logs. */
    public LogSealer sealer() {
        return sealer;
    }

    /** Who signs the checkpoints of the log of the logs, and under other names those of the tenants' logs. */
    public NoteSigner signer() {
        return signer;
    }
}
