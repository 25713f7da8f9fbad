package com.onebackpak.compliance.testkit;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.party.Occurrence;
import com.onebackpak.compliance.party.OccurrenceKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A person in a test: of unknown age, at the test's own school, without any consent, until said otherwise. Each method
 * returns another fixture. Immutable.
 *
 * <pre>{@code
 * PersonFixture student = aStudent().aged(15).at(school).withConsent(ConsentBasis.PARENTAL_VIA_SCHOOL, Purpose.EDUCATION);
 * PersonFixture teacher = aTeacher().teaching(student);
 * }</pre>
 */
public final class PersonFixture implements PartyFixture {
    private final PartyId id;
    private final PersonKind kind;
    private final Optional<AgencyFixture> school;
    private final Function<LocalDate, Optional<LocalDate>> birthDate;
    private final UnaryOperator<Person.Builder> relations;
    private final List<PersonFixture> related;
    private final List<BiConsumer<PartyId, WorldBuilder>> records;

    private PersonFixture(
            PartyId id,
            PersonKind kind,
            Optional<AgencyFixture> school,
            Function<LocalDate, Optional<LocalDate>> birthDate,
            UnaryOperator<Person.Builder> relations,
            List<PersonFixture> related,
            List<BiConsumer<PartyId, WorldBuilder>> records) {
        this.id = id;
        this.kind = kind;
        this.school = school;
        this.birthDate = birthDate;
        this.relations = relations;
        this.related = related;
        this.records = records;
    }

    /** A student. */
    public static PersonFixture aStudent() {
        return aPerson(PersonKind.STUDENT, "student");
    }

    /** A teacher, who teaches nobody. */
    public static PersonFixture aTeacher() {
        return aPerson(PersonKind.SCHOOL_EMPLOYEE_TEACHER, "teacher");
    }

    /** An administrator of the school. */
    public static PersonFixture anAdministrator() {
        return aPerson(PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR, "administrator");
    }

    /** A parent, of nobody. */
    public static PersonFixture aParent() {
        return aPerson(PersonKind.PARENT, "parent");
    }

    /** A visitor. */
    public static PersonFixture aVisitor() {
        return aPerson(PersonKind.VISITOR, "visitor");
    }

    private static PersonFixture aPerson(PersonKind kind, String id) {
        return new PersonFixture(
                PartyId.of(id), kind, Optional.empty(), today -> Optional.empty(), p -> p, List.of(), List.of());
    }

    @Override
    public PartyId id() {
        return id;
    }

    /** The same under another id, where a test has two of a kind. */
    public PersonFixture named(String other) {
        return new PersonFixture(PartyId.of(other), kind, school, birthDate, relations, related, records);
    }

    /** The same at a school of one's own. */
    public PersonFixture at(AgencyFixture agency) {
        return new PersonFixture(id, kind, Optional.of(agency), birthDate, relations, related, records);
    }

    /** The same at one more agency, as a student of a high school who attends a college, or who moved to another school. */
    public PersonFixture alsoAt(AgencyFixture agency) {
        return related(p -> p.addAgencies(agency.id()), List.of()).recorded((person, world) -> agency.addTo(world));
    }

    /** The same, the birthday being today. */
    public PersonFixture aged(int years) {
        return born(today -> Optional.of(today.minusYears(years)));
    }

    /** The same with a birth date. */
    public PersonFixture bornOn(LocalDate date) {
        return born(today -> Optional.of(date));
    }

    private PersonFixture born(Function<LocalDate, Optional<LocalDate>> when) {
        return new PersonFixture(id, kind, school, when, relations, related, records);
    }

    /** The same after high school. */
    public PersonFixture postsecondary() {
        return related(p -> p.postsecondary(true), List.of());
    }

    /** The same, no longer enrolled from this day on, by what the directory says. */
    public PersonFixture enrolledUntil(LocalDate firstDayAfter) {
        return related(p -> p.enrolledUntil(firstDayAfter), List.of());
    }

