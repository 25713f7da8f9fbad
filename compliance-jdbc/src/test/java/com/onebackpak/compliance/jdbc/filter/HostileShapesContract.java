package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.FactComparison;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Conditions over rows that SQL and Java like to read differently: {@code NULL} in every column, people of whom nothing is on
 * record, ids and texts that differ in case alone, several entries about one person, and time at the very bounds. The oracle
 * is the evaluator, with the facts as a running backend gathers them. A case that is true of all rows or of none would show
 * nothing, and fails.
 */
abstract class HostileShapesContract {
    /** What takes so long that mutation runs go without it. */
    static final String LENGTHY = "lengthy";

    private static final int LEAST = 200;

    /** What is wrong everywhere is told of a few. */
    private static final int MOST_WRONG = 3;

    abstract TestDatabase database();

    /** What a filter says of the rows, in the engine that is tried; here, in the database where it was made. */
    Rowwise selected(DSLContext statements, PolicyFilter filter) throws SQLException {
        return Rowwise.ofFilter(statements, filter);
    }

    @Test
    @Tag(LENGTHY)
    void every_shape_selects_the_rows_that_the_evaluator_permits() throws Exception {
        with(scene -> {
            List<Shape> shapes = shapes(scene);
            List<String> wrong = new ArrayList<>();
            shapes.stream()
                    .takeWhile(shape -> wrong.size() < MOST_WRONG)
                    .forEach(shape ->
                            scene.compare(shape.name(), shape.rows(), policies(shape.condition()), request(), wrong));
            System.out.println(getClass().getSimpleName() + ": " + shapes.size() + " shapes over " + HostileWorld.PEOPLE
                    + " rows");
            assertThat(wrong).isEmpty();
            assertThat(shapes)
                    .hasSizeGreaterThanOrEqualTo(LEAST)
                    .noneMatch(shape -> shape.rows().isDegenerate(HostileWorld.PEOPLE));
        });
    }

    /**
     * A condition over rows.
     *
     * @param rows what the evaluator says of them
     */
    record Shape(String name, Condition condition, Rowwise rows) {}

    private List<Shape> shapes(Scene scene) {
        List<Shape> shapes = new ArrayList<>();
        shapes(condition -> scene.expected(policies(condition), request()))
                .forEach((name, shape) ->
                        shapes.add(new Shape(name, shape, scene.expected(policies(shape), request()))));
        return shapes;
    }

    /** Most of what they say is the same of all; where it is not, it is all that they say together. */
    @Test
    @Tag(LENGTHY)
    void the_built_in_policies_select_the_rows_that_the_evaluator_permits() throws Exception {
        with(scene -> {
            PolicyLibrary library = PolicyLibrary.builtIn(People.VOCABULARY);
            Map<String, Integer> telling = new TreeMap<>();
            List<String> wrong = new ArrayList<>();
            for (String pack : List.of("backpak", "coppa", "ferpa", PolicyLibrary.STATES)) {
                PolicySet policies = library.select(pack);
                telling.put(pack, 0);
                for (ProcessingRequest request : requests()) {
                    Rowwise rows = scene.expected(policies, request);
                    if (Set.of(0, HostileWorld.PEOPLE).contains(rows.permitted().size())
                            && Set.of(0, HostileWorld.PEOPLE)
                                    .contains(rows.open().size())) {
                        continue;
                    }
                    scene.compare(pack + " of " + request, rows, policies, request, wrong);
                    telling.merge(pack, 1, Integer::sum);
                }
            }
            System.out.println(getClass().getSimpleName() + ": questions to built-in policies over "
                    + HostileWorld.PEOPLE + " rows: " + telling);
            assertThat(wrong).isEmpty();
            assertThat(telling)
                    .allSatisfy((pack, questions) -> assertThat(questions).isPositive());
        });
    }

    /** What a test works with. */
    final class Scene implements AutoCloseable {
        private final World world;
        final DSLContext statements;
        private final JdbcStoreUnderTest under;
        private final RecordedWorld recorded;
        private final LedgerFacts facts;

        /** Every question is asked about the same people: what is known of them is gathered once. */
        private final Map<ProcessingRequest, Facts> gathered = new HashMap<>();

        Scene(World world, DSLContext statements, JdbcStoreUnderTest under) {
            this.world = world;
            this.statements = statements;
            this.under = under;
            this.recorded = new RecordedWorld(world, under.stores());
            this.facts = LedgerFacts.of(recorded.stores(), recorded.tenancy(), People.VOCABULARY);
        }

        Rowwise expected(PolicySet policies, ProcessingRequest request) {
            return Rowwise.ofEvaluator(
                    policies,
                    request,
                    HostileWorld.rows(world).stream().map(Person::id).toList(),
                    (about, at) -> gathered.computeIfAbsent(about, one -> facts.factsFor(one, at)),
                    HostileWorld.AT);
        }

        PolicyFilters filters(PolicySet policies) {
            return PolicyFilters.of(
                    statements, People.mapping(true), policies, recorded.tenancy(), (JdbcComplianceStores)
                            recorded.stores());
        }

