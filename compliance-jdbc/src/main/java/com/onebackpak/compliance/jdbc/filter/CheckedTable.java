package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.PartyAttributes;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.sql.ResultSetMetaData;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * A host's table whose columns were found to be what they are said to be: of the type, {@code NULL} only where that means
 * something, and compared as Java compares. Immutable, thread-safe.
 */
final class CheckedTable {
    private static final Set<Integer> TEXTS = Set.of(Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB);
    private static final Set<Integer> NUMBERS =
            Set.of(Types.NUMERIC, Types.DECIMAL, Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT);
    /** Types that JDBC gives for others: the first two fold case, then one that holds NaN and infinities, and one of several bits. */
    private static final Set<String> OTHER_MEANING = Set.of("citext", "varchar_ignorecase", "decfloat", "bit");

    /** What else JDBC gives for a text on PostgreSQL is compared with no text: that of an enumeration, or a name of the catalogue. */
    private static final Set<String> TEXTS_ON_POSTGRES = Set.of("text", "varchar");

    private static final Set<Integer> INFINITE_ON_POSTGRES = Set.of(Types.NUMERIC, Types.DECIMAL, Types.DATE);

    private static final Map<FactType, Set<Integer>> SQL_TYPES = ImmutableMap.of(
            FactType.BOOLEAN, Set.of(Types.BOOLEAN, Types.BIT),
            FactType.NUMBER, NUMBERS,
            FactType.TEXT, TEXTS,
            FactType.TERM, TEXTS,
            FactType.DATE, Set.of(Types.DATE));

    private final SubjectTable mapping;
    private final ImmutableMap<String, FactType> types;
    private final ImmutableSet<String> lacking;
    private final ImmutableSet<String> infinite;

    private CheckedTable(SubjectTable mapping, Map<String, FactType> types, Set<String> lacking, Set<String> infinite) {
        this.mapping = mapping;
        this.types = ImmutableMap.copyOf(types);
        this.lacking = ImmutableSet.copyOf(lacking);
        this.infinite = ImmutableSet.copyOf(infinite);
    }

    private record Wanted(String name, Field<?> column, FactType type, boolean mayLack) {}

    /**
     * Checks the columns against the database.
     *
     * @throws PolicyFilterException naming all that is wrong
     */
    static CheckedTable check(DSLContext statements, SubjectTable mapping, Vocabulary vocabulary) {
        List<String> problems = new ArrayList<>();
        List<Wanted> wanted = new ArrayList<>();
        wanted.add(new Wanted("the id", mapping.id(), FactType.TEXT, false));
        mapping.kind().ifPresent(column -> wanted.add(new Wanted("subject.kind", column, FactType.TERM, false)));
        mapping.agency().ifPresent(column -> wanted.add(new Wanted("subject.school", column, FactType.TEXT, true)));
        mapping.birthDate()
                .ifPresent(column ->
                        wanted.add(new Wanted(FactKeys.SUBJECT_BIRTH_DATE.name(), column, FactType.DATE, true)));
        Map<String, FactType> types = new LinkedHashMap<>();
        types.put(FactKeys.SUBJECT_BIRTH_DATE.name(), FactType.DATE);
        mapping.facts()
                .forEach((name, column) -> declared(name, vocabulary, problems).ifPresent(declared -> {
                    types.put(name, declared.type());
                    wanted.add(new Wanted(name, column, declared.type(), true));
                }));
        Set<String> lacking = new HashSet<>();
        Set<String> infinite = new HashSet<>();
        try {
            List<Wanted> there = MappedColumns.there(statements, mapping.table(), wanted, Wanted::column, problems);
            compare(statements, mapping, there, problems, lacking, infinite);
            if (there.contains(wanted.get(0)) && hasDuplicates(statements, mapping)) {
                problems.add("its column " + mapping.id().getName() + " has the same id in several rows");
            }
        } catch (DataAccessException e) {
            throw DatabaseException.of("the table " + mapping.table().getName() + " could not be read", e);
        }
        if (mapping.kinds().stream().anyMatch(CheckedTable::mayBeParent)) {
            problems.add("its people may be parents, whose children no column says");
        }
        if (!problems.isEmpty()) {
            throw new PolicyFilterException(
                    "the table " + mapping.table().getName() + " does not fit: " + String.join("; ", problems));
        }
        return new CheckedTable(mapping, types, lacking, infinite);
    }

    /** A parent's tenant, agencies and jurisdiction are those of the children. */
    static boolean mayBeParent(PersonKind kind) {
        return kind.touches(PersonKind.PARENT);
    }

    private static boolean hasDuplicates(DSLContext statements, SubjectTable mapping) {
        return statements.fetchExists(DSL.selectOne()
                .from(mapping.table())
                .groupBy(mapping.id())
                .having(DSL.count().gt(1)));
    }

    private static Optional<FactDeclaration> declared(String name, Vocabulary vocabulary, List<String> problems) {
        Optional<FactDeclaration> declared = vocabulary.fact(name);
        if (declared.isEmpty() || !declared.get().party().equals("subject") || isOwn(declared.get())) {
            problems.add("'" + name + "' is no fact about the subject that the vocabulary declares and a host states");
            return Optional.empty();
        }
        if (!SQL_TYPES.containsKey(declared.get().type())) {
            problems.add(
                    "'" + name + "' is of the type '" + declared.get().type().key()
                            + "', and no column says such a fact; decide about each subject instead");
            return Optional.empty();
        }
        return declared;
    }

