package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import java.util.List;

/** The parties of which the generators speak. */
final class Parties {
    static final PartyId VENDOR = PartyId.of("vendor");
    static final PartyId RESELLER = PartyId.of("reseller");
    static final PartyId DISTRICT = PartyId.of("district");
    static final PartyId SCHOOL = PartyId.of("school");
    static final PartyId OTHER_DISTRICT = PartyId.of("other-district");
    static final PartyId STUDENT = PartyId.of("student-1");
    static final PartyId OTHER_STUDENT = PartyId.of("student-2");
    static final PartyId GUARDIAN = PartyId.of("parent-1");
    static final PartyId TEACHER = PartyId.of("teacher-1");
    static final PartyId VISITOR = PartyId.of("visitor-1");
    static final PartyId APPLICATION = PartyId.of("application-1");
    static final PartyId PROVIDER = PartyId.of("provider-1");

    static final List<PartyId> AGENCIES = List.of(DISTRICT, SCHOOL, OTHER_DISTRICT);
    static final List<PartyId> ACTORS = List.of(VENDOR, RESELLER);

    static final List<Jurisdiction> REGIONS =
            List.of(Jurisdiction.of("US"), Jurisdiction.of("US-TX"), Jurisdiction.of("US-CA"), Jurisdiction.of("CA"));

    private Parties() {}
}
