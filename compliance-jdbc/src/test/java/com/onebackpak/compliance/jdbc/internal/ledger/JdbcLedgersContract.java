package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.jdbc.Workload;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ledgers do beyond the contract of all stores in the tables: batches, what was changed or moved, statements. */
abstract class JdbcLedgersContract extends JdbcLedgersFixture {
    @Test
    void a_batch_returns_what_was_recorded_before_it_and_writes_what_was_not() {
        DecisionRecord third = tenant().decisions().record(Workload.event(decision(3)));
        DecisionRecord nobodys = tenant().decisions().record(Workload.event(decisionAboutNobody()));

        List<DecisionRecord> all = tenant().decisions()
                .recordAll(Workload.events(List.of(
                        decision(1), decision(3), decision(2), decision(1), decisionAboutNobody(), decision(4))));

        assertThat(all).hasSize(6);
        assertThat(all.get(1)).isEqualTo(third);
        assertThat(all.get(3)).isEqualTo(all.get(0));
        assertThat(all.get(4)).isEqualTo(nobodys);
        assertThat(all)
                .allSatisfy(record ->
                        assertThat(tenant().decisions().find(record.id())).contains(record));
        assertThat(count("compliance_audit_pending")).isEqualTo(5);
    }

    @Test
    void a_batch_larger_than_what_goes_at_once_is_recorded_whole() {
        List<PolicyDecision> decisions =
                IntStream.range(0, 1_100).mapToObj(this::decision).toList();
        tenant().decisions().record(Workload.event(decisions.get(700)));

        tenant().decisions().recordAll(Workload.events(decisions));

        assertThat(count("compliance_decision")).isEqualTo(1_100);
        assertThat(count("compliance_audit_pending")).isEqualTo(1_100);
    }

    @Test
    void kept_policies_are_looked_for_once_a_service_and_neither_written_nor_read_again() {
        decideTwice();
        statements.clear();

        decideTwice();
        decideTwice();

        assertThat(statements.all())
                .filteredOn(sql -> sql.contains("compliance_policy_set"))
                .hasSize(2)
                .allSatisfy(sql -> assertThat(sql).startsWith("select").doesNotContain("content"));
    }

    private void decideTwice() {
        World nobody = World.builder()
                .vocabulary(VOCABULARY)
                .vendor(TENANT)
                .agencies(Agencies.of(List.of()))
                .build();
        ComplianceService service = ComplianceService.builder()
                .policies(POLICIES)
                .stores(store.stores(), new Tenancy(nobody, TENANT))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
        service.decide(decision(1).request());
        service.decide(decision(2).request());
    }

    @Test
    void policies_that_were_changed_where_they_are_stored_are_not_returned() throws Exception {
        tenant().policies().keep(POLICIES);
        for (String content : List.of("00", "1f8b", "")) {
            database.execute("update compliance_policy_set set content = "
                    + (database.dialect() == org.jooq.SQLDialect.H2
                            ? "X'" + content + "'"
                            : "decode('" + content + "', 'hex')"));

            assertThatThrownBy(() -> tenant().policies().find(POLICIES.digest()))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining(POLICIES.digest());
        }
    }

    @Test
    void policies_stored_under_the_digest_of_others_are_not_returned() {
        String other = "0".repeat(64);
        tenant().policies().keep(POLICIES);
        database.execute("update compliance_policy_set set digest = '" + other + "'");

        assertThatThrownBy(() -> tenant().policies().find(other))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("no longer what was kept");
    }

    @Test
    void a_text_that_was_moved_to_another_record_does_not_decrypt() {
        tenant().disclosures().record(KEY, disclosure("stated interest"));
        database.execute("update compliance_disclosure set record_key = 'record-2'");

        assertThatThrownBy(() -> tenant().disclosures().find(RecordKey.of("record-2"), NOW))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("changed, moved");
    }

    @Test
    void every_statement_names_the_tenant() {
        tenant().policies().keep(POLICIES);
        statements.clear();

        useEverything(tenant());
        inTransaction(context -> useEverything(store.joining(context).of(TENANT)));

        assertThat(statements.all())
                .filteredOn(sql -> sql.contains("compliance_"))
                .hasSizeGreaterThan(50)
                .allSatisfy(sql -> assertThat(sql)
                        .containsPattern(
                                sql.startsWith("insert")
                                        ? "insert into \\w+ \\(tenant, "
                                        : "where \\(?\\(?(compliance_\\w+\\.)?tenant = "));
    }

    private void useEverything(TenantStores stores) {
        String suffix = "/" + statements.all().size();
        RecordKey key = RecordKey.of("k" + suffix);
        stores.disclosures().record(key, disclosure("why"));
        stores.disclosures().record(key, disclosure("why"));
        stores.disclosures().amend(RecordKey.of("w" + suffix), key, disclosure("why not"));
        stores.disclosures().find(key, NOW);
        stores.disclosures().about(SUBJECT, NOW);
        stores.disclosures().history(key);
        stores.agreements().record(key, agreement(1));
        stores.agreements().amend(RecordKey.of("w" + suffix), key, agreement(2));
        stores.agreements().about(TENANT, NOW);
        stores.decisions().record(Workload.event(decision(1)));
        stores.decisions()
                .recordAll(Workload.events(List.of(decision(1), decision(suffix.length()), decisionAboutNobody())));
        stores.decisions().find(Workload.event(decision(1)).id());
        stores.decisions().about(SUBJECT);
        stores.policies().keep(POLICIES);
        stores.policies().find(POLICIES.digest());
    }
}
