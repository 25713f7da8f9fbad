package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceDecision;
import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.DecisionRecorder;
import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.rights.Disclosure;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.PolicyArchive;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.SealedLog;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionRecorderTest {
    private static final Instant NOW = StoreContract.NOW;
    private static final PartyId TENANT = StoreContract.TENANT;
    private static final ProcessingRequest PERMITTED = Schools.disclosing(Schools.STUDENT, Category.NAME);
    private static final ProcessingRequest REFUSED = Schools.disclosing(Schools.STUDENT, Category.TRANSCRIPT_GRADE);

    private final MutableClock clock = MutableClock.at(NOW);
    private final InMemoryComplianceStores hosts = InMemoryComplianceStores.of(StoreContract.VOCABULARY, clock);
    private final InMemoryComplianceStores own = InMemoryComplianceStores.of(StoreContract.VOCABULARY, clock);
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void serveTheDistrict() {
        hosts.of(TENANT).agreements().record(RecordKey.of("a"), Schools.agreement(TENANT));
        hosts.of(TENANT).authorizations().record(RecordKey.of("b"), Schools.authorization(TENANT));
    }

    private ComplianceService.Builder service() {
        return ComplianceService.builder()
                .policies(Schools.POLICIES)
                .facts(LedgerFacts.of(hosts, Schools.TENANCY, StoreContract.VOCABULARY))
                .clock(clock);
    }

    private ComplianceService recording(ComplianceStores permits, ComplianceStores refusals) {
        return service()
                .recording(DecisionRecorder.of(Schools.TENANCY, permits, refusals))
                .build();
    }

    private String act(ComplianceDecision decision) {
        return decision.fold(
                permit -> permit.discharge(() -> {
                    done.add("action");
                    return "done";
                }),
                refusal -> "refused");
    }

    private static ComplianceStores outOfOrder(ComplianceStores stores) {
        return ForwardingTenantStores.each(stores, tenant -> new ForwardingTenantStores(tenant) {
            @Override
            public DecisionLedger decisions() {
                throw new ComplianceStoreException("the store is out of order");
            }
        });
    }

    private static List<DecisionRecord> recorded(ComplianceStores stores) {
        return stores.of(TENANT).decisions().about(Schools.STUDENT);
    }

    @Test
    void permits_are_recorded_in_the_hosts_transaction_and_refusals_and_policies_in_ones_own() {
        ComplianceService service = recording(hosts, own);
        ComplianceDecision permit = service.decide(PERMITTED);
        ComplianceDecision refusal = service.decide(REFUSED);

        assertThat(recorded(hosts)).extracting(DecisionRecord::id).containsExactly(permit.id());
        assertThat(recorded(own)).extracting(DecisionRecord::id).containsExactly(refusal.id());
        assertThat(own.of(TENANT).policies().find(Schools.POLICIES.digest())).isPresent();
        assertThat(hosts.of(TENANT).policies().find(Schools.POLICIES.digest())).isEmpty();
    }

    @Test
    void what_would_owe_a_record_of_disclosure_about_nobody_in_particular_is_refused_unless_the_host_records_it() {
        PolicySet policies = PolicySet.of(
                StoreContract.VOCABULARY,
                PolicyReader.of(StoreContract.VOCABULARY).read(DocumentSource.ofText("owing.yaml", """
                        policy: owing
                        title: Whoever inspects leaves a record
                        kind: vendor
                        version: "1"
                        from: 2020-01-01
                        zone: UTC
                        citation-prefix: Owing
                        party: backpak
                        rules:
                          - id: whoever-inspects
                            effect: permit
                            target: {actions: [inspect]}
                            obligations: [record-disclosure]
                            reason: it is recorded
                            cites: ["1"]
                        clauses:
                          "1": {says: it is recorded, modality: permits}
                        """)));
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(Schools.VENDOR)
                .action(Action.INSPECT)
                .addCategories(Category.NAME)
                .subjectKind(PersonKind.STUDENT)
                .build();
        ComplianceService.Builder owing = service()
                .policies(policies)
                .facts((asked, at) -> Facts.nothing())
                .recording(DecisionRecorder.of(Schools.TENANCY, hosts, own));

        ComplianceDecision decision = owing.build().decide(request);

        assertThat(act(decision)).isEqualTo("refused");
        assertThat(own.of(Schools.VENDOR).decisions().find(decision.id())).hasValueSatisfying(record -> {
            assertThat(record.isPermit()).isFalse();
            assertThat(record.undischarged()).hasSize(1);
        });
        assertThat(act(owing.discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, permit) -> done.add("record"))
                        .build()
                        .decide(request)))
                .isEqualTo("done");
        assertThat(done).containsExactly("record", "action");
    }

    @Test
    void the_policies_of_each_service_that_records_in_one_place_are_archived() {
        DecisionRecorder recording = DecisionRecorder.of(Schools.TENANCY, hosts, own);
        service().recording(recording).build().decide(REFUSED);
        service().policies(Schools.NOTHING_GOES).recording(recording).build().decide(REFUSED);

        assertThat(own.of(TENANT).policies().find(Schools.POLICIES.digest())).isPresent();
        assertThat(own.of(TENANT).policies().find(Schools.NOTHING_GOES.digest()))
                .isPresent();
    }

    @Test
    void a_permit_that_cannot_be_recorded_is_none() {
        ComplianceService service = recording(outOfOrder(hosts), own);

        assertThatThrownBy(() -> act(service.decide(PERMITTED))).hasMessage("the store is out of order");
        assertThat(done).isEmpty();
        assertThat(recorded(hosts)).isEmpty();
    }

    @Test
    void a_permit_in_a_transaction_of_the_hosts_that_has_no_name_is_none() {
        ComplianceService service = recording(own, own).within(new Nameless(hosts, own));

        assertThatThrownBy(() -> act(service.decide(PERMITTED)))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("no permit can be bound to it");
        assertThat(done).isEmpty();
    }

    /** Stores that take part in a transaction and do not say in which. */
    private record Nameless(ComplianceStores joined, ComplianceStores own) implements ComplianceStores {
        @Override
        public TenantStores of(PartyId tenant) {
            return joined.of(tenant);
        }

        @Override
        public SealedLog logOfLogs() {
            return joined.logOfLogs();
        }

        @Override
        public Optional<String> transaction() {
            return Optional.empty();
        }

        @Override
        public Optional<ComplianceStores> apart() {
            return Optional.of(own);
        }
    }

    @Test
    void a_permit_by_policies_that_cannot_be_archived_is_none() {
        ComplianceStores refusals = ForwardingTenantStores.each(own, tenant -> new ForwardingTenantStores(tenant) {
            @Override
            public PolicyArchive policies() {
                throw new ComplianceStoreException("the archive is out of order");
            }
        });
        ComplianceService service = recording(hosts, refusals);

        assertThatThrownBy(() -> service.decide(PERMITTED)).hasMessage("the archive is out of order");
        assertThatThrownBy(() -> service.decide(PERMITTED))
                .as("and not the next either")
                .hasMessage("the archive is out of order");
        assertThat(recorded(hosts)).isEmpty();
        assertThat(act(service.decide(REFUSED))).isEqualTo("refused");
    }

    @Test
    void a_refusal_stands_though_it_cannot_be_recorded() {
        ComplianceService service = recording(hosts, outOfOrder(own));

        assertThat(act(service.decide(REFUSED))).isEqualTo("refused");
        assertThat(recorded(own)).isEmpty();
    }

    @Test
    void a_disclosure_that_cannot_be_recorded_is_not_made() {
        ComplianceStores permits = ForwardingTenantStores.each(hosts, tenant -> new ForwardingTenantStores(tenant) {
            @Override
            public Ledger<Disclosure> disclosures() {
                throw new ComplianceStoreException("the ledger is out of order");
            }
        });
        ComplianceDecision permit = recording(permits, own).decide(PERMITTED);

        assertThatThrownBy(() -> act(permit)).hasMessage("the ledger is out of order");
        assertThat(done).isEmpty();
    }

    @Test
    void a_disclosure_is_recorded_in_the_hosts_transaction() {
        act(recording(hosts, own).decide(PERMITTED));

        assertThat(done).containsExactly("action");
        assertThat(hosts.of(TENANT).disclosures().about(Schools.STUDENT, NOW)).hasSize(1);
        assertThat(own.of(TENANT).disclosures().about(Schools.STUDENT, NOW)).isEmpty();
    }

    @Test
    void a_handler_of_the_hosts_own_records_disclosures_instead() {
        ComplianceService service = service()
                .recording(DecisionRecorder.of(Schools.TENANCY, hosts, own))
                .discharging(ObligationKind.RECORD_DISCLOSURE, (obligation, decision) -> done.add("recorded"))
                .build();
        act(service.decide(PERMITTED));

        assertThat(done).containsExactly("recorded", "action");
        assertThat(hosts.of(TENANT).disclosures().about(Schools.STUDENT, NOW)).isEmpty();
    }

    @Test
    void a_decision_bears_the_instant_that_stores_keep() {
        clock.set(NOW.plusNanos(999));

        assertThat(recording(hosts, own).decide(PERMITTED).decision().at()).isEqualTo(NOW);
        assertThat(recorded(hosts)).extracting(DecisionRecord::at).containsExactly(NOW);
    }

    @Test
    void a_service_of_which_it_is_not_said_where_it_records_or_both_is_not_built() {
        assertThatThrownBy(() -> service().build()).hasMessageStartingWith("recording is missing");
        assertThatThrownBy(() -> service()
                        .recording(DecisionRecorder.of(Schools.TENANCY, hosts, own))
                        .recordingNothing()
                        .build())
                .hasMessage("it is said where decisions are recorded, and that they are not");
    }

    @Test
    void a_service_with_stores_gathers_from_them_in_the_vocabulary_of_its_policies_and_records_there() {
        Vocabulary declared =
                VocabularyReader.read(DocumentSource.ofText("leaving.yaml", """
                vocabulary: leaving
                version: "1"
                facts:
                  subject.enrolled-until: {type: date, world: open, means: "Left.", known-by: [school]}
                """), StoreContract.VOCABULARY);
        hosts.of(TENANT)
                .occurrences()
                .record(
                        RecordKey.of("left"),
                        new Occurrence(Schools.STUDENT, OccurrenceKind.LEFT, Instant.parse("2026-06-26T04:59:00Z")));
        ComplianceService service = ComplianceService.builder()
                .policies(PolicySet.of(declared, Schools.POLICIES.policies()))
                .stores(hosts, Schools.TENANCY)
                .clock(clock)
                .build();

        ComplianceDecision decision = service.decide(PERMITTED);

        assertThat(decision.decision().facts().knows(FactKey.values("subject.enrolled-until")))
                .isTrue();
        assertThat(recorded(hosts)).extracting(DecisionRecord::id).containsExactly(decision.id());
    }

    @Test
    void a_service_with_stores_and_facts_or_recording_of_another_kind_is_not_built() {
        String says = "facts come from the stores and decisions are recorded there";

        assertThatThrownBy(() -> service().stores(hosts, Schools.TENANCY).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(says);
        ComplianceService.Builder stored =
                ComplianceService.builder().policies(Schools.POLICIES).stores(hosts, Schools.TENANCY);
        assertThatThrownBy(() -> stored.recordingNothing().build()).hasMessageStartingWith(says);
        assertThatThrownBy(() -> ComplianceService.builder()
                        .policies(Schools.POLICIES)
                        .recordingNothing()
                        .build())
                .hasMessageStartingWith("facts are missing");
    }
}
