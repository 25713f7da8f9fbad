package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.jdbc.internal.log.EntryAppender;
import com.onebackpak.compliance.jdbc.internal.log.JdbcAuditLog;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.transaction.Work;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The stores of one tenant. */
public record JdbcTenantStores(
        PartyId tenant,
        Work work,
        Vocabulary vocabulary,
        Clock clock,
        SubjectKeyLookup keys,
        EntryAppender log,
        HeldAnswers held,
        Erasures erasures,
        JdbcAuditLog auditLog)
        implements TenantStores {
    @Override
    public <T> Ledger<T> ledger(LedgerKind<T> kind) {
        return new JdbcLedger<>(LedgerTable.of(kind), work, tenant, vocabulary, clock, keys, log, held);
    }

    /** In the host's transaction nothing is answered from memory: what it has written counts at once. */
    @Override
    public LedgerAnswers answers(Collection<LedgerQuestion<?>> questions, Instant knownAt) {
        return new LedgerReader(work, tenant, keys, Optional.of(held).filter(memory -> !work.isJoined()))
                .answers(questions, knownAt);
    }

    @Override
    public DecisionLedger decisions() {
        return new JdbcDecisionLedger(work, tenant, clock, keys, log, auditLog);
    }

    @Override
    public PolicyArchive policies() {
        return new JdbcPolicyArchive(work, tenant, clock, log);
    }
}
