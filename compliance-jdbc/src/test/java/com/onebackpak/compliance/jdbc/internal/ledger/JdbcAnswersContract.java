package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What facts cost in statements, and what counts at once although answers about agencies are held in memory. */
abstract class JdbcAnswersContract extends JdbcLedgersFixture {
    private static final PartyId SCHOOL = PartyId.of("school-1");
    private static final PartyId APPLICATION = PartyId.of("quizzly");
    private static final ProcessingRequest REQUEST = ProcessingRequest.builder()
            .actor(PartyId.of("vendor"))
            .action(Action.DISCLOSE)
            .addCategories(Category.NAME)
            .subject(SUBJECT)
            .purpose(Purpose.EDUCATION)
            .recipient(APPLICATION)
            .build();
    private static final World WORLD = World.builder()
            .vocabulary(VOCABULARY)
            .vendor(PartyId.of("vendor"))
            .agencies(Agencies.of(List.of(
                    new Agency(TENANT, AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.empty()),
                    new Agency(SCHOOL, AgencyKind.SCHOOL, Optional.of(TENANT), Optional.empty(), Optional.empty()))))
            .people(Map.of(
                    SUBJECT,
                    Person.builder()
                            .id(SUBJECT)
                            .kind(PersonKind.STUDENT)
                            .addAgencies(SCHOOL)
                            .build()))
            .build();

    @BeforeEach
    void haveOneOfEach() {
        tenant().agreements().record(RecordKey.of("agreement"), agreement(1));
        tenant().authorizations().record(RecordKey.of("authorization"), authorization(APPLICATION));
        tenant().consents().record(RecordKey.of("consent"), consent("quizzly"));
    }

    private static Authorization authorization(PartyId application) {
        return new Authorization(SCHOOL, application, Set.of(Category.NAME), Set.of(Purpose.EDUCATION), Span.from(NOW));
    }

    private static Facts facts(ComplianceStores stores) {
        return LedgerFacts.of(stores, new Tenancy(WORLD, PartyId.of("vendor")), VOCABULARY)
                .factsFor(REQUEST, NOW);
    }

    /** The days by which the agreements that count tell each other apart. */
    private static List<Integer> agreements(ComplianceStores stores) {
        return facts(stores).get(FactKeys.SUBJECT_AGREEMENTS).orElseThrow().stream()
                .flatMap(each -> each.disposalDays().stream())
                .toList();
    }

    private long roundTrips() {
        long count = statements.all().stream()
                .filter(sql -> sql.contains("compliance_"))
                .count();
        statements.clear();
        return count;
    }

    @Test
    void the_facts_of_a_decision_take_one_round_trip_once_the_keys_are_known() {
        facts(store.stores());
        store.reopen();
        statements.clear();

        // H2 is asked one thing at a time, within this process
        boolean together = database.dialect() == SQLDialect.POSTGRES;
        facts(store.stores());
        long first = roundTrips();
        facts(store.stores());
        long second = roundTrips();

        // once for a process and tenant its pseudonyms, once for a process and person the key
        assertThat(first).isEqualTo((together ? 1 : 8) + 2);
        assertThat(second).isEqualTo(together ? 1 : 4);
    }

    @Test
    void a_decision_is_recorded_in_two_round_trips_and_the_commit_once_the_key_is_known() {
        PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("ferpa"));
        PolicyDecision decision = evaluator.decide(REQUEST, facts(store.stores()), NOW);
        tenant().decisions().record(DecisionEvent.of(decision));
        statements.clear();

        DecisionRecord record = tenant().decisions().record(DecisionEvent.of(decision));

        // one by one: the key, the row, the writers, a free one of them, the announcement, the entry
        assertThat(roundTrips()).isEqualTo(database.dialect() == SQLDialect.POSTGRES ? 2 : 6);
        assertThat(tenant().decisions().find(record.id())).contains(record);
        assertThat(tenant().decisions().difference(record.id())).isEmpty();
    }

    @Test
    void of_an_agencys_authorizations_only_the_applications_are_read() {
        for (int i = 0; i < 5; i++) {
            tenant().authorizations().record(RecordKey.of("other-" + i), authorization(PartyId.of("other-" + i)));
        }
        statements.clear();

        assertThat(facts(store.stores()).get(FactKeys.APPLICATION_AUTHORIZATIONS))
                .contains(List.of(authorization(APPLICATION)));
        assertThat(statements.all())
                .filteredOn(sql -> sql.contains("from compliance_authorization"))
                .isNotEmpty()
                .allSatisfy(sql -> assertThat(sql).contains("any_version.application = "));
    }

    @Test
    void what_these_stores_have_written_counts_at_once() {
        assertThat(agreements(store.stores())).containsExactly(1);

        tenant().agreements().amend(RecordKey.of("end"), RecordKey.of("agreement"), agreement(2));

        assertThat(agreements(store.stores())).containsExactly(2);
    }

    @Test
    void what_a_transaction_has_written_counts_at_once_within_it() {
        assertThat(agreements(store.stores())).containsExactly(1);

        inTransaction(context -> {
            ComplianceStores joined = store.joining(context);
            joined.of(TENANT).agreements().amend(RecordKey.of("end"), RecordKey.of("agreement"), agreement(2));

            assertThat(agreements(joined)).containsExactly(2);
        });
    }

    @Test
    void what_another_process_has_committed_about_a_person_counts_at_once() {
        assertThat(facts(store.stores()).get(FactKeys.SUBJECT_CONSENTS).orElseThrow())
                .hasSize(1);

        Consent withdrawn =
                Consent.builder().from(consent("quizzly")).withdrawn(NOW).build();
        try (JdbcComplianceStores others = store.ofAnotherProcess(Duration.ZERO)) {
            others.of(TENANT).consents().amend(RecordKey.of("end"), RecordKey.of("consent"), withdrawn);
        }

        assertThat(facts(store.stores()).get(FactKeys.SUBJECT_CONSENTS)).contains(List.of(withdrawn));
    }

    @Test
    void where_nothing_is_held_what_another_process_has_committed_about_an_agency_counts_at_once() {
        try (JdbcComplianceStores others = store.ofAnotherProcess(Duration.ZERO)) {
            assertThat(agreements(others)).containsExactly(1);

            tenant().agreements().amend(RecordKey.of("end"), RecordKey.of("agreement"), agreement(2));

            assertThat(agreements(others)).containsExactly(2);
        }
    }

    @Test
    void what_was_known_at_an_instant_is_never_answered_from_memory() {
        LedgerQuestion<Agreement> question = LedgerQuestion.about(LedgerKind.AGREEMENT, TENANT);
        TenantStores tenant = tenant();
        assertThat(tenant.answers(Set.of(question), Instant.MAX).to(question))
                .extracting(Recorded::value)
                .containsExactly(agreement(1));

        assertThat(tenant.answers(Set.of(question), NOW.minusSeconds(1)).to(question))
                .isEmpty();
    }
}
