package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactParty;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import com.onebackpak.compliance.vocabulary.WorldAssumption;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A host's table of people, with a column for all that a mapping can say, and the same people as a directory has them. */
final class People {
    static final Table<?> TABLE = DSL.table(DSL.unquotedName("people"));
    static final Field<String> ID = column("id", SQLDataType.VARCHAR);
    static final Field<String> KIND = column("kind", SQLDataType.VARCHAR);
    static final Field<String> SCHOOL = column("school", SQLDataType.VARCHAR);
    static final Field<LocalDate> BORN = column("born", SQLDataType.LOCALDATE);
    static final Field<Boolean> BOARDING = column("boarding", SQLDataType.BOOLEAN);
    static final Field<BigDecimal> GRADE = column("grade", SQLDataType.NUMERIC);
    static final Field<String> HOUSE = column("house", SQLDataType.VARCHAR);
    static final Field<String> INTEREST = column("interest", SQLDataType.VARCHAR);
    static final Field<LocalDate> LEFT_ON = column("left_on", SQLDataType.LOCALDATE);

    static final String CREATE = "create table people (id varchar(128) primary key, kind varchar(255) not null,"
            + " school varchar(128), born date, boarding boolean, grade numeric(6, 2), house varchar(40),"
            + " interest varchar(255), left_on date)";

    /** The standard one with a fact of every type that a column can say. */
    static final Vocabulary VOCABULARY = VocabularyReader.standard()
            .extendedWith(
                    List.of(),
                    List.of(
                            fact("subject.boarding", FactType.BOOLEAN, WorldAssumption.OPEN),
                            fact("subject.grade-level", FactType.NUMBER, WorldAssumption.OPEN),
                            fact("subject.house", FactType.TEXT, WorldAssumption.CLOSED),
                            fact("subject.interest", FactType.TERM, WorldAssumption.OPEN),
                            fact("subject.left-on", FactType.DATE, WorldAssumption.CLOSED),
                            fact("subject.enrolled-until", FactType.DATE, WorldAssumption.OPEN)));

    private People() {}

    /** By a type of jOOQ's own: a thread that begins with a class and one that begins with a type wait for each other. */
    private static <T> Field<T> column(String name, DataType<T> type) {
        return DSL.field(DSL.unquotedName("people", name), type);
    }

    static FactDeclaration fact(String name, FactType type, WorldAssumption world) {
        return new FactDeclaration(
                name,
                type,
                type == FactType.TERM ? Optional.of(Dimension.CATEGORY) : Optional.empty(),
                world,
                "A host's own fact.",
                Set.of(FactParty.SCHOOL),
                Set.of(FactParty.SCHOOL));
    }

    /** The mapping of a table of students, or of one that says what each person is. */
    static SubjectTable mapping(boolean areStudents) {
        return (areStudents ? SubjectTable.of(TABLE, ID, PersonKind.STUDENT) : SubjectTable.of(TABLE, ID, KIND))
                .withAgency(SCHOOL)
                .withBirthDate(BORN)
                .withFact("subject.boarding", BOARDING)
                .withFact("subject.grade-level", GRADE)
                .withFact("subject.house", HOUSE)
                .withFact("subject.interest", INTEREST)
                .withFact("subject.left-on", LEFT_ON);
    }

    static void insert(DSLContext statements, Collection<Person> people) {
        statements.transaction(t -> {
            for (Person person : people) {
                t.dsl()
                        .insertInto(TABLE)
                        .columns(ID, KIND, SCHOOL, BORN, BOARDING, GRADE, HOUSE, INTEREST, LEFT_ON)
                        .values(
                                person.id().value(),
                                person.kind().path(),
                                person.agencies().stream()
                                        .findFirst()
                                        .map(PartyId::value)
                                        .orElse(null),
                                person.birthDate().orElse(null),
                                value(person, "boarding", v -> ((FactValue.OfBoolean) v).value()),
                                value(person, "grade-level", v -> ((FactValue.OfNumber) v).value()),
                                value(person, "house", v -> ((FactValue.OfText) v).value()),
                                value(
                                        person,
                                        "interest",
                                        v -> ((FactValue.OfTerm) v).value().path()),
                                value(person, "left-on", v -> ((FactValue.OfDate) v).value()))
                        .execute();
            }
        });
    }

    @org.jspecify.annotations.Nullable
    private static <T> T value(Person person, String attribute, Function<FactValue, T> read) {
        return Optional.ofNullable(person.attributes().get(attribute)).map(read).orElse(null);
    }

    /** Terms of which some lie under others. */
    static final List<Category> INTERESTS =
            List.of(Category.CONTACT, Category.CONTACT_EMAIL, Category.WORK_ASSIGNMENT, Category.WORK);

    static List<Person> list(Collection<Person> people) {
        return new ArrayList<>(people);
    }
}
