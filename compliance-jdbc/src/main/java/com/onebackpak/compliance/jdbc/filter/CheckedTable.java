package com.onebackpak.compliance.jdbc.filter;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A host's table whose columns were found to be what they are said to be: of the type, {@code NULL} only where that means
 * something, and compared as Java compares. Immutable, thread-safe.
 */
final class CheckedTable {
    private static final Set<Integer> TEXTS = Set.of(Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB);
    private static final Set<Integer> NUMBERS =
            Set.of(Types.NUMERIC, Types.DECIMAL, Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT);
    /** Types that JDBC gives for others: the first two fold case, the last holds NaN and infinities. */
    private static final Set<String> OTHER_MEANING = Set.of("citext", "varchar_ignorecase", "decfloat");

    private static final Map<FactType, Set<Integer>> SQL_TYPES = ImmutableMap.of(
            FactType.BOOLEAN, Set.of(Types.BOOLEAN, Types.BIT),
            FactType.NUMBER, NUMBERS,
            FactType.TEXT, TEXTS,
            FactType.TERM, TEXTS,
            FactType.DATE, Set.of(Types.DATE));

    private final SubjectTable mapping;
    private final ImmutableMap<String, FactType> types;
    private final ImmutableSet<String> lacking;

    private CheckedTable(SubjectTable mapping, Map<String, FactType> types, Set<String> lacking) {
        this.mapping = mapping;
        this.types = ImmutableMap.copyOf(types);
        this.lacking = ImmutableSet.copyOf(lacking);
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
        Set<String> lacking =
                ImmutableSet.copyOf(problems.isEmpty() ? compare(statements, mapping, wanted, problems) : Set.of());
        if (mapping.kinds().stream().anyMatch(CheckedTable::mayBeParent)) {
            problems.add("its people may be parents, whose children no column says");
        }
        if (problems.isEmpty() && hasDuplicates(statements, mapping)) {
            problems.add("its column " + mapping.id().getName() + " has the same id in several rows");
        }
        if (!problems.isEmpty()) {
            throw new PolicyFilterException(
                    "the table " + mapping.table().getName() + " does not fit: " + String.join("; ", problems));
        }
        return new CheckedTable(mapping, types, lacking);
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

    /** The names of the columns that may be {@code NULL}. */
    private static Set<String> compare(
            DSLContext statements, SubjectTable mapping, List<Wanted> wanted, List<String> problems) {
        ImmutableSet.Builder<String> lacking = ImmutableSet.builder();
        String query = statements
                .select(wanted.stream().map(Wanted::column).toList())
                .from(mapping.table())
                .where(DSL.falseCondition())
                .getSQL(org.jooq.conf.ParamType.INLINED);
        statements.connection(connection -> {
            try (var statement = connection.prepareStatement(query);
                    var rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                for (int i = 0; i < wanted.size(); i++) {
                    Wanted one = wanted.get(i);
                    Set<Integer> fitting = Objects.requireNonNull(SQL_TYPES.get(one.type()));
                    boolean isOfOtherMeaning = OTHER_MEANING.contains(
                            columns.getColumnTypeName(i + 1).toLowerCase(java.util.Locale.ROOT));
                    if (!fitting.contains(columns.getColumnType(i + 1)) || isOfOtherMeaning) {
                        problems.add(one.name() + " is a '" + one.type().key() + "', and its column "
                                + one.column().getName() + " is of type "
                                + columns.getColumnTypeName(i + 1));
                    }
                    boolean mayLack = columns.isNullable(i + 1) != ResultSetMetaData.columnNoNulls;
                    if (mayLack && !one.mayLack()) {
                        problems.add("its column " + one.column().getName() + " may be NULL, and " + one.name()
                                + " must be known of everybody");
                    }
                    if (mayLack) {
                        lacking.add(one.name());
                    }
                }
            }
        });
        if (problems.isEmpty()) {
            wanted.stream()
                    .filter(one -> one.type() == FactType.TEXT || one.type() == FactType.TERM)
                    .filter(one -> folds(statements, one.column()))
                    .forEach(one -> problems.add("the collation of its column "
                            + one.column().getName() + " takes texts for equal that differ, such as 'a' and 'A'"));
        }
        return lacking.build();
    }

    /** Whether the database takes texts for equal that Java does not. */
    private static boolean folds(DSLContext statements, Field<?> column) {
        if (statements.family() == SQLDialect.POSTGRES) {
            return statements.fetchExists(DSL.selectOne()
                    .from("pg_attribute a join pg_collation c on c.oid = a.attcollation")
                    .where(
                            "a.attrelid = cast({0} as regclass) and a.attname = {1} and not c.collisdeterministic",
                            DSL.inline(relation(column)), DSL.inline(column.getName())));
        }
        return statements.fetchExists(
                DSL.selectOne().where("'a' = 'A' or 'a' = 'a ' or 'a' = {0}", DSL.inline("\u00e4")));
    }

    private static String relation(Field<?> column) {
        return column.getQualifiedName().qualifier() == null
                ? column.getName()
                : column.getQualifiedName().qualifier().quotedName().toString();
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
