package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.exception.ComplianceException;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What could let a filter select a row of whose subject the evaluator permits nothing. */
abstract class FilterSessionContract {
    private static final Instant AT = Instant.parse("2026-09-15T06:30:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final PartyId ANN = PartyId.of("ann");
    private static final PartyId BEN = PartyId.of("ben");
    private static final PartyId ONE = PartyId.of("one");
    private static final PartyId OTHER = PartyId.of("other");
    private static final PartyId DISTRICT = PartyId.of("district");
    private static final Table<?> OTHERS = DSL.table(DSL.unquotedName("others"));
    /** With a type of jOOQ's own: a thread that begins with a class and one that begins with a type wait for each other. */
    private static final Field<String> OTHER_ID = DSL.field(DSL.unquotedName("others", "id"), SQLDataType.VARCHAR);

    private static final Condition UNREFUSED = new Condition.Not(new Condition.OptedOut(Condition.OptOutScope.PURPOSE));
    private static final Vocabulary VOCABULARY = People.VOCABULARY.extendedWith(
            List.of(),
            List.of(
                    fact("requester.enrolled-until", FactType.DATE),
                    fact("recipient.policy-notified", FactType.INSTANT)));

    abstract TestDatabase database();

    private static FactDeclaration fact(String name, FactType type) {
        return new FactDeclaration(
                name,
                type,
                Optional.empty(),
                WorldAssumption.OPEN,
                "A host's own fact.",
                Set.of(FactParty.SCHOOL),
                Set.of(FactParty.SCHOOL));
    }

    /** What a test works with. */
    private record Scene(DSLContext statements, RecordedWorld recorded, JdbcComplianceStores stores) {
        PolicyFilters filters(SubjectTable table, Condition condition) {
            return PolicyFilters.of(statements, table, policies(condition), recorded.tenancy(), stores);
        }

        Rowwise expected(Condition condition, ProcessingRequest request) {
            LedgerFacts facts = LedgerFacts.of(stores, recorded.tenancy(), VOCABULARY);
            return Rowwise.ofEvaluator(policies(condition), request, List.of(ANN, BEN), facts::factsFor, AT);
        }

        Rowwise selected(Condition condition, ProcessingRequest request) {
            PolicyFilters filters = filters(People.mapping(true), condition);
            return statements.transactionResult(
                    t -> Rowwise.ofFilter(t.dsl(), filters.in(t.dsl()).permitted(request, AT)));
        }
    }

    /** What a test does. */
    private interface Work {
        void run(Scene scene) throws Exception;
    }

    /** Ann has refused the service and consented to disclosure to one; Ben has consented to disclosure to the other. */
    private void with(Work work) throws IOException {
        World world = World.builder()
                .vocabulary(VOCABULARY)
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of(district(DISTRICT, "UTC"), district(PartyId.of("central"), "CET"))))
                .putPeople(ANN, student(ANN))
                .putPeople(BEN, student(BEN))
                .addConsents(consent(ANN, ONE), consent(BEN, OTHER))
                .addOptOuts(new OptOut(ANN, Optional.of(Purpose.SERVICE), false, Span.from(LONG_AGO)))
                .addOccurrences(new Occurrence(DISTRICT, OccurrenceKind.POLICY_NOTIFIED, LONG_AGO))
                .build();
        TestDatabase database = database();
        try (JdbcStoreUnderTest under = new JdbcStoreUnderTest(
                database, TestDatabase::dataSource, VOCABULARY, Clock.fixed(LONG_AGO, ZoneOffset.UTC))) {
            database.execute(
                    People.CREATE,
                    "create table others (id varchar(130) not null, school varchar(128))",
                    "insert into others (id) values ('cy')");
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            People.insert(statements, world.people().values());
            RecordedWorld recorded = new RecordedWorld(world, under.stores());
            recorded.record();
            work.run(new Scene(statements, recorded, (JdbcComplianceStores) under.stores()));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Agency district(PartyId id, String zone) {
        return new Agency(id, AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.of(ZoneId.of(zone)));
    }

    private static Person student(PartyId id) {
        return Person.builder()
                .id(id)
                .kind(PersonKind.STUDENT)
                .addAgencies(DISTRICT)
                .build();
    }

    private static Consent consent(PartyId subject, PartyId recipient) {
        return Consent.builder()
                .subject(subject)
                .basis(ConsentBasis.PARENTAL_DIRECT)
                .addPurposes(Purpose.SERVICE)
                .addCategories(Category.WORK)
                .addRecipients(recipient)
                .given(LONG_AGO)
                .build();
    }

    private static SubjectTable others() {
        return SubjectTable.of(OTHERS, OTHER_ID, PersonKind.STUDENT)
                .withAgency(DSL.field(DSL.unquotedName("others", "school"), SQLDataType.VARCHAR));
    }

    private static PolicySet policies(Condition condition) {
        return PolicySet.of(
                VOCABULARY,
                Policy.builder()
                        .id("pack")
                        .layer(Layer.VENDOR)
                        .title("A pack")
                        .version("1")
                        .effective(Span.from(LONG_AGO))
                        .citationPrefix("S")
                        .party(VENDOR)
                        .addRules(Rule.builder()
                                .id("permit-it")
                                .effect(Effect.PERMIT)
                                .when(condition)
                                .reason("because")
                                .addCites(new Citation("S", "1"))
                                .build())
                        .build());
    }

    private static ProcessingRequest to(PartyId recipient) {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.WORK)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.SERVICE)
                .recipient(recipient)
                .build();
    }

    private static List<String> selected(DSLContext statements, PolicyFilter filter) {
        return statements
                .select(People.ID)
                .from(People.TABLE)
                .where(filter.condition())
                .orderBy(People.ID)
                .fetch(People.ID);
    }

    @Test
    void sessions_of_one_transaction_do_not_mix_whom_consents_name() throws IOException {
        with(scene -> {
            PolicyFilters filters = scene.filters(
                    People.mapping(true),
                    new ConsentGiven(Set.of(ConsentBasis.PARENTAL_DIRECT), true, false, Set.of(), false));
            scene.statements().transaction(t -> {
                PolicyFilter first = filters.in(t.dsl()).permitted(to(ONE), AT);
                PolicyFilter second = filters.in(t.dsl()).permitted(to(OTHER), AT);

                assertThat(selected(t.dsl(), second)).containsExactly("ben");
                assertThat(selected(t.dsl(), first)).containsExactly("ann");
            });
        });
    }

    @Test
    void a_session_among_some_rows_holds_of_no_other_and_looks_at_no_other() throws IOException {
        with(scene -> {
            PolicyFilters filters = scene.filters(People.mapping(true), UNREFUSED);
            scene.statements()
                    .execute("insert into people (id, kind, school) values ('zoe', 'student', 'nowhere')"); // unknown
            scene.statements().transaction(t -> {
                PolicyFilter ben = filters.in(t.dsl(), People.ID.eq("ben")).permitted(to(ONE), AT);
                PolicyFilter ann = filters.in(t.dsl(), People.ID.eq("ann")).permitted(to(ONE), AT);

                assertThat(selected(t.dsl(), ben)).containsExactly("ben");
                assertThat(selected(t.dsl(), ann)).as("who has refused").isEmpty();
            });
        });
    }

    @Test
    void a_custody_order_that_could_change_the_answer_refuses_the_filter() throws IOException {
        PartyId parent = PartyId.of("parent");
        List<CustodyOrder> orders = List.of(
                order(Optional.of(ONE), Span.from(LONG_AGO)),
                order(Optional.of(ONE), Span.from(AT)),
                order(Optional.empty(), Span.from(LONG_AGO)),
                order(Optional.of(parent), Span.from(LONG_AGO)));
        for (CustodyOrder order : orders) {
            with(scene -> {
                scene.stores()
                        .of(DISTRICT)
                        .consents()
                        .record(
                                RecordKey.of("of-the-parent"),
                                consent(BEN, ONE).toBuilder().by(parent).build());
                scene.stores().of(DISTRICT).ledger(LedgerKind.CUSTODY_ORDER).record(RecordKey.of("order"), order);

                assertThatThrownBy(() -> scene.selected(UNREFUSED, to(ONE)))
                        .isInstanceOf(PolicyFilterException.class)
                        .hasMessageContaining("decide about each subject instead")
                        .hasMessageNotContainingAny(BEN.value(), parent.value());
            });
        }
    }

    @Test
    void a_custody_order_that_is_over_to_come_or_of_a_stranger_changes_no_filter() throws IOException {
        List<CustodyOrder> orders = List.of(
                order(Optional.of(ONE), new Span(LONG_AGO, Optional.of(AT))),
                order(Optional.of(ONE), Span.from(AT.plus(Duration.ofDays(1)))),
                order(Optional.of(PartyId.of("parent")), Span.from(LONG_AGO)));
        with(scene -> {
            for (CustodyOrder order : orders) {
                scene.stores()
                        .of(DISTRICT)
                        .ledger(LedgerKind.CUSTODY_ORDER)
                        .record(RecordKey.of("order-" + orders.indexOf(order)), order);
            }

            assertThat(scene.selected(UNREFUSED, to(ONE))).isEqualTo(scene.expected(UNREFUSED, to(ONE)));
        });
    }

    private static CustodyOrder order(Optional<PartyId> parent, Span span) {
        return new CustodyOrder(BEN, parent, span, Optional.empty());
    }

    @Test
    @Tag(HostileShapesContract.LENGTHY)
    void a_refusal_of_consent_stops_in_a_filter_what_it_stops_elsewhere() throws IOException {
        Consent all = consent(BEN, ONE).toBuilder()
                .recipients(Set.of())
                .categories(Set.of())
                .basis(ConsentBasis.SCHOOL_AS_AGENT)
                .build();
        Consent refusal = all.toBuilder().refused(true).build();
        Map<String, Consent> refusals = Map.of(
                "all of it", refusal,
                "a part of the purpose",
                        refusal.toBuilder()
                                .purposes(Set.of(Purpose.SERVICE_SUPPORT))
                                .build(),
                "another purpose",
                        refusal.toBuilder().purposes(Set.of(Purpose.RESEARCH)).build(),
                "a part of the category",
                        refusal.toBuilder()
                                .categories(Set.of(Category.WORK_ASSIGNMENT))
                                .build(),
                "another category",
                        refusal.toBuilder().categories(Set.of(Category.NAME)).build(),
                "one recipient", refusal.toBuilder().recipients(Set.of(ONE)).build(),
                "taken back", refusal.toBuilder().withdrawn(AT).build(),
                "to be taken back",
                        refusal.toBuilder().withdrawn(AT.plusSeconds(1)).build(),
                "over", refusal.toBuilder().expires(AT).build());
        Set<ConsentBasis> bases = Set.of(ConsentBasis.PARENTAL_DIRECT, ConsentBasis.SCHOOL_AS_AGENT);
        List<Condition> conditions = List.of(
                ConsentGiven.onBasis(bases),
                new ConsentGiven(bases, true, false, Set.of(), false),
                new ConsentGiven(bases, false, false, Set.of(), true),
                new Condition.OptedOut(Condition.OptOutScope.PURPOSE),
                new ConsentOverruled(bases),
                new ConsentWithdrawn(bases));
        List<ProcessingRequest> requests = List.of(
                to(ONE),
                to(OTHER),
                to(ONE).toBuilder()
                        .recipient(Optional.empty())
                        .recipientKind(RecipientKind.APPLICATION)
                        .build(),
                to(ONE).toBuilder()
                        .recipient(Optional.empty())
                        .action(Action.USE)
                        .build(),
                to(ONE).toBuilder()
                        .recipient(Optional.empty())
                        .action(Action.USE)
                        .purpose(Optional.empty())
                        .build());
        Map<String, Integer> stopped = new TreeMap<>();
        for (Map.Entry<String, Consent> each : refusals.entrySet()) {
            with(scene -> {
                scene.stores().of(DISTRICT).consents().record(RecordKey.of("all"), all);
                int before = permitted(scene, conditions.get(0), requests);
                scene.stores().of(DISTRICT).consents().record(RecordKey.of("refusal"), each.getValue());
                for (Condition condition : conditions) {
                    for (Condition shape : List.of(condition, new Condition.Not(condition))) {
                        for (ProcessingRequest request : requests) {
                            assertThat(scene.selected(shape, request))
                                    .as(each.getKey() + ": " + shape + " of " + request)
                                    .isEqualTo(scene.expected(shape, request));
                        }
                    }
                }
                stopped.put(each.getKey(), before - permitted(scene, conditions.get(0), requests));
            });
        }
        assertThat(stopped)
                .containsEntry("all of it", 4)
                .containsEntry("a part of the purpose", 4)
                .containsEntry("a part of the category", 4)
                .containsEntry("to be taken back", 4)
                .containsEntry("one recipient", 2)
                .containsEntry("another purpose", 0)
                .containsEntry("another category", 0)
                .containsEntry("taken back", 0)
                .containsEntry("over", 0);
    }

    /** About how many rows the requests are permitted, all together. */
    private static int permitted(Scene scene, Condition condition, List<ProcessingRequest> requests) {
        return requests.stream()
                .mapToInt(request ->
                        scene.selected(condition, request).permitted().size())
                .sum();
    }

    @Test
    void a_session_over_another_table_leaves_the_links_of_the_first() throws IOException {
        with(scene -> scene.statements().transaction(t -> {
            PolicyFilter first =
                    scene.filters(People.mapping(true), UNREFUSED).in(t.dsl()).permitted(to(ONE), AT);
            PolicyFilter second = scene.filters(others(), UNREFUSED).in(t.dsl()).permitted(to(ONE), AT);

            assertThat(t.dsl().fetchCount(OTHERS, second.condition())).isEqualTo(1);
            assertThat(selected(t.dsl(), first)).containsExactly("ben");
        }));
    }

    @Test
    void a_filter_whose_links_were_rolled_back_to_a_savepoint_selects_nobody() throws IOException {
        with(scene -> {
            PolicyFilters filters = scene.filters(People.mapping(true), UNREFUSED);
            scene.statements().transaction(t -> {
                FilterSession session = filters.in(t.dsl());
                PolicyFilter[] made = new PolicyFilter[1];
                assertThatThrownBy(() -> t.dsl().transaction(nested -> {
                            made[0] = session.permitted(to(ONE), AT);
                            throw new IllegalStateException("changed its mind");
                        }))
                        .hasMessage("changed its mind");

                if (t.dsl().family() == SQLDialect.H2) {
                    assertThat(selected(t.dsl(), made[0])).isEmpty();
                    assertThat(made[0].open()).isEmpty();
                } else {
                    assertThatThrownBy(() -> t.dsl().transaction(nested -> selected(t.dsl(), made[0])))
                            .isInstanceOf(DataAccessException.class);
                }
                assertThatThrownBy(() -> t.dsl().transaction(nested -> session.permitted(to(ONE), AT)))
                        .isInstanceOf(ComplianceException.class);
                assertThat(selected(t.dsl(), filters.in(t.dsl()).permitted(to(ONE), AT)))
                        .containsExactly("ben");
            });
        });
    }

    @Test
    void a_party_may_be_called_like_the_person_who_stands_for_the_rows() throws IOException {
        Map<String, BiFunction<ProcessingRequest.Builder, PartyId, ProcessingRequest.Builder>> roles = Map.of(
                "actor", (request, id) -> request.actor(id),
                "recipient", (request, id) -> request.recipient(id),
                "requester", (request, id) -> request.requester(id),
                "instructed by", (request, id) -> request.instructedBy(id),
                "application",
                        (request, id) ->
                                request.source(CollectionSource.APPLICATION).application(id));
        List<Condition> conditions = List.of(
                new Condition.Flag("relation.recipient-is-subject"),
                new Condition.Flag("relation.requester-is-subject"),
                new Condition.Flag("relation.recipient-is-fellow-student"),
                new Condition.Flag("relation.instructed-by-agency"),
                new Condition.ApplicationAuthorized(),
                new Condition.AgeAtLeast(13));
        with(scene -> roles.forEach((role, named) -> {
            for (String id : List.of("anybody", "elsewhere")) {
                ProcessingRequest request =
                        named.apply(to(ONE).toBuilder(), PartyId.of(id)).build();
                for (Condition condition : conditions) {
                    for (Condition shape : List.of(condition, new Condition.Not(condition))) {
                        assertThat(scene.selected(shape, request))
                                .as(role + " " + id + " " + shape)
                                .isEqualTo(scene.expected(shape, request));
                    }
                }
            }
        }));
    }

    @Test
    void when_another_party_left_is_refused_as_when_the_subject_did() throws IOException {
        Condition left = new Condition.FactTest(
                "requester.enrolled-until", new FactComparison.Below(FactValue.of(LocalDate.EPOCH)));
        with(scene -> assertThatThrownBy(() -> scene.selected(left, to(ONE)))
                .isInstanceOf(PolicyFilterException.class)
                .hasMessageContaining(
                        "requester.enrolled-until is below 1970-01-01 (told by the ledger of occurrences)"));
    }

    @Test
    void when_an_agency_that_receives_was_notified_is_read_from_the_ledger() throws IOException {
        Condition notified =
                new Condition.FactTest("recipient.policy-notified", new FactComparison.AtLeast(FactValue.of(LONG_AGO)));
        with(scene -> {
            assertThat(scene.expected(notified, to(DISTRICT)).permitted()).containsExactly("ann", "ben");
            assertThat(scene.selected(notified, to(DISTRICT))).isEqualTo(scene.expected(notified, to(DISTRICT)));
            Condition not = new Condition.Not(notified);
            assertThat(scene.selected(not, to(DISTRICT))).isEqualTo(scene.expected(not, to(DISTRICT)));
        });
    }

    @Test
    void rows_that_can_be_linked_to_nobody_are_refused_without_their_values() throws IOException {
        for (String id : List.of("cy ", "c".repeat(129))) {
            with(scene -> {
                PolicyFilters filters = scene.filters(others(), UNREFUSED);
                scene.statements().execute("update others set id = '" + id + "'");

                assertThatThrownBy(() -> scene.statements()
                                .transaction(t -> filters.in(t.dsl()).permitted(to(ONE), AT)))
                        .isInstanceOf(PolicyFilterException.class)
                        .hasMessage("the table has an id that is none of a party");
            });
        }
        for (String school : List.of("district ", "nowhere")) {
            with(scene -> {
                PolicyFilters filters = scene.filters(others(), UNREFUSED);
                scene.statements().execute("update others set school = '" + school + "'");

                assertThatThrownBy(() -> scene.statements()
                                .transaction(t -> filters.in(t.dsl()).permitted(to(ONE), AT)))
                        .isInstanceOf(PolicyFilterException.class)
                        .hasMessage("the table has an agency that the directory does not know");
            });
        }
    }

    @Test
    void a_table_with_an_id_in_several_rows_is_refused() throws IOException {
        with(scene -> {
            scene.statements().execute("insert into others (id, school) values ('cy', 'district')");

            assertThatThrownBy(() -> scene.filters(others(), UNREFUSED))
                    .isInstanceOf(PolicyFilterException.class)
                    .hasMessage("the table others does not fit: its column id has the same id in several rows");
        });
    }

    @Test
    void people_who_may_be_parents_are_refused_or_open() throws IOException {
        with(scene -> {
            assertThatThrownBy(() -> scene.filters(
                            SubjectTable.of(People.TABLE, People.ID, PersonKind.STUDENT, PersonKind.PARENT), UNREFUSED))
                    .isInstanceOf(PolicyFilterException.class)
                    .hasMessage("the table people does not fit: its people may be parents, whose children no column"
                            + " says");

            scene.statements().execute("insert into people (id, kind) values ('dee', 'parent')");
            PolicyFilters filters = scene.filters(People.mapping(false), UNREFUSED);
            scene.statements()
                    .transaction(t -> assertThat(Rowwise.ofFilter(
                                    t.dsl(), filters.in(t.dsl()).permitted(to(ONE), AT)))
                            .isEqualTo(new Rowwise(Set.of("ben"), Map.of("dee", Set.of("subject.children")))));
        });
    }

    @Test
    void a_zone_that_a_database_may_take_for_an_abbreviation_is_refused_for_the_day_of_a_consent() throws IOException {
        with(scene -> assertThatThrownBy(() -> scene.selected(ConsentGiven.onBasis(Set.of(ConsentBasis.SELF)), to(ONE)))
                .isInstanceOf(PolicyFilterException.class)
                .hasMessageContaining("in its condition: own consents by the day in the zone 'CET'; decide"));
    }

    @Test
    void what_the_database_says_of_linking_is_told_without_statements_or_values() throws IOException {
        with(scene -> {
            PolicyFilters filters = scene.filters(others(), UNREFUSED);
            scene.statements().execute("drop table others");

            assertThatThrownBy(() -> scene.statements()
                            .transaction(t -> filters.in(t.dsl()).permitted(to(ONE), AT)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("the rows of the table could not be linked: SQL state 42")
                    .hasMessageNotContaining("select");
        });
    }
}