    /** The same, no longer enrolled from this day on, such as {@code 2026-06-26}. */
    public PersonFixture enrolledUntil(String firstDayAfter) {
        return enrolledUntil(LocalDate.parse(firstDayAfter));
    }

    /** The same, being something else besides, as a teacher who is a parent. */
    public PersonFixture alsoA(PersonKind other) {
        return related(p -> p.addAlso(other), List.of());
    }

    /** The same with a declared fact, such as {@code grade-level}. */
    public PersonFixture with(String attribute, FactValue value) {
        return related(p -> p.putAttributes(attribute, value), List.of());
    }

    /** The same, teaching a student. */
    public PersonFixture teaching(PersonFixture student) {
        return related(p -> p.addTeaches(student.id), List.of(student));
    }

    /** The same, being a parent of a student. */
    public PersonFixture parentOf(PersonFixture student) {
        return related(p -> p.addChildren(student.id), List.of(student));
    }

    private PersonFixture related(UnaryOperator<Person.Builder> relation, List<PersonFixture> others) {
        List<PersonFixture> all = new ArrayList<>(related);
        all.addAll(others);
        return new PersonFixture(
                id, kind, school, birthDate, p -> relation.apply(relations.apply(p)), List.copyOf(all), records);
    }

    /** The same with a consent for purposes, given a month ago. */
    public PersonFixture withConsent(ConsentBasis basis, Purpose... purposes) {
        return withConsent(basis, consent -> consent.addPurposes(purposes));
    }

    /** The same with a consent given a month ago, completed by the caller. */
    public PersonFixture withConsent(ConsentBasis basis, UnaryOperator<Consent.Builder> terms) {
        return recorded((subject, world) -> world.add(terms.apply(Consent.builder()
                        .subject(subject)
                        .basis(basis)
                        .given(world.now().minusMonths(1).toInstant()))
                .build()));
    }

    /** The same, having refused a purpose a month ago. */
    public PersonFixture optedOutOf(Purpose purpose) {
        return recorded((person, world) -> world.add(new OptOut(
                person,
                Optional.of(purpose),
                false,
                Span.from(world.now().minusMonths(1).toInstant()))));
    }

    /** The same, all data being held for a month now. */
    public PersonFixture underHold(HoldKind hold) {
        return recorded((subject, world) -> world.add(new Hold(
                hold, subject, Set.of(), Span.from(world.now().minusMonths(1).toInstant()))));
    }

    /** The same, something having happened at an instant, such as {@code 2026-06-26T10:00:00-05:00}. */
    public PersonFixture happened(OccurrenceKind what, String instant) {
        Instant at = OffsetDateTime.parse(instant).toInstant();
        return recorded((person, world) -> world.add(new Occurrence(person, what, at)));
    }

    /** The same, having left school at an instant, such as {@code 2026-06-26T10:00:00-05:00}. */
    public PersonFixture left(String instant) {
        return happened(OccurrenceKind.LEFT, instant);
    }

    private PersonFixture recorded(BiConsumer<PartyId, WorldBuilder> record) {
        List<BiConsumer<PartyId, WorldBuilder>> all = new ArrayList<>(records);
        all.add(record);
        return new PersonFixture(id, kind, school, birthDate, relations, related, List.copyOf(all));
    }

    /** Visitors belong to no school, and parents are found by their children. */
    private boolean belongsToSchool() {
        return !PersonKind.VISITOR.covers(kind) && !PersonKind.PARENT.covers(kind);
    }

    void addTo(WorldBuilder world, AgencyFixture ownSchool) {
        related.forEach(other -> other.addTo(world, ownSchool));
        Optional<AgencyFixture> agency = school.or(() -> belongsToSchool() ? Optional.of(ownSchool) : Optional.empty());
        agency.ifPresent(a -> a.addTo(world));
        world.add(relations
                .apply(Person.builder()
                        .id(id)
                        .kind(kind)
                        .addAllAgencies(agency.map(AgencyFixture::id).stream().toList())
                        .birthDate(birthDate.apply(world.today())))
                .build());
        records.forEach(record -> record.accept(id, world));
    }
}
