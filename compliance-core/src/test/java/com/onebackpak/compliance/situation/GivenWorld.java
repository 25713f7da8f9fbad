package com.onebackpak.compliance.situation;

import static com.onebackpak.compliance.Given.APPLICATION;
import static com.onebackpak.compliance.Given.CHICAGO;
import static com.onebackpak.compliance.Given.DISTRICT;
import static com.onebackpak.compliance.Given.OTHER_SCHOOL;
import static com.onebackpak.compliance.Given.SCHOOL;
import static com.onebackpak.compliance.Given.STUDENT;
import static com.onebackpak.compliance.Given.VENDOR;
import static com.onebackpak.compliance.Given.VOCABULARY;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.util.List;
import java.util.Optional;

/** A district with two schools, a student of one of them, a parent, staff, a visitor and an application. */
final class GivenWorld {
    static final PartyId PARENT = PartyId.of("parent-1");
    static final PartyId TEACHER = PartyId.of("teacher-1");
    static final PartyId ADMINISTRATOR = PartyId.of("administrator-1");
    static final PartyId VISITOR = PartyId.of("visitor-1");

    private GivenWorld() {}

    static World.Builder world() {
        return World.builder()
                .vocabulary(VOCABULARY)
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of(
                        new Agency(
                                DISTRICT,
                                AgencyKind.DISTRICT,
                                Optional.empty(),
                                Optional.of(Jurisdiction.of("US-TX")),
                                Optional.of(CHICAGO)),
                        school(SCHOOL),
                        school(OTHER_SCHOOL))))
                .putOrganizations(APPLICATION, application().build())
                .putPeople(
                        STUDENT,
                        person(STUDENT, PersonKind.STUDENT).agency(SCHOOL).build())
                .putPeople(
                        PARENT,
                        person(PARENT, PersonKind.PARENT).addChildren(STUDENT).build())
                .putPeople(
                        TEACHER,
                        person(TEACHER, PersonKind.SCHOOL_EMPLOYEE_TEACHER)
                                .agency(SCHOOL)
                                .addTeaches(STUDENT)
                                .build())
                .putPeople(
                        ADMINISTRATOR,
                        person(ADMINISTRATOR, PersonKind.SCHOOL_EMPLOYEE_ADMINISTRATOR)
                                .agency(DISTRICT)
                                .build())
                .putPeople(VISITOR, person(VISITOR, PersonKind.VISITOR).build());
    }

    static Person.Builder person(PartyId id, PersonKind kind) {
        return Person.builder().id(id).kind(kind);
    }

    static Organization.Builder application() {
        return Organization.builder().id(APPLICATION).kind(RecipientKind.APPLICATION);
    }

    static Person.Builder student() {
        return person(STUDENT, PersonKind.STUDENT).agency(SCHOOL);
    }

    static Facts factsOf(ProcessingRequest.Builder request) {
        return world().build().factsFor(request.build());
    }

    private static Agency school(PartyId id) {
        return new Agency(id, AgencyKind.SCHOOL, Optional.of(DISTRICT), Optional.empty(), Optional.empty());
    }
}
