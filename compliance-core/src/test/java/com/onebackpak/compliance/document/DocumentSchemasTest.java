package com.onebackpak.compliance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schemas accept and refuse is what the readers do, as far as a schema can say it. */
class DocumentSchemasTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema PACK = REGISTRY.getSchema(DocumentSchemas.pack(VOCABULARY));
    private static final Schema SCENARIO = REGISTRY.getSchema(DocumentSchemas.scenario(VOCABULARY));

    @ParameterizedTest
    @ValueSource(strings = {"backpak", "ferpa", "coppa", "us-sopipa", "us-ny", "us-tx"})
    void the_built_in_packs_are_valid_as_they_stand_and_as_they_are_written(String id) throws IOException {
        assertThat(PACK.validate(resource("/com/onebackpak/compliance/packs/" + id + ".yaml"), InputFormat.YAML))
                .isEmpty();
        PolicyLibrary.builtIn(VOCABULARY).versions(id).forEach(policy -> {
            assertThat(PACK.validate(PolicyWriter.json(policy), InputFormat.JSON))
                    .isEmpty();
            assertThat(PACK.validate(PolicyWriter.yaml(policy), InputFormat.YAML))
                    .isEmpty();
        });
    }

    @Test
    void the_scenarios_of_the_project_are_valid() throws IOException {
        Path root = Path.of(System.getProperty("project.root", ".."))
                .toAbsolutePath()
                .normalize();
        try (Stream<Path> files = Files.list(root.resolve("scenarios"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(schemaOf(file).validate(Files.readString(file), InputFormat.YAML))
                            .isEmpty());
        }
    }

    /** A scenario in a vocabulary of its own is one of another schema. */
    private static Schema schemaOf(Path file) {
        Vocabulary own =
                ScenarioReader.standard().read(DocumentSource.of(file)).world().vocabulary();
        return own.facts().size() == VOCABULARY.facts().size()
                ? SCENARIO
                : REGISTRY.getSchema(DocumentSchemas.scenario(own));
    }

    @Test
    void the_starter_cases_are_valid() throws IOException {
        Path starter = Path.of(System.getProperty("project.root", ".."))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared/contract/starter.yaml");
        Assumptions.assumeTrue(Files.exists(starter), "there is no " + starter);
        assertThat(SCENARIO.validate(Files.readString(starter), InputFormat.YAML))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        title: Tiny | title: Tiny, colour: red
        title: Tiny, | ''
        title: Tiny | title: [Tiny]
        kind: vendor | kind: vendr
        from: 2026-01-01 | from: 01/01/2026
        party: backpak | party: back pak
        says: One. | say: One.
        modality: permits | modality: permit
        effect: permit | effect: allow
        actions: [use] | action: [use]
        actions: [use] | actions: use
        actions: [use] | actions: [usee]
        {agreement: in-force} | {agreement: in-forse}
        {agreement: in-force} | {agreeement: in-force}
        {agreement: in-force} | {agreement: in-force, held: []}
        {agreement: in-force} | {}
        {agreement: in-force} | always
        {age: {below: 13}} | {age: {below: thirteen}}
        {age: {below: 13}} | {age: {below: 0}}
        {age: {below: 13}} | {all: {age: {below: 13}}}
        cites: [C1] | cites: C1
        days: 60 | days: soon
        days: 60 | days: -1
        """)
    void a_pack_of_the_wrong_shape_fails_both(String good, String bad) {
        String pack = """
            {policy: tiny, title: Tiny, kind: vendor, version: "1", from: 2026-01-01, citation-prefix: Tiny, party: backpak,
             clauses: {C1: {says: One., modality: permits}},
             rules: [
              {id: may, effect: permit, target: {actions: [use]}, when: {all: [{agreement: in-force}, {age: {below: 13}}]},
               reason: It may., cites: [C1]}],
             retention: [{id: gone, due: [{after: agreement-end, days: 60}], action: delete, cites: [C1]}]}
            """;
        assertThat(PACK.validate(pack, InputFormat.YAML)).isEmpty();
        assertThat(PolicyReader.of(VOCABULARY)
                        .read(DocumentSource.ofText("pack.yaml", pack))
                        .id())
                .isEqualTo("tiny");
        String spoiled = spoiled(pack, good, bad);
        assertThat(PACK.validate(spoiled, InputFormat.YAML)).isNotEmpty();
        assertThatThrownBy(() -> PolicyReader.of(VOCABULARY).read(DocumentSource.ofText("pack.yaml", spoiled)))
                .isInstanceOf(DocumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        scenarios: Tiny | scenario: Tiny
        now: 2026-09-15T10:00:00-05:00 | now: 2026-09-15T10:00:00
        now: 2026-09-15T10:00:00-05:00 | now: 2026-09-15
        kind: school, | kind: scool,
        kind: school, | ''
        birth-date: 2014-05-01 | birth-date: May 2014
        birth-date: 2014-05-01 | birthdate: 2014-05-01
        teaches: [ana] | teaches: ana
        confidentiality: true | confidentiality: yes
        confidentiality: true | confidential: true
        disposal-days: 60 | disposal-days: sixty
        basis: parental-direct | basis: parental
        purposes: [education] | purposes: [eduction]
        action: use | action: uses
        categories: [name] | categories: name
        subject: ana, | ''
        signals: {do-not-track: true} | signals: {do-not-track: 1}
        signals: {do-not-track: true} | signals: {dnt: true}
        outcome: PERMIT | outcome: permit
        outcome: PERMIT | outcome: [PERMIT, ALLOW]
        due: none | due: never
        """)
    void a_scenario_of_the_wrong_shape_fails_both(String good, String bad) {
        String scenario = """
            scenarios: Tiny
            policies: [ferpa]
            now: 2026-09-15T10:00:00-05:00
            world:
              agencies: {gb: {kind: school, zone: America/Chicago}}
              agreements: [{agency: gb, from: 2026-01-01, disposal-days: 60, sign-on: school}]
              organizations: {quizzly: {kind: application, confidentiality: true}}
              people:
                ana: {kind: student, birth-date: 2014-05-01}
                ben: {kind: school-employee.teacher, teaches: [ana]}
              consents: [{subject: ana, basis: parental-direct, purposes: [education], given: 2026-08-20}]
            cases:
              - name: one
                request: {action: use, categories: [name], subject: ana, signals: {do-not-track: true}}
                expect: {outcome: PERMIT}
              - name: two
                retention: {subject: ana, category: work}
                expect: {due: none}
            """;
        ScenarioReader reader = ScenarioReader.standard();
        assertThat(SCENARIO.validate(scenario, InputFormat.YAML)).isEmpty();
        assertThat(reader.read(DocumentSource.ofText("s.yaml", scenario)).cases())
                .hasSize(2);
        String spoiled = spoiled(scenario, good, bad);
        assertThat(SCENARIO.validate(spoiled, InputFormat.YAML)).isNotEmpty();
        assertThatThrownBy(() -> reader.read(DocumentSource.ofText("s.yaml", spoiled)))
                .isInstanceOf(DocumentException.class);
    }

    private static String spoiled(String text, String good, String bad) {
        assertThat(text).contains(good);
        return text.replace(good, bad);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DocumentSchemas.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
