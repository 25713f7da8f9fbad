package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.NOW;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.agreement;
import static com.onebackpak.compliance.Given.disclosure;
import static com.onebackpak.compliance.situation.GivenWorld.person;
import static com.onebackpak.compliance.situation.GivenWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What facts have in common is kept once, and no fact changes by that. */
class SharedValuesTest {
    private static final PartyId OTHER = PartyId.of("student-other");

    private static Facts facts(World world, PartyId subject) {
        return world.factsFor(
                disclosure().subject(subject).recipient(APPLICATION).build(), NOW);
    }

    @Test
    void two_students_of_a_school_have_its_values_in_common() {
        World world = world().putPeople(
                        OTHER, person(OTHER, PersonKind.STUDENT).agency(SCHOOL).build())
                .addAgreements(agreement().build())
                .build();
        Facts one = facts(world, STUDENT);
        Facts other = facts(world, OTHER);

        for (FactKey<?> key : List.of(
                FactKeys.SUBJECT_KIND,
                FactKeys.SUBJECT_JURISDICTION,
                FactKeys.SUBJECT_ZONE,
                FactKeys.SUBJECT_SCHOOL,
                FactKeys.RECIPIENT_KIND)) {
            assertThat(one.find(key)).as(key.name()).isNotNull().isSameAs(other.find(key));
        }
        assertThat(one.get(FactKeys.SUBJECT_AGREEMENTS).orElseThrow())
                .singleElement()
                .isSameAs(other.get(FactKeys.SUBJECT_AGREEMENTS).orElseThrow().get(0));
    }

    @Test
    void what_the_world_says_of_an_agreement_for_want_of_a_statement_is_said_to_its_agency_alone() {
        World world =
                world().addAgreements(agreement().agency(DISTRICT).build()).build();

        assertThat(world.signedBy(SCHOOL)).isEmpty();
        assertThat(world.signedBy(DISTRICT))
                .singleElement()
                .extracting(Agreement::attributes)
                .isEqualTo(Map.of("state-adopted", FactValue.of(false)));
        assertThat(world.agreements()).first().extracting(Agreement::attributes).isEqualTo(Map.of());
    }

    @Test
    void equal_values_are_one_where_nobody_can_tell_them_apart() {
        SharedValues shared = new SharedValues();
        for (List<Object> equal : List.of(
                List.<Object>of(ImmutableSet.of(STUDENT), ImmutableSet.of(PartyId.of(STUDENT.value()))),
                List.<Object>of(Optional.of(Jurisdiction.of("US-NY")), Optional.of(Jurisdiction.of("US-NY"))),
                List.<Object>of(lineage(SCHOOL), lineage(SCHOOL)),
                List.<Object>of(protectedIn("US-NY", "US-TX"), protectedIn("US-TX", "US-NY")),
                List.<Object>of(declared(Set.of()), declared(Set.of())))) {
            assertThat(shared.one(equal.get(0))).isSameAs(equal.get(0));
            assertThat(shared.one(equal.get(1))).isSameAs(equal.get(0));
        }
    }

    /** What stands in another order would be told in another. */
    @Test
    void what_differs_in_its_order_or_is_somebodys_own_stays_as_it_is() {
        SharedValues shared = new SharedValues();
        for (List<Object> equal : List.of(
                List.<Object>of(ImmutableSet.of(STUDENT, OTHER), ImmutableSet.of(OTHER, STUDENT)),
                List.<Object>of(lineage(SCHOOL, DISTRICT), lineage(DISTRICT, SCHOOL)),
                List.<Object>of(
                        declared(ImmutableSet.of(FactValue.of("a"), FactValue.of("b"))),
                        declared(ImmutableSet.of(FactValue.of("b"), FactValue.of("a")))),
                List.<Object>of(Optional.of(LocalDate.of(2012, 5, 5)), Optional.of(LocalDate.of(2012, 5, 5))))) {
            assertThat(equal.get(1)).isEqualTo(equal.get(0));
            shared.one(equal.get(0));
            assertThat(shared.one(equal.get(1))).isSameAs(equal.get(1)).isNotSameAs(equal.get(0));
        }
    }

    @Test
    void there_is_room_for_ten_thousand_values() {
        SharedValues shared = new SharedValues();
        for (int i = 0; i < 10_000; i++) {
            shared.one(Set.of(i));
        }
        Set<Integer> another = Set.of(10_000);
        shared.one(another);

        assertThat(shared.one(Set.of(10_000))).isEqualTo(another).isNotSameAs(another);
        Set<Integer> last = Set.of(9_999);
        assertThat(shared.one(last)).isEqualTo(last).isNotSameAs(last);
    }

    private static Lineage lineage(PartyId... agencies) {
        return new Lineage(ImmutableSet.copyOf(agencies), true);
    }

    private static Jurisdictions protectedIn(String... codes) {
        return new Jurisdictions(Stream.of(codes).map(Jurisdiction::of).collect(ImmutableSet.toImmutableSet()), true);
    }

    private static DeclaredValues declared(Set<FactValue> values) {
        return new DeclaredValues(Map.of("recipient.code", values, "recipient.integral", true));
    }
}
