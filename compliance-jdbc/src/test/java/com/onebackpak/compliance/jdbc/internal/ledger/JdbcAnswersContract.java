package com.onebackpak.compliance.jdbc.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
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
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.DecisionRecord;
import com.onebackpak.compliance.store.LedgerAnswers;
import com.onebackpak.compliance.store.LedgerQuestion;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(first).isEqualTo((together ? 1 : 5) + 2);
        // the consents, and with them whether any other ledger holds anything
        assertThat(second).isEqualTo(1);
    }

    @Test
    void what_other_ledgers_hold_about_a_person_takes_one_round_trip_more() {
        tenant().holds().record(RecordKey.of("hold"), hold(SUBJECT));
        tenant().optOuts().record(RecordKey.of("opt-out"), optOut(SUBJECT));
        facts(store.stores());
        statements.clear();

        Facts found = facts(store.stores());

        boolean together = database.dialect() == SQLDialect.POSTGRES;
        // all four ledgers anew, so that they are of one moment
        assertThat(roundTrips()).isEqualTo(together ? 2 : 5);
        assertThat(found.get(FactKeys.SUBJECT_HOLDS)).contains(List.of(hold(SUBJECT)));
        assertThat(found.get(FactKeys.SUBJECT_OPT_OUTS)).contains(List.of(optOut(SUBJECT)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void ledgers_of_a_person_that_are_asked_together_answer_as_each_alone(int which) {
        PartyId other = PartyId.of("student-8");
        List.of(SUBJECT, other).forEach(person -> {
            int those = person.equals(SUBJECT) ? which : 7 - which; // what is about the one is not about the other
            if ((those & 1) != 0) {
                tenant().holds().record(RecordKey.of("hold-" + person), hold(person));
            }
            if ((those & 2) != 0) {
                tenant().optOuts().record(RecordKey.of("opt-out-" + person), optOut(person));
            }
            if ((those & 4) != 0) {
                tenant().requests().record(RecordKey.of("request-" + person), request(person));
            }
        });

        Set<LedgerQuestion<?>> ofBoth = new LinkedHashSet<>();
        List.of(SUBJECT, other).forEach(person -> ofBoth.addAll(about(person)));
        LedgerAnswers both = tenant().answers(ofBoth, Instant.MAX);
        for (PartyId person : List.of(SUBJECT, other)) {
            int those = person.equals(SUBJECT) ? which : 7 - which;
            LedgerAnswers together = tenant().answers(about(person), Instant.MAX);

            assertThat(about(person))
                    .allSatisfy(each -> assertThat(together.to(each))
                            .isEqualTo(both.to(each))
                            .isEqualTo(
                                    tenant().answers(Set.of(each), Instant.MAX).to(each)));
            assertThat(together.to(LedgerQuestion.about(LedgerKind.HOLD, person)))
                    .hasSize(those & 1);
            assertThat(together.to(LedgerQuestion.about(LedgerKind.OPT_OUT, person)))
                    .hasSize((those >> 1) & 1);
            assertThat(together.to(LedgerQuestion.about(LedgerKind.REQUEST, person)))
                    .hasSize(those >> 2);
        }
    }

    private static Set<LedgerQuestion<?>> about(PartyId person) {
        return Stream.of(LedgerKind.CONSENT, LedgerKind.HOLD, LedgerKind.OPT_OUT, LedgerKind.REQUEST)
                .map(ledger -> LedgerQuestion.about(ledger, person))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void ledgers_of_two_people_that_both_hold_much_answer_for_each_apart() {
        PartyId other = PartyId.of("student-8");
        Set<LedgerQuestion<?>> ofBoth = new LinkedHashSet<>();
        List.of(SUBJECT, other).forEach(person -> {
            tenant().holds().record(RecordKey.of("hold-" + person), hold(person));
            tenant().optOuts().record(RecordKey.of("opt-out-" + person), optOut(person));
            ofBoth.addAll(about(person));
        });

        LedgerAnswers both = tenant().answers(ofBoth, Instant.MAX);

        for (PartyId person : List.of(SUBJECT, other)) {
            assertThat(both.to(LedgerQuestion.about(LedgerKind.HOLD, person)))
                    .extracting(Recorded::value)
                    .containsExactly(hold(person));
            assertThat(both.to(LedgerQuestion.about(LedgerKind.OPT_OUT, person)))
                    .extracting(Recorded::value)
                    .containsExactly(optOut(person));
        }
    }

    @Test
    void what_ends_between_two_round_trips_ends_in_all_ledgers() {
        tenant().optOuts().record(RecordKey.of("opt-out"), optOut(SUBJECT));
        facts(store.stores());
        AtomicInteger times = new AtomicInteger();
        try (JdbcComplianceStores others = store.ofAnotherProcess(Duration.ZERO)) {
            statements.justBefore(
                    sql -> sql.contains("from compliance_consent") && times.incrementAndGet() == 1,
                    () -> others.of(TENANT).erasures().erase(SUBJECT));

            Facts between = facts(store.stores());

            assertThat(times).hasValue(1);
            assertThat(between.get(FactKeys.SUBJECT_CONSENTS)).contains(List.of());
            assertThat(between.get(FactKeys.SUBJECT_OPT_OUTS)).contains(List.of());
        }
    }

    @Test
    void what_a_ledger_learned_of_a_person_later_is_not_answered() {
        tenant().holds().record(RecordKey.of("hold"), hold(SUBJECT));
        Set<LedgerQuestion<?>> all = Set.of(
                LedgerQuestion.about(LedgerKind.CONSENT, SUBJECT),
                LedgerQuestion.about(LedgerKind.HOLD, SUBJECT),
                LedgerQuestion.about(LedgerKind.OPT_OUT, SUBJECT));

        LedgerAnswers before = tenant().answers(all, NOW.minusSeconds(1));

        assertThat(all).allSatisfy(each -> assertThat(before.to(each)).isEmpty());
    }

    @Test
    void what_other_ledgers_knew_of_a_person_is_answered_also_of_before_the_first_knew_anything() {
        tenant().holds().record(RecordKey.of("hold"), hold(SUBJECT));
        DSL.using(database.dataSource(), database.dialect())
                .execute("update compliance_hold set learned_at = learned_at - interval '1' day");

        LedgerAnswers before = tenant().answers(about(SUBJECT), NOW.minusSeconds(1));

        assertThat(before.to(LedgerQuestion.about(LedgerKind.HOLD, SUBJECT)))
                .extracting(Recorded::value)
                .containsExactly(hold(SUBJECT));
        assertThat(before.to(LedgerQuestion.about(LedgerKind.CONSENT, SUBJECT))).isEmpty();
    }

    @Test
    void where_a_ledger_that_holds_something_cannot_be_read_no_ledger_answers() {
        tenant().holds().record(RecordKey.of("hold"), hold(SUBJECT));
        DSLContext somebody = DSL.using(database.dataSource(), database.dialect());
        somebody.execute("alter table compliance_hold rename column kind to sort");

        assertThatThrownBy(() -> facts(store.stores()))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("no such column"); // by the second step: the first asks for none of it

        somebody.execute("alter table compliance_hold rename column sort to kind");
        assertThat(facts(store.stores()).get(FactKeys.SUBJECT_HOLDS)).contains(List.of(hold(SUBJECT)));
    }

    @Test
    void a_hold_that_is_no_hold_of_ours_is_not_left_out() {
        tenant().holds().record(RecordKey.of("hold"), hold(SUBJECT));
        DSL.using(database.dataSource(), database.dialect()).execute("update compliance_hold set kind = 'none'");

        assertThatThrownBy(() -> facts(store.stores()))
                .isInstanceOf(ComplianceStoreException.class)
                .hasMessageContaining("record 'hold' of the hold ledger cannot be read");
    }

    private static Hold hold(PartyId person) {
        return new Hold(HoldKind.LEGAL, person, Set.of(), Span.from(NOW));
    }

    private static OptOut optOut(PartyId person) {
        return new OptOut(person, Optional.of(Purpose.MARKETING), false, Span.from(NOW));
    }

    private static RightsRequest request(PartyId person) {
        return RightsRequest.builder()
                .subject(person)
                .requester(PartyId.of("parent-1"))
                .action(Action.INSPECT)
                .received(NOW)
                .build();
    }

    @Test
    void a_decision_is_recorded_in_one_round_trip_and_the_commit_once_key_and_writers_are_known() {
        PolicyEvaluator evaluator = PolicyEvaluator.of(PolicyLibrary.standard().select("ferpa"));
        PolicyDecision decision = evaluator.decide(REQUEST, facts(store.stores()), NOW);
        tenant().decisions().record(DecisionEvent.of(decision));
        statements.clear();

        DecisionRecord record = tenant().decisions().record(DecisionEvent.of(decision));

        // one by one: the key, the row, the writers, a free one of them, the announcement, the entry
        assertThat(roundTrips()).isEqualTo(database.dialect() == SQLDialect.POSTGRES ? 1 : 6);
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
