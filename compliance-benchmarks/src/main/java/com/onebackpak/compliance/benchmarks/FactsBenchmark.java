package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.AuditLog;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Gathers the facts of random requests from the stores, against one query for each ledger and party, one by one. */
final class FactsBenchmark {
    private static final double TARGET = 4;
    private static final int FACTS_OF_A_TURN = 50;

    private final BenchmarkDatabase database;
    private final Effort effort;
    private final SmallSchool school = new SmallSchool();

    FactsBenchmark(BenchmarkDatabase database, Effort effort) {
        this.database = database;
        this.effort = effort;
    }

    Ratio run(String label) throws SQLException {
        JdbcComplianceStores stores = database.newStores();
        school.record(stores.of(SmallSchool.DISTRICT));
        database.analyze();
        LedgerFacts ours = facts(stores);
        LedgerFacts oneByOne = facts(new OneByOne(stores));
        ProcessingRequest same = school.request();
        Instant now = Instant.now();
        if (!ours.factsFor(same, now).equals(oneByOne.factsFor(same, now))) {
            throw new IllegalStateException("both must find the same");
        }
        return new Turns(effort, FACTS_OF_A_TURN)
                .measured("facts " + label, TARGET, () -> gather(oneByOne), () -> gather(ours));
    }

    private LedgerFacts facts(ComplianceStores stores) {
        return LedgerFacts.of(stores, school.tenancy(), VocabularyReader.standard());
    }

    private void gather(LedgerFacts facts) {
        facts.factsFor(school.request(), Instant.now());
    }

    /** The same stores, each ledger asked by itself for all about a party. */
    private record OneByOne(ComplianceStores stores) implements ComplianceStores {
        @Override
        public TenantStores of(PartyId tenant) {
            return new LedgersOneByOne(stores.of(tenant));
        }

        @Override
        public SealedLog logOfLogs() {
            return stores.logOfLogs();
        }

        @Override
        public Optional<String> transaction() {
            return stores.transaction();
        }

        @Override
        public Optional<ComplianceStores> apart() {
            return stores.apart();
        }
    }

    private record LedgersOneByOne(TenantStores stores) implements TenantStores {
        @Override
        public PartyId tenant() {
            return stores.tenant();
        }

        @Override
        public <T> Ledger<T> ledger(LedgerKind<T> kind) {
            return stores.ledger(kind);
        }

        @Override
        public DecisionLedger decisions() {
            return stores.decisions();
        }

        @Override
        public PolicyArchive policies() {
            return stores.policies();
        }

        @Override
        public Erasures erasures() {
            return stores.erasures();
        }

        @Override
        public AuditLog auditLog() {
            return stores.auditLog();
        }
    }
}
