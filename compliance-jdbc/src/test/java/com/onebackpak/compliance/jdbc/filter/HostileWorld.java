package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
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
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.rights.RightsAnswer;
import com.onebackpak.compliance.rights.RightsRequest;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People whom SQL and Java like to read differently: {@code NULL} in every column, nobody of whom something is on record
 * beside somebody of whom much is, ids and texts that differ in case alone, and time at the very bounds.
 */
final class HostileWorld {
    static final Instant AT = Instant.parse("2026-09-15T06:30:00Z");

    /** When the ledgers learned all this: later than the filters' instant, as by a clock that was set back since. */
    static final Instant LEARNED = AT.plus(1, ChronoUnit.DAYS);

    static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    static final PartyId VENDOR = PartyId.of("vendor");
    static final PartyId APPLICATION = PartyId.of("quizzly");

    /** Who has two of the people as children, and who teaches two: they are no rows. */
    static final PartyId GUARDIAN = PartyId.of("guardian");

    static final PartyId TEACHER = PartyId.of("teacher");
    static final int PEOPLE = 63;

    private HostileWorld() {}

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

    static World world() {
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
        world.putPeople(
                GUARDIAN,
                Person.builder()
                        .id(GUARDIAN)
                        .kind(PersonKind.PARENT)
                        .addChildren(PartyId.of("p1"), PartyId.of("P2"))
                        .build());
        world.putPeople(
                TEACHER,
                Person.builder()
                        .id(TEACHER)
                        .kind(PersonKind.SCHOOL_EMPLOYEE_TEACHER)
                        .agency(PartyId.of("school"))
                        .addTeaches(PartyId.of("P1"), PartyId.of("p2"))
                        .build());
        agreements(world);
        for (int i = 0; i < people.size(); i++) {
            entries(world, people.get(i).id(), i);
            asked(world, people.get(i).id(), i);
        }
        return world.build();
    }

    /** The people who are rows. */
    static List<Person> rows(World world) {
        return world.people().values().stream()
                .filter(person -> person.is(PersonKind.STUDENT))
                .toList();
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
            case 15 -> {
                world.addConsents(consent.basis(ConsentBasis.PARENTAL_DIRECT).build());
                Consent.Builder refusal = consent.refused(true);
                world.addConsents(
                        switch (i) {
                            case 15 ->
                                refusal.addCategories(Category.CONTACT_EMAIL).build();
                            case 31 -> refusal.withdrawn(AT).build();
                            default ->
                                refusal.addRecipients(PartyId.of("other")).build();
                        });
            }
            case 0 -> {
                Instant lastBegun = LEARNED.plus(ClockSkewBound.SKEW);
                Span span = switch (i) {
                    case 0 -> Span.from(lastBegun);
                    case 16 -> new Span(AT.plus(1, ChronoUnit.HOURS), Optional.of(LEARNED));
                    default -> Span.from(lastBegun.plus(1, ChronoUnit.MICROS));
                };
                world.addHolds(new Hold(HoldKind.values()[0], id, Set.of(), span));
            }
            default -> {}
        }
    }

    /** What was asked about one person, at the edges of when it keeps data, and of what. */
    private static void asked(World.Builder world, PartyId id, int i) {
        RightsRequest.Builder asks = RightsRequest.builder()
                .subject(id)
                .requester(PartyId.of("who-asks"))
                .action(Action.INSPECT)
                .received(LONG_AGO);
        List<RightsRequest.Builder> sorts = List.of(
                asks,
                asks.build().toBuilder().answered(AT).answer(RightsAnswer.GRANTED),
                asks.build().toBuilder().answered(AT.plus(1, ChronoUnit.MICROS)).answer(RightsAnswer.REFUSED),
                asks.build().toBuilder().answered(LONG_AGO).answer(RightsAnswer.REDIRECTED),
                asks.build().toBuilder().received(AT.plus(ClockSkewBound.SKEW)),
                asks.build().toBuilder().received(AT.plus(ClockSkewBound.SKEW).plus(1, ChronoUnit.MICROS)),
                asks.build().toBuilder().addCategories(Category.CONTACT_EMAIL),
                asks.build().toBuilder().addCategories(Category.WORK),
                asks.build().toBuilder().action(Action.DELETE),
                asks.build().toBuilder().received(LEARNED.plus(ClockSkewBound.SKEW)),
                asks.build().toBuilder()
                        .received(AT.plus(1, ChronoUnit.HOURS))
                        .answered(LEARNED)
                        .answer(RightsAnswer.GRANTED));
        if (i % 3 == 0) {
            world.putRequests("r-" + i, sorts.get(i / 3 % sorts.size()).build());
        }
    }

    /** Said here once more, so that a change of the usual skew shows. */
    private static final class ClockSkewBound {
        static final Duration SKEW = Duration.ofSeconds(10);
    }
}
