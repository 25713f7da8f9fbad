package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Where a host's table says what a directory says of people: a row of it is one person. What has no column is not on record
 * of anybody, and {@code NULL} is not on record of this one. Immutable, thread-safe.
 *
 * <pre>{@code
 * SubjectTable students = SubjectTable.of(Student.TABLE, Student.ID, PersonKind.STUDENT)
 *         .withAgency(Student.SCHOOL)
 *         .withBirthDate(Student.BORN)
 *         .withFact("subject.grade-level", Student.GRADE);
 * }</pre>
 */
public final class SubjectTable {
    private final Table<?> table;
    private final Field<String> id;
    private final ImmutableSet<PersonKind> kinds;
    private final Optional<Field<String>> kind;
    private final Optional<Field<String>> agency;
    private final Optional<Field<LocalDate>> birthDate;
    private final ImmutableMap<String, Field<?>> facts;

    private SubjectTable(
            Table<?> table,
            Field<String> id,
            Set<PersonKind> kinds,
            Optional<Field<String>> kind,
            Optional<Field<String>> agency,
            Optional<Field<LocalDate>> birthDate,
            Map<String, Field<?>> facts) {
        this.table = table;
        this.id = id;
        this.kinds = ImmutableSet.copyOf(kinds);
        this.kind = kind;
        this.agency = agency;
        this.birthDate = birthDate;
        this.facts = ImmutableMap.copyOf(facts);
    }

    /**
     * A table of people who are all of the same kinds.
     *
     * @param id the column of their pseudonymous ids, unique and never {@code NULL}
     * @param kinds what they are; at least one
     */
    public static SubjectTable of(Table<?> table, Field<String> id, PersonKind... kinds) {
        if (kinds.length == 0) {
            throw new IllegalArgumentException("people must be of some kind");
        }
        return new SubjectTable(
                table, id, Set.of(kinds), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * A table that says of each person what kind of person it is.
     *
     * @param id the column of their pseudonymous ids, unique and never {@code NULL}
     * @param kind the column of the kind's path, such as {@code student}, never {@code NULL}
     */
    public static SubjectTable of(Table<?> table, Field<String> id, Field<String> kind) {
        return new SubjectTable(table, id, Set.of(), Optional.of(kind), Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * With the column of the id of the one agency that a person belongs to.
     *
     * @throws IllegalArgumentException if it has one already
     */
    public SubjectTable withAgency(Field<String> column) {
        requireFirst("the agency", agency);
        return new SubjectTable(table, id, kinds, kind, Optional.of(column), birthDate, facts);
    }

    /**
     * With the column of the birth date.
     *
     * @throws IllegalArgumentException if it has one already
     */
    public SubjectTable withBirthDate(Field<LocalDate> column) {
        requireFirst("the birth date", birthDate);
        return new SubjectTable(table, id, kinds, kind, agency, Optional.of(column), facts);
    }

    /**
     * With the column of a fact about the subject that the vocabulary declares: a {@code Boolean}, a {@code BigDecimal} or a
     * whole number, a {@code String} for a text or the path of a term, or a {@code LocalDate}.
     *
     * @param name the fact's name, {@code subject.} and the attribute
     * @throws IllegalArgumentException if it has one already
     */
    public SubjectTable withFact(String name, Field<?> column) {
        requireFirst("'" + name + "'", Optional.ofNullable(facts.get(name)));
        Map<String, Field<?>> more = new LinkedHashMap<>(facts);
        more.put(name, column);
        return new SubjectTable(table, id, kinds, kind, agency, birthDate, more);
    }

    /** Of two columns for one fact, one would say nothing. */
    private static void requireFirst(String fact, Optional<? extends Field<?>> before) {
        before.ifPresent(column -> {
            throw new IllegalArgumentException(fact + " has a column already: " + column.getName());
        });
    }

    Table<?> table() {
        return table;
    }

    Field<String> id() {
        return id;
    }

    /** What everybody is, where no column says it. */
    Set<PersonKind> kinds() {
        return kinds;
    }

    Optional<Field<String>> kind() {
        return kind;
    }

    Optional<Field<String>> agency() {
        return agency;
    }

    Optional<Field<LocalDate>> birthDate() {
        return birthDate;
    }

    Map<String, Field<?>> facts() {
        return facts;
    }
}
