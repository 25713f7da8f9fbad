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
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.SignOn;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.retention.Hold;
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
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/**
 * Conditions over rows that SQL and Java like to read differently: {@code NULL} in every column, people of whom nothing is on
 * record, ids and texts that differ in case alone, several entries about one person, and time at the very bounds. The oracle
 * is the evaluator, with the facts as a running backend gathers them. A case that is true of all rows or of none would show
 * nothing, and fails.
 */
abstract class HostileShapesContract {
    private static final Instant AT = Instant.parse("2026-09-15T06:30:00Z");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final PartyId APPLICATION = PartyId.of("quizzly");
    private static final int PEOPLE = 63;
    private static final int LEAST = 200;

    abstract TestDatabase database();

    @Test
    void every_shape_selects_the_rows_that_the_evaluator_permits() throws IOException {
        World world = world();
        TestDatabase database = database();
        try (JdbcStoreUnderTest under = new JdbcStoreUnderTest(
                database, TestDatabase::dataSource, People.VOCABULARY, Clock.fixed(LONG_AGO, ZoneOffset.UTC))) {
            database.execute(People.CREATE);
            DSLContext statements = DSL.using(database.dataSource(), database.dialect());
            People.insert(statements, world.people().values());
            RecordedWorld recorded = new RecordedWorld(world, under.stores());
            recorded.record();
            LedgerFacts facts = LedgerFacts.of(under.stores(), recorded.tenancy(), People.VOCABULARY);
            Map<String, Rowwise> expected = new LinkedHashMap<>();
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, Condition> shape : shapes(condition -> Rowwise.ofEvaluator(
                            policies(condition), request(), world.people().keySet(), facts::factsFor, AT))
                    .entrySet()) {
                PolicySet policies = policies(shape.getValue());
                PolicyFilters filters = PolicyFilters.of(
                        statements, People.mapping(true), policies, recorded.tenancy(), (JdbcComplianceStores)
                                under.stores());
                Rowwise rows =
                        Rowwise.ofEvaluator(policies, request(), world.people().keySet(), facts::factsFor, AT);
                Rowwise selected = statements.transactionResult(
                        t -> Rowwise.ofFilter(t.dsl(), filters.in(t.dsl()).permitted(request(), AT)));
                if (!selected.equals(rows)) {
                    wrong.add(shape.getKey() + ": " + selected + " instead of " + rows);
                }
                expected.put(shape.getKey(), rows);
            }
            System.out.println(getClass().getSimpleName() + ": " + expected.size() + " shapes over "
                    + world.people().size() + " rows");
            assertThat(wrong).isEmpty();
            assertThat(expected)
                    .hasSizeGreaterThanOrEqualTo(LEAST)
                    .noneSatisfy((shape, rows) ->
                            assertThat(rows.isDegenerate(world.people().size())).isTrue());
        }
    }

    private static PolicySet policies(Condition condition) {
        return PolicySet.of(
                People.VOCABULARY,
                Policy.builder()
                        .id("shapes")
                        .layer(Layer.VENDOR)
                        .title("Shapes")
                        .version("1")
                        .effective(Span.from(LONG_AGO))
                        .citationPrefix("S")
                        .party(VENDOR)
                        .addRules(Rule.builder()
                                .id("shape")
                                .effect(Effect.PERMIT)
                                .when(condition)
                                .reason("a shape")
                                .addCites(new Citation("S", "1"))
                                .build())
                        .build());
    }

    private static ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.CONTACT)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.SERVICE)
                .recipient(APPLICATION)
                .collectedAt(Instant.parse("2024-03-01T05:00:00Z"))
                .instructedBy(PartyId.of("district"))
                .build();
    }

    // The rows

    private static final List<Optional<LocalDate>> BIRTHS = List.of(
            Optional.empty(),
            Optional.of(LocalDate.of(2008, 9, 14)),
            Optional.of(LocalDate.of(2008, 9, 15)),
            Optional.of(LocalDate.of(2008, 2, 29)),
            Optional.of(LocalDate.of(2013, 9, 15)),
            Optional.of(LocalDate.of(2013, 9, 14)),
            Optional.of(LocalDate.of(1900, 1, 1)),
            Optional.of(LocalDate.of(1990, 6, 1)),
            Optional.of(LocalDate.of(2026, 9, 15)));
    private static final List<Optional<String>> SCHOOLS = List.of(
            Optional.of("school"),
            Optional.empty(),
            Optional.of("SCHOOL"),
            Optional.of("college"),
            Optional.of("zoneless"),
            Optional.of("ended"),
            Optional.of("school"));
    private static final List<Optional<FactValue>> HOUSES = List.of(
            Optional.of(FactValue.of("a")),
            Optional.of(FactValue.of("A")),
            Optional.empty(),
            Optional.of(FactValue.of("")),
            Optional.of(FactValue.of("a ")));
    private static final List<Optional<FactValue>> GRADES = List.of(
            Optional.empty(),
            Optional.of(FactValue.of(8)),
            Optional.of(FactValue.of(new BigDecimal("8.5"))),
            Optional.of(FactValue.of(9)),
            Optional.of(FactValue.of(-1)));
    private static final List<Optional<FactValue>> INTERESTS = List.of(
            Optional.of(FactValue.of(Category.CONTACT)),
            Optional.of(FactValue.of(Category.CONTACT_EMAIL)),
            Optional.empty(),
            Optional.of(FactValue.of(Category.WORK_ASSIGNMENT)));
    private static final List<Optional<FactValue>> LEFT = List.of(
            Optional.empty(),
            Optional.of(FactValue.of(LocalDate.of(2026, 9, 14))),
            Optional.of(FactValue.of(LocalDate.of(2026, 8, 15))),
            Optional.of(FactValue.of(LocalDate.of(2024, 2, 29))));

    private static List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String twin = "p" + i / 2;
            Person.Builder person = Person.builder()
                    .id(PartyId.of(i % 2 == 0 ? twin : twin.toUpperCase(java.util.Locale.ROOT)))
                    .kind(PersonKind.STUDENT)
                    .birthDate(BIRTHS.get(i % BIRTHS.size()));
            SCHOOLS.get(i / 9).map(PartyId::of).ifPresent(person::addAgencies);
            put(person, "house", HOUSES.get(i % 5));
            put(person, "grade-level", GRADES.get(i / 2 % 5));
            put(person, "interest", INTERESTS.get(i / 3 % 4));
            put(person, "left-on", LEFT.get(i % 4));
            put(person, "boarding", i % 3 == 0 ? Optional.empty() : Optional.of(FactValue.of(i % 3 == 1)));
            people.add(person.build());
        }
        return people;
    }

    private static void put(Person.Builder person, String name, Optional<FactValue> value) {
        value.ifPresent(one -> person.putAttributes(name, one));
    }

    private static World world() {
        World.Builder world = World.builder()
                .vocabulary(People.VOCABULARY)
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of(
                        agency("district", AgencyKind.DISTRICT, null, "US-CA", "America/Los_Angeles"),
                        agency("school", AgencyKind.SCHOOL, "district", null, null),
                        agency("SCHOOL", AgencyKind.SCHOOL, null, "US-TX", "Asia/Tokyo"),
                        agency("college", AgencyKind.POSTSECONDARY, null, "US", "UTC"),
                        agency("zoneless", AgencyKind.DISTRICT, null, null, null),
                        agency("ended", AgencyKind.DISTRICT, null, "CA", "Pacific/Kiritimati"))))
                .putOrganizations(
                        APPLICATION,
                        Organization.builder()
                                .id(APPLICATION)
                                .kind(RecipientKind.APPLICATION)
                                .build());
        List<Person> people = people();
        people.forEach(person -> world.putPeople(person.id(), person));
        agreements(world);
        for (int i = 0; i < people.size(); i++) {
            entries(world, people.get(i).id(), i);
        }
        return world.build();
    }

    private static Agency agency(
            String id,
            AgencyKind kind,
            @org.jspecify.annotations.Nullable String parent,
            @org.jspecify.annotations.Nullable String place,
            @org.jspecify.annotations.Nullable String zone) {
        return new Agency(
                PartyId.of(id),
                kind,
                Optional.ofNullable(parent).map(PartyId::of),
                Optional.ofNullable(place).map(Jurisdiction::of),
                Optional.ofNullable(zone).map(ZoneId::of));
    }

    private static void agreements(World.Builder world) {
        Agreement.Builder blank = Agreement.builder().term(Span.from(LONG_AGO));
        world.addAgreements(blank.agency(PartyId.of("district"))
                .addCategories(Category.CONTACT_EMAIL)
                .addPurposes(Purpose.SERVICE)
                .addPermits(Purpose.SERVICE)
                .addFeatures("student-login")
                .signOn(SignOn.VENDOR)
                .build());
        world.addAgreements(Agreement.builder()
                .agency(PartyId.of("SCHOOL"))
                .term(Span.from(AT))
                .addCategories(Category.WORK)
                .addPurposes(Purpose.SERVICE)
                .addFeatures("Student-Login")
                .signOn(SignOn.SCHOOL)
                .build());
        world.addAgreements(Agreement.builder()
                .agency(PartyId.of("college"))
                .term(Span.from(LONG_AGO))
                .addCategories(Category.CONTACT)
                .build());
        world.addAgreements(Agreement.builder()
                .agency(PartyId.of("college"))
                .term(Span.from(AT.plus(1, ChronoUnit.MICROS)))
                .addFeatures("student-login")
                .build());
        world.addAgreements(Agreement.builder()
                .agency(PartyId.of("ended"))
                .term(new Span(LONG_AGO, Optional.of(AT)))
                .disposalDays(60)
                .build());
        world.addAuthorizations(new Authorization(
                PartyId.of("district"),
                APPLICATION,
                Set.of(Category.CONTACT),
                Set.of(Purpose.SERVICE),
                Span.from(LONG_AGO)));
        world.addAuthorizations(new Authorization(
                PartyId.of("college"),
                APPLICATION,
                Set.of(Category.CONTACT_EMAIL),
                Set.of(Purpose.SERVICE),
                Span.from(AT)));
    }

    /** Several about one person, and none about her twin. */
    private static void entries(World.Builder world, PartyId id, int i) {
        Consent.Builder consent = Consent.builder().subject(id).given(LONG_AGO).addPurposes(Purpose.SERVICE);
        switch (i % 16) {
            case 1 -> {
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_DIRECT).build());
                world.addConsents(consent.addCategories(Category.WORK).build());
            }
            case 2 ->
                world.addConsents(
                        consent.basis(ConsentBasis.PARENTAL_DIRECT).given(AT).build());
            case 3 ->
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_DIRECT)
                        .withdrawn(AT.plus(ClockSkewBound.SKEW))
                        .build());
            case 4 ->
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_DIRECT)
                        .withdrawn(AT.plus(ClockSkewBound.SKEW).plus(1, ChronoUnit.MICROS))
                        .build());
            case 5 ->
                world.addConsents(consent.basis(ConsentBasis.SELF)
                        .given(Instant.parse("2026-02-28T20:00:00Z"))
                        .build());
            case 6 ->
                world.addConsents(consent.basis(ConsentBasis.ELIGIBLE_STUDENT)
                        .given(Instant.parse("2026-09-14T16:00:00Z"))
                        .build());
            case 7 ->
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_VIA_SCHOOL)
                        .addRecipients(APPLICATION, PartyId.of("other"))
                        .addCategories(Category.CONTACT_EMAIL)
                        .method(new ConsentMethod("signed-form"))
                        .build());
            case 8 ->
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_VIA_SCHOOL)
                        .addRecipients(PartyId.of("Quizzly"))
                        .build());
            case 9 ->
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_DIRECT)
                        .given(AT.plus(1, ChronoUnit.MICROS))
                        .build());
            case 10 -> world.addOptOuts(new OptOut(id, Optional.of(Purpose.SERVICE_SUPPORT), false, Span.from(AT)));
            case 11 -> {
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_DIRECT)
                        .addCategories(Category.CONTACT)
                        .addRecipients(APPLICATION)
                        .method(new ConsentMethod("signed-form"))
                        .build());
                world.addOptOuts(new OptOut(id, Optional.of(Purpose.SERVICE), true, Span.from(LONG_AGO)));
                world.addHolds(new Hold(HoldKind.values()[0], id, Set.of(), Span.from(LONG_AGO)));
            }
            case 12 ->
                world.addOptOuts(new OptOut(
                        id, Optional.empty(), true, new Span(AT.plus(ClockSkewBound.SKEW), Optional.empty())));
            case 13 ->
                world.addHolds(new Hold(HoldKind.values()[1], id, Set.of(Category.CONTACT_EMAIL), Span.from(LONG_AGO)));
            case 14 ->
                world.addHolds(
                        new Hold(HoldKind.values()[0], id, Set.of(Category.WORK), new Span(LONG_AGO, Optional.of(AT))));
            default -> {}
        }
    }

    /** Said here once more, so that a change of the usual skew shows. */
    private static final class ClockSkewBound {
        static final Duration SKEW = Duration.ofSeconds(10);
    }

    // The shapes

    private static Map<String, Condition> tests() {
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
                        .noneMatch(shape -> rows.apply(shape).isDegenerate(PEOPLE));
                if (isFound) {
                    shapes.put(one.getKey() + " or not " + other.getKey(), either);
                    shapes.put("not (" + one.getKey() + " and " + other.getKey() + ") or " + third.getKey(), neither);
                }
            }
        }
        return shapes;
    }
}
