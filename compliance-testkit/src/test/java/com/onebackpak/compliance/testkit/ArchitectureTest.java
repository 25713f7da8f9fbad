package com.onebackpak.compliance.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What of the test kit may know what. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "com.onebackpak.compliance.testkit";

    @ArchTest
    static final ArchRule the_contract_of_the_stores_knows_none_of_them = noClasses()
            .that()
            .resideInAPackage(ROOT + ".store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".memory")
            .because("a contract that leans on one store holds the others to its ways");

    @ArchTest
    static final ArchRule the_stores_in_memory_do_not_know_their_contract = noClasses()
            .that()
            .resideInAPackage(ROOT + ".memory")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".store")
            .because("a store must not be able to tell that it is tried");

    @ArchTest
    static final ArchRule what_is_internal_to_core_is_used_by_core_alone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.onebackpak.compliance.internal..")
            .because("the test kit is used by hosts, and can do what they can and no more");

    @ArchTest
    static final ArchRule the_oracle_stays_among_the_tests = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".oracle..")
            .because("what a host gets must not hang on what tries the engine");
}
