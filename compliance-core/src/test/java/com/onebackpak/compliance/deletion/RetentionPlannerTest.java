package com.onebackpak.compliance.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.deletion.RetentionPlan.Kept;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.RetentionProvision.RetentionAction;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionPlannerTest {
    private static final Instant NOW = Instant.parse("2027-07-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2027-07-01");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final DataSet STUDENTS = set("students", Category.NAME, Category.CONTACT);
    private static final DataSet GRADES = DataSet.builder()
            .from(set("grades", Category.WORK))
            .addDependsOn("students")
            .build();

    private final RetentionPlanner planner = new RetentionPlanner(DataSets.of(STUDENTS, GRADES), DISTRICT, TODAY, NOW);

    private static DataSet set(String id, Category... categories) {
        return DataSet.builder()
                .id(id)
                .addCategories(categories)
                .owner(PartyId.of("vendor"))
                .build();
    }

    private static RetentionAnswer due(String day, String... missing) {
        return new RetentionAnswer(
                Optional.of(LocalDate.parse(day)),
                RetentionAction.DELETE,
                false,
                Set.of("after-the-agreement"),
                Set.of(Citation.parse("Backpak C68")),
                List.of(),
                Set.of(missing));
    }

    private static PartyId student(int number) {
        return PartyId.of("student-%03d".formatted(number));
    }

    @Test
    void a_plan_says_what_goes_from_where_since_when_and_by_which_clause() {
        planner.add(
                student(1),
                category -> due(category.equals(Category.CONTACT) ? "2027-06-30" : "2027-06-01"),
                List.of(),
                List.of());

        RetentionPlan plan = planner.plan();

        assertThat(plan.ranges()).singleElement().satisfies(range -> {
            assertThat(range.people()).containsExactly(student(1));
            assertThat(range.reasons()).containsOnlyKeys("grades", "students");
            assertThat(range.reasons().get("students"))
                    .isEqualTo(new DeletionReason(
                            Optional.of(LocalDate.parse("2027-06-30")),
                            Set.of("after-the-agreement"),
                            Set.of(Citation.parse("Backpak C68"))));
            assertThat(range).hasToString("PlannedRange[1 people, " + range.reasons() + "]");
        });
        assertThat(plan.isWhole()).isFalse();
    }

    @Test
    void a_row_goes_only_when_all_that_it_holds_is_due_and_all_that_refers_to_it_goes() {
        planner.add(
                student(1),
                category -> due(category.equals(Category.CONTACT) ? "2027-07-02" : "2027-06-01"),
                List.of(),
                List.of());
        planner.add(
                student(2),
                category -> due(category.equals(Category.WORK) ? "2027-07-02" : "2027-06-01"),
                List.of(),
                List.of());

        RetentionPlan plan = planner.plan();

        assertThat(plan.ranges()).singleElement().satisfies(range -> {
            assertThat(range.people()).containsExactly(student(1));
            assertThat(range.reasons()).containsOnlyKeys("grades");
        });
        assertThat(plan.kept())
                .containsExactlyInAnyOrder(
                        new Kept("students", "only some of what its rows hold is due", 1),
                        new Kept("students", "rows of 'grades' refer to it and stay", 1));
    }

    @Test
    void what_is_not_known_keeps_a_row_and_is_named() {
        planner.add(student(1), category -> due("2027-06-01", "subject.agreements"), List.of(), List.of());

        assertThat(planner.plan().ranges()).isEmpty();
        assertThat(planner.plan().kept())
                .contains(new Kept("grades", "it is not known whether it is due; missing: subject.agreements", 1));
    }

    @Test
    void what_another_agency_was_asked_to_show_is_not_planned_because_no_run_looks_there() {
        Hold asked = new Hold(HoldKind.INSPECTION, student(2), Set.of(Category.WORK), Span.from(NOW));
        planner.add(student(1), category -> due("2027-06-01"), List.of(), List.of());
        planner.add(student(2), category -> due("2027-06-01"), List.of(), List.of(asked));

        RetentionPlan plan = planner.plan();

        assertThat(plan.ranges())
                .singleElement()
                .satisfies(range -> assertThat(range.people()).containsExactly(student(1)));
        assertThat(plan.kept())
                .containsExactlyInAnyOrder(
                        new Kept(
                                "grades",
                                "somebody has asked another agency of the person to see it, and is not answered yet",
                                1),
                        new Kept("students", "rows of 'grades' refer to it and stay", 1));
    }

    @Test
    void what_is_held_is_planned_and_told_because_a_hold_may_end_before_its_turn() {
        Hold hold = new Hold(HoldKind.LEGAL, student(2), Set.of(Category.WORK), Span.from(NOW));
        planner.add(student(1), category -> due("2027-06-01"), List.of(), List.of());
        planner.add(student(2), category -> due("2027-06-01"), List.of(hold), List.of());

        RetentionPlan plan = planner.plan();

        assertThat(plan.ranges())
                .singleElement()
                .satisfies(range -> assertThat(range.people()).hasSize(2));
        assertThat(plan.lines())
                .filteredOn(line -> line.dataSet().equals("grades"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.people()).isEqualTo(2);
                    assertThat(line.held()).isEqualTo(new HeldPeople(1, Map.of(HoldKind.LEGAL, 1), Map.of()));
                });
        assertThat(plan.lines())
                .filteredOn(line -> line.dataSet().equals("students"))
                .singleElement()
                .satisfies(line -> assertThat(line.held())
                        .as("grades that are held refer to it")
                        .isEqualTo(new HeldPeople(1, Map.of(), Map.of("grades", 1))));
    }

    @Test
    void a_record_of_disclosures_stays_as_long_as_the_record_and_the_clause_is_told_and_goes_with_the_last_of_it() {
        DataSet disclosures = DataSet.builder()
                .from(set("disclosures", Category.ACCOUNTABILITY_DISCLOSURES))
                .addDependsOn("students")
                .build();
        RetentionPlanner bound = new RetentionPlanner(
                DataSets.of(STUDENTS, GRADES, disclosures)
                        .withMinimums(PolicyLibrary.standard().select("ferpa").policies()),
                DISTRICT,
                TODAY,
                NOW);
        bound.add(
                student(1),
                category -> due(category.equals(Category.WORK) ? "2027-07-02" : "2027-06-01"),
                List.of(),
                List.of());
        bound.add(student(2), category -> due("2027-06-01"), List.of(), List.of());
        Hold hold = new Hold(HoldKind.LEGAL, student(3), Set.of(Category.WORK), Span.from(NOW));
        bound.add(student(3), category -> due("2027-06-01"), List.of(hold), List.of());

        RetentionPlan plan = bound.plan();

        assertThat(plan.kept())
                .containsExactlyInAnyOrder(
                        new Kept("disclosures", "it must stay as long as the rows of 'grades' do (FERPA 99.32)", 1),
                        new Kept("students", "rows of 'grades' refer to it and stay", 1));
        assertThat(plan.ranges()).singleElement().satisfies(range -> {
            assertThat(range.people()).containsExactly(student(2), student(3));
            assertThat(range.reasons()).containsOnlyKeys("disclosures", "grades", "students");
        });
        assertThat(plan.lines())
                .filteredOn(line -> !line.held().holds().isEmpty())
                .extracting(RetentionPlan.Line::dataSet)
                .as("what is held, and what must outlive it")
                .containsExactlyInAnyOrder("grades", "disclosures");
    }

    @Test
    void people_of_one_reason_are_parted_into_ranges_in_their_order() {
        for (int i = 0; i < 7; i++) {
            String day = i == 3 ? "2027-05-01" : "2027-06-01";
            planner.add(student(i), category -> due(day), List.of(), List.of());
        }

        assertThat(planner.plan(4).ranges())
                .extracting(range -> range.people().size())
                .containsExactly(4, 2, 1);
        assertThatThrownBy(() -> planner.add(student(1), category -> due("2027-06-01"), List.of(), List.of()))
                .hasMessageContaining("in the order of their ids");
    }

    @Test
    void all_of_a_tenant_is_one_plan() {
        DeletionReason reason = new DeletionReason(Optional.empty(), Set.of(), Set.of(Citation.parse("Backpak C68")));
        RetentionPlan plan = RetentionPlan.ofWhole(
                DataSets.of(STUDENTS, GRADES),
                DISTRICT,
                reason,
                IntStream.range(0, 1001).mapToObj(RetentionPlannerTest::student).iterator(),
                500);

        assertThat(plan.isWhole()).isTrue();
        assertThat(plan.ranges()).hasSize(3);
        assertThat(plan.lines()).extracting(RetentionPlan.Line::people).containsExactly(1001, 1001);
    }
}
