package com.onebackpak.compliance.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.exception.ComplianceException;
import com.onebackpak.compliance.jdbc.internal.schema.FlywayInstallation;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may know what. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "com.onebackpak.compliance.jdbc";

    private static final String INTERNAL = ROOT + ".internal.";

    /** The packages behind {@code internal}, which others of them each may use, and why no more. No circle among them. */
    private static final List<Room> ROOMS = List.of(
            new Room("h2", Set.of("transaction"), "what mends H2 works for every commit, whoever makes it"),
            new Room("transaction", Set.of(), "how work is tried again does not hang on what it does"),
            new Room("schema", Set.of("transaction"), "tables can be looked at before any store is opened"),
            new Room("row", Set.of("transaction"), "a row is read and inserted alike, whichever table it is of"),
            new Room("log", Set.of("transaction", "row"), "the log holds bytes, whoever they are about"),
            new Room(
                    "subject",
                    Set.of("h2", "transaction", "row", "log"),
                    "keys are made and destroyed alike, whatever is encrypted with them"),
            new Room(
                    "deletion",
                    Set.of("transaction", "row", "log", "subject"),
                    "how far a run has come is kept alike, whatever is erased"),
            new Room(
                    "ledger",
                    Set.of("transaction", "row", "log", "subject", "deletion"),
                    "a ledger must not know on which database it is"),
            new Room(
                    "verification",
                    Set.of("transaction", "row", "log", "subject", "ledger"),
                    "what is on record is read as the stores read it"));

    /** The only types of jOOQ that a host may see: he has them, if he asks us to join his transaction. */
    private static final Set<String> SHOWN_OF_JOOQ = Set.of("org.jooq.DSLContext");

    /** What a filter is made of and is: whoever asks for one writes queries with jOOQ. */
    private static final Set<String> SHOWN_OF_JOOQ_BY_FILTERS =
            Set.of("org.jooq.Condition", "org.jooq.Field", "org.jooq.SQLDialect", "org.jooq.Table");

    private static final DescribedPredicate<JavaClass> OURS = DescribedPredicate.describe(
            "are ours and not generated", type -> !type.getPackageName().startsWith(ROOT + ".generated"));

    @ArchTest
    static final ArchRule generated_and_library_types_stay_out_of_public_signatures = classes()
            .that()
            .arePublic()
            .and(OURS)
            .and()
            .resideOutsideOfPackage(ROOT + ".internal..")
            .should(showOnlyWhatAHostMayKnow())
            .because("tables change with the schema, and a host must not depend on our choice of library");

    @ArchTest
    static void each_internal_package_uses_only_those_it_may(JavaClasses classes) {
        for (Room room : ROOMS) {
            noClasses()
                    .that()
                    .resideInAPackage(INTERNAL + room.name)
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe("are ours and not for it", room::mustNotUse))
                    .because(room.reason)
                    .check(classes);
        }
    }

    @ArchTest
    static void every_internal_package_is_listed_with_what_it_may_use(JavaClasses classes) {
        Set<String> packages = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(INTERNAL))
                .map(name -> name.substring(INTERNAL.length()))
                .collect(Collectors.toSet());

        assertThat(packages)
                .containsExactlyInAnyOrderElementsOf(
                        ROOMS.stream().map(Room::name).toList());
    }

    @ArchTest
    static final ArchRule the_exception_that_all_throw_knows_no_internal_package = noClasses()
            .that()
            .haveFullyQualifiedName(DatabaseException.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".internal..")
            .because("there would be a circle, since they use it");

    @ArchTest
    static final ArchRule what_is_internal_to_the_core_is_used_by_the_core_alone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.onebackpak.compliance.internal..")
            .because("who writes stores of another kind has to get by without it, too");

    @ArchTest
    static final ArchRule flyway_is_known_to_the_installation_alone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(FlywayInstallation.class.getName())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..")
            .because("a host may run the scripts by other means, and then has no Flyway");

    @ArchTest
    static final ArchRule h2_is_known_to_the_embedded_database_alone = noClasses()
            .that()
            .doNotBelongToAnyOf(EmbeddedDatabase.class)
            .and()
            .resideOutsideOfPackage(INTERNAL + "h2")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.h2..")
            .because("the stores must not know on which database they are, and a host on PostgreSQL has no H2");

    @ArchTest
    static final ArchRule nothing_hangs_on_the_driver_of_postgresql = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.postgresql..")
            .because("a host on H2 does not have it");

    @ArchTest
    static final ArchRule nothing_has_a_clock_of_its_own = noClasses()
            .that(OURS)
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the service owns the clock");

    @ArchTest
    static final ArchRule nothing_prints_or_sets_what_belongs_to_the_host = noClasses()
            .that(OURS)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .because("output and system properties belong to the host");

    @ArchTest
    static final ArchRule every_exception_that_a_host_meets_has_one_root = classes()
            .that()
            .areAssignableTo(Throwable.class)
            .and()
            .arePublic()
            .and()
            .resideOutsideOfPackage(ROOT + ".internal..")
            .should()
            .beAssignableTo(ComplianceException.class)
            .because("a host must be able to catch whatever the library reports in one clause");

    /** A package behind {@code internal}. Of what a host sees, it may use the exception alone, which knows none of them. */
    private record Room(String name, Set<String> others, String reason) {
        boolean mustNotUse(JavaClass type) {
            String used = type.getPackageName();
            return (used.equals(ROOT) && !type.isEquivalentTo(DatabaseException.class))
                    || (used.startsWith(INTERNAL)
                            && !used.equals(INTERNAL + name)
                            && !others.contains(used.substring(INTERNAL.length())));
        }
    }

    private static ArchCondition<JavaClass> showOnlyWhatAHostMayKnow() {
        return new ArchCondition<>("show only what a host may know") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                List<JavaType> shown = new ArrayList<>(item.getInterfaces());
                item.getSuperclass().ifPresent(shown::add);
                item.getMembers().stream().filter(ArchitectureTest::isVisible).forEach(member -> {
                    if (member instanceof JavaCodeUnit unit) {
                        shown.add(unit.getReturnType());
                        shown.addAll(unit.getParameterTypes());
                    } else if (member instanceof JavaField field) {
                        shown.add(field.getType());
                    }
                });
                shown.stream()
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .map(JavaClass::getName)
                        .distinct()
                        .forEach(name -> events.add(new SimpleConditionEvent(
                                item, mayBeShown(item, name), item.getName() + " shows " + name)));
            }
        };
    }

    private static boolean mayBeShown(JavaClass by, String name) {
        return SHOWN_OF_JOOQ.contains(name)
                || (by.getPackageName().equals(ROOT + ".filter") && SHOWN_OF_JOOQ_BY_FILTERS.contains(name))
                || Stream.of(
                                ROOT + ".generated.",
                                ROOT + ".internal.",
                                "org.jooq.",
                                "org.flywaydb.",
                                "org.h2.",
                                "org.postgresql.",
                                "com.google.",
                                "org.slf4j.")
                        .noneMatch(name::startsWith);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