        void compare(String name, Rowwise rows, PolicySet policies, ProcessingRequest request, List<String> wrong) {
            PolicyFilters filters = filters(policies);
            Rowwise selected = statements.transactionResult(
                    t -> selected(t.dsl(), filters.in(t.dsl()).permitted(request, HostileWorld.AT)));
            if (!selected.equals(rows)) {
                wrong.add(name + ": " + selected + " instead of " + rows);
            }
        }

        @Override
        public void close() {
            under.close();
        }
    }

    void with(Consumer<Scene> work) throws IOException {
        try (Scene scene = opened()) {
            work.accept(scene);
        }
    }

    final Scene opened() throws IOException {
        World world = HostileWorld.world();
        TestDatabase database = database();
        Clock clock = Clock.fixed(HostileWorld.LEARNED, ZoneOffset.UTC);
        JdbcStoreUnderTest under = new JdbcStoreUnderTest(database, TestDatabase::dataSource, People.VOCABULARY, clock);
        database.execute(People.CREATE);
        DSLContext statements = DSL.using(database.dataSource(), database.dialect());
        People.insert(statements, HostileWorld.rows(world));
        Scene scene = new Scene(world, statements, under);
        scene.recorded.record();
        return scene;
    }

    private static List<ProcessingRequest> requests() {
        List<ProcessingRequest> requests = new ArrayList<>();
        for (Action action : List.of(Action.COLLECT, Action.USE, Action.DISCLOSE)) {
            for (Category category : List.of(Category.CONTACT_EMAIL, Category.WORK)) {
                for (Purpose purpose :
                        List.of(Purpose.SERVICE, Purpose.EDUCATION, Purpose.MARKETING, Purpose.ADVERTISING_TARGETED)) {
                    ProcessingRequest.Builder request = ProcessingRequest.builder()
                            .actor(HostileWorld.VENDOR)
                            .action(action)
                            .addCategories(category)
                            .subjectKind(PersonKind.STUDENT)
                            .purpose(purpose);
                    requests.add(
                            (action.equals(Action.DISCLOSE) ? request.recipient(HostileWorld.APPLICATION) : request)
                                    .build());
                }
            }
        }
        return requests;
    }

    static PolicySet policies(Condition condition) {
        return policies(People.VOCABULARY, condition);
    }

    static PolicySet policies(Vocabulary vocabulary, Condition condition) {
        return PolicySet.of(
                vocabulary,
                Policy.builder()
                        .id("shapes")
                        .layer(Layer.VENDOR)
                        .title("Shapes")
                        .version("1")
                        .effective(Span.from(HostileWorld.LONG_AGO))
                        .citationPrefix("S")
                        .party(HostileWorld.VENDOR)
                        .addRules(Rule.builder()
                                .id("shape")
                                .effect(Effect.PERMIT)
                                .when(condition)
                                .reason("a shape")
                                .addCites(new Citation("S", "1"))
                                .build())
                        .build());
    }

