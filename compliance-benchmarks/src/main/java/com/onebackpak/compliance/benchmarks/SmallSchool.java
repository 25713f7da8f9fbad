package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A school of a district, its students and applications, and requests about them. Not thread-safe. */
final class SmallSchool {
    static final PartyId DISTRICT = PartyId.of("district-1");
    private static final PartyId SCHOOL = PartyId.of("school-1");
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final int STUDENTS = 500;
    private static final int APPLICATIONS = 20;
    private static final Instant SINCE = Instant.parse("2026-01-09T08:00:00Z");

    private final Tenancy tenancy = new Tenancy(world(), VENDOR);
    private final Random random = new Random(1);

    private static World world() {
        Map<PartyId, Person> people = new LinkedHashMap<>();
        for (PartyId student : parties("student-", STUDENTS)) {
            people.put(
                    student,
                    Person.builder()
                            .id(student)
                            .kind(PersonKind.STUDENT)
                            .addAgencies(SCHOOL)
                            .build());
        }
        return World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(VENDOR)
                .agencies(Agencies.of(List.of(
                        new Agency(DISTRICT, AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.empty()),
                        new Agency(
                                SCHOOL, AgencyKind.SCHOOL, Optional.of(DISTRICT), Optional.empty(), Optional.empty()))))
                .people(people)
                .build();
    }

    private static List<PartyId> parties(String prefix, int number) {
        List<PartyId> parties = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            parties.add(PartyId.of(prefix + i));
        }
        return parties;
    }

    Tenancy tenancy() {
        return tenancy;
    }

    /** An agreement, each application's authorization, and a consent of each student. */
    void record(TenantStores stores) {
        stores.agreements()
                .record(
                        RecordKey.of("agreement"),
                        Agreement.builder()
                                .agency(DISTRICT)
                                .term(Span.from(SINCE))
                                .build());
        for (PartyId application : parties("app-", APPLICATIONS)) {
            stores.authorizations()
                    .record(
                            RecordKey.of(application.value()),
                            new Authorization(
                                    SCHOOL,
                                    application,
                                    Set.of(Category.NAME),
                                    Set.of(Purpose.EDUCATION),
                                    Span.from(SINCE)));
        }
        for (PartyId student : parties("student-", STUDENTS)) {
            stores.consents()
                    .record(
                            RecordKey.of(student.value()),
                            Consent.builder()
                                    .subject(student)
                                    .basis(ConsentBasis.PARENTAL_DIRECT)
                                    .addPurposes(Purpose.EDUCATION)
                                    .given(SINCE)
                                    .build());
        }
    }

    /** Whether an application may have a student's name. */
    ProcessingRequest request() {
        return ProcessingRequest.builder()
                .actor(VENDOR)
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(PartyId.of("student-" + (1 + random.nextInt(STUDENTS))))
                .purpose(Purpose.EDUCATION)
                .recipient(PartyId.of("app-" + (1 + random.nextInt(APPLICATIONS))))
                .build();
    }
}