    private static boolean isOwn(FactDeclaration declared) {
        return FactKeys.isOwn(declared.name())
                || PartyAttributes.typeOf(declared.party(), declared.attribute())
                        .isPresent();
    }

    /** Also finds which may be {@code NULL}, and which may hold infinities. */
    private static void compare(
            DSLContext statements,
            SubjectTable mapping,
            List<Wanted> wanted,
            List<String> problems,
            Set<String> lacking,
            Set<String> infinite) {
        boolean isPostgres = statements.family() == SQLDialect.POSTGRES;
        MappedColumns.read(
                statements, mapping.table(), wanted.stream().map(Wanted::column).toList(), columns -> {
                    for (int i = 0; i < wanted.size(); i++) {
                        Wanted one = wanted.get(i);
                        int type = columns.getColumnType(i + 1);
                        String name = columns.getColumnTypeName(i + 1);
                        boolean fits = Objects.requireNonNull(SQL_TYPES.get(one.type()))
                                        .contains(type)
                                && !OTHER_MEANING.contains(name.toLowerCase(Locale.ROOT))
                                && !(isPostgres && TEXTS.contains(type) && !TEXTS_ON_POSTGRES.contains(name));
                        if (!fits) {
                            problems.add(one.name() + " is a '" + one.type().key() + "', and its column "
                                    + one.column().getName() + " is of type " + name);
                        }
                        boolean mayLack = columns.isNullable(i + 1) != ResultSetMetaData.columnNoNulls;
                        if (mayLack && !one.mayLack()) {
                            problems.add("its column " + one.column().getName() + " may be NULL, and " + one.name()
                                    + " must be known of everybody");
                        }
                        if (mayLack) {
                            lacking.add(one.name());
                        }
                        if (isPostgres && INFINITE_ON_POSTGRES.contains(type)) {
                            infinite.add(one.name());
                        }
                    }
                });
        wanted.stream()
                .filter(one -> one.type() == FactType.TEXT || one.type() == FactType.TERM)
                .filter(one -> folds(statements, mapping, one.column()))
                .forEach(one -> problems.add("the collation of its column "
                        + one.column().getName() + " takes texts for equal that differ, such as 'a' and 'A'"));
    }

    /** Whether the database takes texts for equal that Java does not. */
    private static boolean folds(DSLContext statements, SubjectTable mapping, Field<?> column) {
        if (statements.family() == SQLDialect.POSTGRES) {
            Name qualifier = column.getQualifiedName().qualifier();
            Name relation = qualifier == null ? mapping.table().getQualifiedName() : qualifier;
            return statements.fetchExists(DSL.selectOne()
                    .from("pg_attribute a join pg_collation c on c.oid = a.attcollation")
                    .where(
                            "a.attrelid = cast({0} as regclass) and lower(a.attname) = lower({1})"
                                    + " and not c.collisdeterministic",
                            DSL.inline(statements.render(relation)), DSL.inline(column.getName())));
        }
        return statements.fetchExists(
                DSL.selectOne().where("'a' = 'A' or 'a' = 'a ' or 'a' = {0}", DSL.inline("\u00e4")));
    }

    Field<String> id() {
        return mapping.id();
    }

    SubjectTable mapping() {
        return mapping;
    }

    Optional<Field<String>> kind() {
        return mapping.kind();
    }

    Optional<Field<String>> agency() {
        return mapping.agency();
    }

    Optional<Field<LocalDate>> birthDate() {
        return mapping.birthDate();
    }

    boolean mayLackAgency() {
        return lacking.contains("subject.school");
    }

    /** Whether the fact may be unknown of a row. */
    boolean mayLack(String fact) {
        return lacking.contains(fact);
    }

    /** Whether the fact's column may hold {@code NaN} or infinities. */
    boolean mayBeInfinite(String fact) {
        return infinite.contains(fact);
    }

    boolean hasColumn(String fact) {
        return mapping.facts().containsKey(fact)
                || (fact.equals(FactKeys.SUBJECT_BIRTH_DATE.name())
                        && mapping.birthDate().isPresent());
    }

    Field<?> column(String fact) {
        return fact.equals(FactKeys.SUBJECT_BIRTH_DATE.name())
                ? mapping.birthDate().orElseThrow()
                : Objects.requireNonNull(mapping.facts().get(fact));
    }

    FactType type(String fact) {
        return Objects.requireNonNull(types.get(fact));
    }

    /** All sorts of people that rows may be of: each is judged apart. */
    List<Set<PersonKind>> sorts(Vocabulary vocabulary) {
        return mapping.kind().isEmpty()
                ? List.of(mapping.kinds())
                : vocabulary.paths(com.onebackpak.compliance.vocabulary.Dimension.PERSON).stream()
                        .map(path -> Set.of(new PersonKind(path)))
                        .toList();
    }
}
