package com.onebackpak.compliance.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A letter tells of one agency's data, in that agency's days. */
class BreachLetterTest {
    private static final String TEXT = """
            scenarios: A breach of two districts
            policies: [breach]
            now: 2026-11-10T10:00:00-05:00
            world:
              agencies:
                ct-1: {kind: district, jurisdiction: US-CT, zone: America/New_York}
                ct-2: {kind: district, jurisdiction: US-CT, zone: America/Chicago}
              people:
                ana: {kind: student, school: ct-1}
                bo: {kind: student, school: ct-2}
                ruth: {kind: parent, children: [ana, bo]}
              breaches:
                b1: {subjects: [ana, bo], categories: [name], occurred: 2026-11-01T04:30:00Z, discovered: 2026-11-02T12:00:00Z}
            """;

    private static List<BreachLetter> letters() {
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.ofText("breach.yaml", TEXT));
        return BreachLetter.of(scenario.world(), Duties.of(scenario.policies()).owed(scenario.world(), scenario.now()));
    }

    @Test
    void a_parent_of_children_in_two_districts_is_written_to_of_each() {
        assertThat(letters())
                .filteredOn(letter -> letter.to().equals("ruth"))
                .extracting(BreachLetter::about, BreachLetter::occurred)
                .containsExactlyInAnyOrder(
                        tuple(Set.of(PartyId.of("ana")), Optional.of(LocalDate.parse("2026-11-01"))),
                        tuple(Set.of(PartyId.of("bo")), Optional.of(LocalDate.parse("2026-10-31"))));
    }

    @Test
    void of_several_clocks_to_one_party_one_letter_names_the_clauses_of_all_and_the_first_day() {
        assertThat(letters())
                .filteredOn(letter -> letter.to().equals("ct-1"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.due()).isInstanceOf(Due.Open.class))
                .satisfies(letter -> assertThat(letter.cites())
                        .extracting(Object::toString)
                        .containsExactly("US-CT CGS 10-234dd(a)", "US-CT CGS 36a-701b"));
    }
}