    static ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(HostileWorld.VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.CONTACT)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.SERVICE)
                .recipient(HostileWorld.APPLICATION)
                .collectedAt(Instant.parse("2024-03-01T05:00:00Z"))
                .instructedBy(PartyId.of("district"))
                .build();
    }

    // The shapes

    static Map<String, Condition> tests() {
        Map<String, Condition> tests = new LinkedHashMap<>();
        for (int years : List.of(1, 13, 18)) {
            for (Condition.AgeWhen when : Condition.AgeWhen.values()) {
                tests.put("below " + years + " when " + when, new Condition.AgeBelow(years, when));
                tests.put("at least " + years + " when " + when, new Condition.AgeAtLeast(years, when));
            }
        }
        tests.put("any consent", ConsentGiven.onBasis(Set.of()));
        tests.put("parental consent", ConsentGiven.onBasis(Set.of(ConsentBasis.PARENTAL_DIRECT)));
        tests.put("own consent", ConsentGiven.onBasis(Set.of(ConsentBasis.SELF, ConsentBasis.ELIGIBLE_STUDENT)));
        tests.put("naming consent", new ConsentGiven(Set.of(), true, false, Set.of(), false));
        tests.put("written consent", new ConsentGiven(Set.of(), false, true, Set.of(), false));
        tests.put(
                "not on paper",
                new ConsentGiven(Set.of(), false, false, Set.of(new ConsentMethod("signed-form")), false));
        tests.put("for any purpose", new ConsentGiven(Set.of(), false, false, Set.of(), true));
        tests.put("withdrawn", new ConsentWithdrawn(Set.of()));
        tests.put("overruled", new ConsentOverruled(Set.of()));
        tests.put("opted out", new Condition.OptedOut(Condition.OptOutScope.PURPOSE));
        tests.put("directory", new Condition.OptedOut(Condition.OptOutScope.DIRECTORY_INFORMATION));
        tests.put("held", new Condition.Held(Set.of()));
        tests.put("held so", new Condition.Held(Set.of(HoldKind.values()[1])));
        tests.put("in force", new AgreementInForce());
        tests.put("disposal", new AgreementInDisposal());
        tests.put("feature", new AgreementHasFeature("student-login"));
        tests.put("lists", new AgreementListsCategory());
        tests.put("leaves out", new AgreementLeavesOutCategory());
        tests.put("permits", new AgreementPermitsPurpose());
        tests.put("authorizes", new AgreementAuthorizesPurpose());
        tests.put("credentials", new VendorHoldsCredentials());
        tests.put("authorized", new Condition.ApplicationAuthorized());
        tests.put("belongs", new BelongsTo(Set.of(PartyId.of("school"))));
        tests.put("belongs above", new BelongsTo(Set.of(PartyId.of("district"), PartyId.of("college"))));
        tests.put("protected", new ProtectedIn(Set.of(Jurisdiction.of("US"))));
        tests.put("protected in a part", new ProtectedIn(Set.of(Jurisdiction.of("US-CA"))));
        tests.put("boarding", new Condition.Flag("subject.boarding"));
        tests.put("postsecondary", new Condition.Flag("subject.postsecondary"));
        tests.put("instructed", new Condition.Flag("relation.instructed-by-agency"));
        fact(tests, "subject.boarding", new FactComparison.Is(FactValue.of(false)));
        fact(tests, "subject.house", new FactComparison.Is(FactValue.of("a")));
        fact(tests, "subject.house", new FactComparison.Is(FactValue.of("A")));
        fact(tests, "subject.house", new FactComparison.In(Set.of(FactValue.of("a "), FactValue.of(""))));
        fact(tests, "subject.grade-level", new FactComparison.Is(FactValue.of(8)));
        fact(tests, "subject.grade-level", new FactComparison.AtLeast(FactValue.of(new BigDecimal("8.5"))));
        fact(tests, "subject.grade-level", new FactComparison.Below(FactValue.of(8)));
        fact(tests, "subject.grade-level", new FactComparison.In(Set.of(FactValue.of(9), FactValue.of(-1))));
        fact(tests, "subject.interest", new FactComparison.Is(FactValue.of(Category.CONTACT)));
        fact(tests, "subject.interest", new FactComparison.In(Set.of(FactValue.of(Category.CONTACT))));
        fact(tests, "subject.interest", new FactComparison.In(Set.of(FactValue.of(Category.CONTACT_EMAIL))));
        fact(tests, "subject.left-on", new FactComparison.AtLeast(FactValue.of(LocalDate.of(2026, 8, 15))));
        fact(tests, "subject.left-on", new FactComparison.Below(FactValue.of(LocalDate.of(2026, 9, 14))));
        fact(tests, "subject.left-on", new FactComparison.AtLeast(FactValue.of(Instant.parse("2026-09-14T05:00:00Z"))));
        fact(tests, "subject.left-on", new FactComparison.SinceAtLeast(Period.ofMonths(1)));
        fact(tests, "subject.left-on", new FactComparison.SinceBelow(Period.ofYears(2)));
        fact(tests, "subject.birth-date", new FactComparison.Below(FactValue.of(LocalDate.of(2008, 9, 15))));
        fact(tests, "subject.birth-date", new FactComparison.SinceAtLeast(Period.of(18, 0, 1)));
        fact(tests, "subject.school", new FactComparison.Is(FactValue.of("school")));
        fact(tests, "subject.agencies", new FactComparison.Is(FactValue.of("district")));
        return tests;
    }

    private static void fact(Map<String, Condition> tests, String name, FactComparison comparison) {
        Condition test = new Condition.FactTest(name, comparison);
        tests.put(name + comparison.describe(), test);
    }

    /** Each test, its opposite, and combinations with others, such that the evaluator permits some rows and not all. */
    private static Map<String, Condition> shapes(Function<Condition, Rowwise> rows) {
        Map<String, Condition> shapes = new LinkedHashMap<>();
        List<Map.Entry<String, Condition>> tests = List.copyOf(tests().entrySet());
        for (int i = 0; i < tests.size(); i++) {
            Map.Entry<String, Condition> one = tests.get(i);
            shapes.put(one.getKey(), one.getValue());
            shapes.put("not " + one.getKey(), new Condition.Not(one.getValue()));
            boolean isFound = false;
            for (int by = 17; by < tests.size() && !isFound; by++) {
                Map.Entry<String, Condition> other = tests.get((i + by) % tests.size());
                Map.Entry<String, Condition> third = tests.get((i + 2 * by) % tests.size());
                Condition either = new Condition.Any(List.of(one.getValue(), new Condition.Not(other.getValue())));
                Condition neither = new Condition.Any(List.of(
                        new Condition.Not(new Condition.All(List.of(one.getValue(), other.getValue()))),
                        third.getValue()));
                isFound = Stream.of(either, neither)
                        .noneMatch(shape -> rows.apply(shape).isDegenerate(HostileWorld.PEOPLE));
                if (isFound) {
                    shapes.put(one.getKey() + " or not " + other.getKey(), either);
                    shapes.put("not (" + one.getKey() + " and " + other.getKey() + ") or " + third.getKey(), neither);
                }
            }
        }
        return shapes;
    }
}
