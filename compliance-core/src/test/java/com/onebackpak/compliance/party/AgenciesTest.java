package com.onebackpak.compliance.party;

import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgenciesTest {
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final Agency TOP = new Agency(
            DISTRICT,
            AgencyKind.DISTRICT,
            Optional.empty(),
            Optional.of(Jurisdiction.of("US-TX")),
            Optional.of(CHICAGO));

    @Test
    void an_agencys_lineage_runs_from_near_to_far() {
        Agencies agencies = Agencies.of(List.of(school(SCHOOL, DISTRICT), TOP));

        assertThat(agencies.lineage(SCHOOL)).containsExactly(SCHOOL, DISTRICT);
        assertThat(agencies.lineage(DISTRICT)).containsExactly(DISTRICT);
        assertThat(agencies.lineage(OTHER_SCHOOL)).isEmpty();
        assertThat(agencies.ids()).containsExactly(SCHOOL, DISTRICT);
        assertThat(agencies.all()).contains(TOP);
    }

    @Test
    void zone_and_jurisdiction_are_inherited_from_the_nearest_that_has_one() {
        Agency western = new Agency(
                OTHER_SCHOOL,
                AgencyKind.SCHOOL,
                Optional.of(DISTRICT),
                Optional.of(Jurisdiction.of("US-NM")),
                Optional.of(DENVER));
        Agencies agencies = Agencies.of(List.of(TOP, school(SCHOOL, DISTRICT), western));

        assertThat(agencies.zone(SCHOOL)).contains(CHICAGO);
        assertThat(agencies.jurisdiction(SCHOOL)).contains(Jurisdiction.of("US-TX"));
        assertThat(agencies.zone(OTHER_SCHOOL)).contains(DENVER);
        assertThat(agencies.jurisdiction(OTHER_SCHOOL)).contains(Jurisdiction.of("US-NM"));
        assertThat(agencies.zone(PartyId.of("nobody"))).isEmpty();
    }

    @Test
    void agencies_that_stand_under_each_other_are_refused() {
        assertThatThrownBy(() -> Agencies.of(List.of(school(SCHOOL, OTHER_SCHOOL), school(OTHER_SCHOOL, SCHOOL))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("agencies must not be each other's parents: [school, other-school]");
        assertThatThrownBy(() -> Agencies.of(List.of(school(SCHOOL, SCHOOL))))
                .hasMessage("agencies must not be each other's parents: [school]");
    }

    @Test
    void a_parent_must_be_listed() {
        assertThatThrownBy(() -> Agencies.of(List.of(school(SCHOOL, DISTRICT))))
                .hasMessage("agency 'district' is a parent but not listed");
    }

    @Test
    void an_id_is_given_once() {
        assertThatThrownBy(() -> Agencies.of(List.of(TOP, TOP))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Agency school(PartyId id, PartyId parent) {
        return new Agency(id, AgencyKind.SCHOOL, Optional.of(parent), Optional.empty(), Optional.empty());
    }
}
