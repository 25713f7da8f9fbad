package com.onebackpak.compliance.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. A rule that finds nothing to check fails. */
@AnalyzeClasses(packages = "com.onebackpak.compliance.examples", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_roster_reader_knows_the_vocabulary_and_who_people_are_and_nothing_else_of_ours = classes()
            .that()
            .resideInAPackage("..examples.oneroster..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "..examples.oneroster..",
                    "com.onebackpak.compliance.exception..", // which every exception of ours extends
                    "com.onebackpak.compliance.vocabulary..",
                    "com.onebackpak.compliance.party..",
                    "com.google.common..",
                    "de.siegmar.fastcsv..",
                    "org.jspecify..",
                    "java..")
            .because("a roster can be read without the demo, and says nothing of what is done with it");

    @ArchTest
    static final ArchRule what_is_internal_to_a_module_is_used_by_no_other = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.onebackpak.compliance.internal..",
                    "com.onebackpak.compliance.jdbc.internal..",
                    "com.onebackpak.compliance.html.internal..")
            .because("it changes without notice, and a host must get by without it");
}
