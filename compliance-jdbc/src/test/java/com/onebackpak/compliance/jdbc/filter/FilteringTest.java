package com.onebackpak.compliance.jdbc.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcStoreUnderTest;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/filtering.md}. */
class FilteringTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final PartyId VENDOR = PartyId.of("vendor");

    /** A host's table. */
    private static final class Student {
        private static final Table<?> TABLE = DSL.table(DSL.unquotedName("student"));
        private static final Field<String> ID = DSL.field(DSL.unquotedName("student", "id"), SQLDataType.VARCHAR);
        private static final Field<String> NAME = DSL.field(DSL.unquotedName("student", "name"), SQLDataType.VARCHAR);
        private static final Field<String> SCHOOL =
                DSL.field(DSL.unquotedName("student", "school"), SQLDataType.VARCHAR);
        private static final Field<LocalDate> BORN =
                DSL.field(DSL.unquotedName("student", "born"), SQLDataType.LOCALDATE);
    }

    @Test
    void the_names_of_those_about_whom_it_is_permitted_are_one_query() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-09-15T10:00:00Z"), ZoneOffset.UTC);
        TestDatabase database = H2TestDatabase.installed();
        try (JdbcStoreUnderTest under = new JdbcStoreUnderTest(database, TestDatabase::dataSource, VOCABULARY, clock)) {
            database.execute(
                    "create table student (id varchar(128) primary key, name varchar, school varchar, born date)",
                    "insert into student values ('s-1', 'Ann', null, date '2000-01-01'),"
                            + " ('s-2', 'Ben', null, date '2020-01-01'), ('s-3', 'Cy', null, null)");
            JdbcComplianceStores stores = (JdbcComplianceStores) under.stores();
            World world = World.builder()
                    .vocabulary(VOCABULARY)
                    .vendor(VENDOR)
                    .agencies(Agencies.of(List.of()))
                    .defaultZone(Optional.empty())
                    .build();
            Tenancy tenancy = new Tenancy(world, VENDOR);
            DSLContext jooq = DSL.using(database.dataSource(), database.dialect());
            List<String> names = new ArrayList<>();
            List<OpenRow> lacking = new ArrayList<>();

            list(jooq, policies(), tenancy, stores, request(), clock, names, lacking);

            assertThat(names).containsExactly("Ann");
            assertThat(lacking).containsExactly(new OpenRow(PartyId.of("s-3"), Set.of("subject.birth-date")));
        }
    }

    private static void list(
            DSLContext jooq,
            PolicySet policies,
            Tenancy tenancy,
            JdbcComplianceStores stores,
            ProcessingRequest request,
            Clock clock,
            List<String> names,
            List<OpenRow> lacking) {
        // spotless:off
        // readme: filtering
        SubjectTable students = SubjectTable.of(Student.TABLE, Student.ID, PersonKind.STUDENT)
                .withAgency(Student.SCHOOL)
                .withBirthDate(Student.BORN);
        PolicyFilters filters = PolicyFilters.of(jooq, students, policies, tenancy, stores); // checked, once

        jooq.transaction(t -> {
            PolicyFilter filter = filters.in(t.dsl()).permitted(request, clock.instant());
            names.addAll(t.dsl()
                    .select(Student.NAME)
                    .from(Student.TABLE)
                    .where(filter.condition())
                    .fetch(Student.NAME));
            lacking.addAll(filter.open()); // each with what is missing
        });
        // readme: end
        // spotless:on
    }

    private static ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.USE)
                .addCategories(Category.WORK)
                .subjectKind(PersonKind.STUDENT)
                .purpose(Purpose.SERVICE)
                .build();
    }

    private static PolicySet policies() {
        return PolicySet.of(
                VOCABULARY,
                Policy.builder()
                        .id("pack")
                        .layer(Layer.VENDOR)
                        .title("A pack")
                        .version("1")
                        .effective(Span.from(Instant.EPOCH))
                        .citationPrefix("Backpak")
                        .party(VENDOR)
                        .addRules(Rule.builder()
                                .id("adults")
                                .effect(Effect.PERMIT)
                                .when(new Condition.AgeAtLeast(18))
                                .reason("because")
                                .addCites(Citation.parse("Backpak C1"))
                                .build())
                        .build());
    }
}
