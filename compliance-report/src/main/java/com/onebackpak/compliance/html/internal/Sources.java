package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.SealingBacklog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a report is made of. Immutable.
 *
 * @param stores the records
 * @param tenant whose
 * @param since the first instant of what is told over time; empty: from the first record on
 * @param until the first instant that is not told; empty: up to the last record
 * @param zone in which days begin and times are told
 * @param world who there is, if it is known
 * @param policies the policies in force, if they are known
 * @param certificates the entries of certificates
 * @param key the log's public key
 * @param backlog how far sealing is behind
 * @param command what verifies the log
 * @param at when the report is made
 */
public record Sources(
        ComplianceStores stores,
        PartyId tenant,
        Optional<Instant> since,
        Optional<Instant> until,
        ZoneId zone,
        Optional<World> world,
        Optional<PolicySet> policies,
        List<AuditEntry> certificates,
        Optional<NoteVerifier> key,
        Optional<SealingBacklog> backlog,
        Optional<String> command,
        Instant at) {
    /** Copies what is given. */
    public Sources {
        certificates = List.copyOf(certificates);
    }
}
