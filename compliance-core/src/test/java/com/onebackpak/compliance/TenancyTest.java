package com.onebackpak.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TenancyTest {
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId REGION = PartyId.of("region-1");
    private static final PartyId SCHOOL = PartyId.of("school-1");
    private static final PartyId CHARTER = PartyId.of("charter-1");

    private static final Map<PartyId, Person> PEOPLE = Map.of(
            PartyId.of("student-1"),
                    person("student-1", PersonKind.STUDENT).agency(SCHOOL).build(),
            PartyId.of("student-2"),
                    person("student-2", PersonKind.STUDENT).agency(CHARTER).build(),
            PartyId.of("student-3"), person("student-3", PersonKind.STUDENT).build(),
            PartyId.of("student-4"),
                    person("student-4", PersonKind.STUDENT)
                            .agency(PartyId.of("closed"))
                            .build(),
            PartyId.of("parent-1"), parent("parent-1", "student-1").build(),
            PartyId.of("parent-2"),
                    parent("parent-2", "nobody", "student-3", "student-4", "student-2", "student-1")
                            .build(),
            PartyId.of("parent-3"),
                    parent("parent-3", "student-1").agency(CHARTER).build(),
            PartyId.of("parent-4"), parent("parent-4", "student-3").build());

    private static final Tenancy TENANCY = new Tenancy(
            new Directory() {
                @Override
                public Agencies agencies() {
                    return Agencies.of(List.of(
                            agency(DISTRICT, Optional.empty()),
                            agency(REGION, Optional.of(DISTRICT)),
                            agency(SCHOOL, Optional.of(REGION)),
                            agency(CHARTER, Optional.empty())));
                }

                @Override
                public Optional<Person> person(PartyId id) {
                    return Optional.ofNullable(PEOPLE.get(id));
                }

                @Override
                public Optional<Organization> organization(PartyId id) {
                    return Optional.empty();
                }
            },
            VENDOR);

    private static Agency agency(PartyId id, Optional<PartyId> parent) {
        return new Agency(id, AgencyKind.DISTRICT, parent, Optional.empty(), Optional.empty());
    }

    private static Person.Builder person(String id, PersonKind kind) {
        Person.Builder person = Person.builder();
        person.id(PartyId.of(id)).kind(kind);
        return person;
    }

    private static Person.Builder parent(String id, String... children) {
        Person.Builder parent = person(id, PersonKind.PARENT);
        for (String child : children) {
            parent.addChildren(PartyId.of(child));
        }
        return parent;
    }

    private static PartyId ofPerson(String id) {
        return TENANCY.ofPerson(PartyId.of(id));
    }

    @Test
    void a_students_tenant_is_the_root_above_the_school() {
        assertThat(ofPerson("student-1")).isEqualTo(DISTRICT);
        assertThat(ofPerson("student-2")).isEqualTo(CHARTER);
    }

    @Test
    void who_is_unknown_or_belongs_to_no_known_agency_is_the_vendors() {
        assertThat(ofPerson("nobody")).isEqualTo(VENDOR);
        assertThat(ofPerson("student-3")).isEqualTo(VENDOR);
        assertThat(ofPerson("student-4")).isEqualTo(VENDOR);
    }

    @Test
    void a_parents_tenant_is_that_of_the_first_child_by_id_that_has_one_unless_the_parent_has_an_own() {
        assertThat(ofPerson("parent-1")).isEqualTo(DISTRICT);
        assertThat(ofPerson("parent-2"))
                .as("the order of the children says nothing")
                .isEqualTo(DISTRICT);
        assertThat(ofPerson("parent-3")).isEqualTo(CHARTER);
        assertThat(ofPerson("parent-4")).isEqualTo(VENDOR);
    }

    @Test
    void an_agencys_tenant_is_the_root_above_it_and_the_vendors_if_it_is_unknown() {
        assertThat(TENANCY.ofAgency(SCHOOL)).isEqualTo(DISTRICT);
        assertThat(TENANCY.ofAgency(DISTRICT)).isEqualTo(DISTRICT);
        assertThat(TENANCY.ofAgency(PartyId.of("closed"))).isEqualTo(VENDOR);
    }

    @Test
    void a_request_about_data_is_recorded_with_the_agency_that_was_asked_or_with_all_of_the_students() {
        RightsRequest asked = RightsRequest.builder()
                .subject(PartyId.of("parent-3"))
                .requester(PartyId.of("parent-3"))
                .action(Action.INSPECT)
                .received(Instant.EPOCH)
                .build();

        assertThat(TENANCY.allOfRequest(asked)).containsExactly(CHARTER, DISTRICT);
        assertThat(TENANCY.allOfRequest(asked.toBuilder().to(VENDOR).build())).containsExactly(CHARTER, DISTRICT);
        assertThat(TENANCY.allOfRequest(asked.toBuilder().to(SCHOOL).build())).containsExactly(DISTRICT);
    }

    @Test
    void a_requests_tenant_is_that_of_its_subject_and_the_vendors_where_none_is_named() {
        ProcessingRequest.Builder request = ProcessingRequest.builder();
        request.actor(VENDOR).action(Action.USE).addCategories(Category.NAME);

        assertThat(TENANCY.of(request.subject(PartyId.of("student-1")).build())).isEqualTo(DISTRICT);
        assertThat(TENANCY.of(request.subject(Optional.empty())
                        .subjectKind(PersonKind.STUDENT)
                        .build()))
                .isEqualTo(VENDOR);
    }
}
