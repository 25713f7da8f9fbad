package com.onebackpak.compliance.html;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "com.onebackpak.compliance.html", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule a_report_is_made_of_the_ports_of_the_stores_and_knows_no_database = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "com.onebackpak.compliance..", "gg.jte..", "org.jspecify..", "java..", "javax.annotation..")
            .because("whoever writes a store of their own has the report, too");

    @ArchTest
    static final ArchRule what_is_internal_to_core_is_used_by_no_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.onebackpak.compliance.internal..", "com.onebackpak.compliance.jdbc..")
            .because("it changes without notice");

    @ArchTest
    static final ArchRule the_engine_of_the_templates_is_known_to_the_writer_alone = noClasses()
            .that()
            .resideOutsideOfPackage("..internal.templates..")
            .and()
            .doNotHaveSimpleName("PageWriter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gg.jte..")
            .because("another engine is another writer, and nothing else");
}
