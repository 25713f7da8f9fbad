package com.onebackpak.compliance.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.store.UnknownRecordException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** That what one tenant's stores hold, no other tenant's ever show. */
abstract class TenantContract extends StoreContract {
    private static final RecordKey KEY = RecordKey.of("record-1");

    TenantContract(Opening opening) {
        super(opening);
    }

    private TenantStores of(PartyId tenant) {
        return store.stores().of(tenant);
    }

    @Test
    void stores_say_whose_they_are() {
        assertThat(of(TENANT).tenant()).isEqualTo(TENANT);
        assertThat(of(OTHER_TENANT).tenant()).isEqualTo(OTHER_TENANT);
    }

    @Test
    void stores_that_own_their_transactions_take_part_in_none_of_the_hosts() {
        of(TENANT).consents().record(KEY, Samples.CONSENTS.value(SUBJECT));

        assertThat(store.stores().transaction()).isEmpty();
        assertThat(store.stores().apart()).isEmpty();
    }

    @Test
    void a_tenant_that_was_never_announced_has_empty_stores() {
        TenantStores unknown = of(PartyId.of("district-unheard-of"));

        for (LedgerSample<?> sample : Samples.all()) {
            assertThat(sample.in(unknown).about(SUBJECT, Instant.MAX)).isEmpty();
            assertThat(sample.in(unknown).history(KEY)).isEmpty();
        }
        assertThat(unknown.decisions().about(SUBJECT)).isEmpty();
        assertThat(unknown.erasures().all()).isEmpty();
        assertThat(unknown.auditLog().checkpoint()).isEmpty();
        assertThat(unknown.auditLog().entries(0, 1)).isEmpty();
    }

    @Test
    void one_key_in_two_tenants_names_two_records() {
        for (LedgerSample<?> sample : Samples.all()) {
            oneKeyNamesTwo(sample);
        }
    }

    private <T> void oneKeyNamesTwo(LedgerSample<T> sample) {
        Recorded<T> here = sample.in(tenant()).record(KEY, sample.value(SUBJECT));
        assertThatThrownBy(() -> sample.in(otherTenant()).amend(RecordKey.of("change"), KEY, sample.value(SUBJECT)))
                .isInstanceOf(UnknownRecordException.class);
        Recorded<T> there = sample.in(otherTenant()).record(KEY, sample.variant(SUBJECT, 0));

        assertThat(sample.in(tenant()).history(KEY)).containsExactly(here);
        assertThat(sample.in(otherTenant()).history(KEY)).containsExactly(there);
    }

    @Test
    void one_decision_can_be_recorded_in_two_tenants_and_is_two_records() {
        DecisionRecord here = tenant().decisions().record(Schools.event(Schools.decision(SUBJECT, NOW)));
        assertThat(otherTenant().decisions().find(here.id())).isEmpty();
        DecisionRecord there = otherTenant().decisions().record(Schools.event(Schools.decision(SUBJECT, NOW)));

        assertThat(there.entry()).isNotEqualTo(here.entry());
        assertThat(tenant().decisions().find(here.id())).contains(here);
        assertThat(otherTenant().decisions().find(here.id())).contains(there);
    }

    @Test
    void policies_are_archived_for_each_tenant_apart() {
        tenant().policies().keep(Schools.POLICIES);

        assertThat(otherTenant().policies().find(Schools.POLICIES.digest())).isEmpty();
        otherTenant().policies().keep(Schools.POLICIES);
        assertThat(entries(OTHER_TENANT)).hasSize(1);
    }

    @Test
    void the_log_of_one_tenant_does_not_know_the_entries_of_another() {
        UUID here = tenant().auditLog().append(AuditEntry.of("test.entry", NOW, Map.of("text", "here")));
        otherTenant().auditLog().append(AuditEntry.of("test.entry", NOW, Map.of("text", "there")));

        assertThat(entries()).singleElement().asString().contains("here");
        assertThat(entries(OTHER_TENANT)).singleElement().asString().contains("there");
        assertThat(tenant().auditLog().indexOf(here)).hasValue(0);
        assertThat(otherTenant().auditLog().indexOf(here)).isEmpty();
        assertThat(store.stores().logOfLogs().indexOf(here)).isEmpty();
    }

    @RepeatedTest(5)
    void whatever_many_tenants_write_under_the_same_names_none_is_shown_anothers(RepetitionInfo run) {
        TenantWriting writing = new TenantWriting(store.stores(), clock, new Random(run.getCurrentRepetition()));
        writing.write(200);
        store.sealer().sealAll();

        writing.eachTenantShowsItsOwnAndNothingElse();
    }
}
