package com.onebackpak.compliance.testkit.generation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** An oracle that used the code would take over its mistakes. */
class OracleIndependenceTest {
    @Test
    void the_oracle_and_its_generator_use_nothing_of_the_engine() {
        JavaClasses oracle = new ClassFileImporter().importPackages("com.onebackpak.compliance.testkit.oracle");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("com.onebackpak.compliance.testkit.oracle", "org.snakeyaml.engine..", "java..")
                .because("a fact that the engine reads wrongly must not be read wrongly here too")
                .check(oracle);
    }
}
