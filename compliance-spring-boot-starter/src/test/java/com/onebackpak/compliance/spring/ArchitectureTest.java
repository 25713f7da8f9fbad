package com.onebackpak.compliance.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "com.onebackpak.compliance.spring";

    @ArchTest
    static final ArchRule what_is_internal_to_a_module_is_used_by_no_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.onebackpak.compliance.internal..", "com.onebackpak.compliance.jdbc.internal..")
            .because("it changes without notice, and a host must get by without it");

    @ArchTest
    static final ArchRule no_json_library_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "tools.jackson..")
            .because("an application may have either Jackson, or none");

    @ArchTest
    static final ArchRule the_health_of_4_is_met_in_one_place = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .doNotHaveSimpleName("HealthOnBoot4")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot.health..")
            .because("on 3 it is not there");

    @ArchTest
    static final ArchRule the_health_of_3_is_met_in_one_place = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .doNotHaveSimpleName("HealthOnBoot3")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.boot.actuate.health..")
            .because("on 4 it is not there");

    @ArchTest
    static final ArchRule spring_jdbc_is_met_in_one_place = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .doNotHaveSimpleName("SpringTransactions")
            .and()
            .doNotHaveSimpleName("ThreadsConnection")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.jdbc..")
            .because("an application that brings its own stores may lack it");

    @ArchTest
    static final ArchRule micrometer_is_met_where_it_is_asked_for = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .haveSimpleNameNotStartingWith("ComplianceMetrics")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..")
            .because("an application may lack it");

    @ArchTest
    static final ArchRule the_web_is_met_where_it_is_asked_for = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .doNotHaveSimpleName("ComplianceProblems")
            .and()
            .doNotHaveSimpleName("ComplianceWebAutoConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.http..")
            .because("an application may lack it");

    @ArchTest
    static final ArchRule what_configures_is_nobodys_but_spring_boots = classes()
            .that()
            .haveSimpleNameEndingWith("AutoConfiguration")
            .should()
            .notBePublic()
            .because("an application replaces beans, and not what makes them");
}
