package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A vendor with districts of one size; who there is follows from the ids, so that it takes no memory. Immutable. */
final class ManyDistricts implements Directory {
    private static final PartyId ID = PartyId.of("vendor");
    private static final PartyId APPLICATION = PartyId.of("application");
    private static final RecordKey AGREEMENT = RecordKey.of("agreement");
    private static final Instant SINCE = Instant.parse("2026-01-09T08:00:00Z");

    private final int districts;
    private final int studentsOfADistrict;
    private final Agencies agencies;

    ManyDistricts(int districts, int studentsOfADistrict) {
        this.districts = districts;
        this.studentsOfADistrict = studentsOfADistrict;
        this.agencies = Agencies.of(IntStream.range(0, districts)
                .mapToObj(i -> new Agency(
                        district(i), AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.empty()))
                .toList());
    }

    static PartyId district(int number) {
        return PartyId.of("district-" + number);
    }

    private static PartyId student(int district, int number) {
        return PartyId.of("student-" + district + "-" + number);
    }

    Tenancy tenancy() {
        return new Tenancy(this, ID);
    }

    int districts() {
        return districts;
    }

    int students() {
        return districts * studentsOfADistrict;
    }

    /** What stands before the first day: a district's agreement, and what its school has let the application have. */
    void recordAgreement(TenantStores stores) {
        stores.agreements().record(AGREEMENT, agreement(stores.tenant()).build());
        stores.authorizations()
                .record(
                        RecordKey.of("authorization"),
                        new Authorization(
                                stores.tenant(),
                                APPLICATION,
                                Set.of(Category.NAME),
                                Set.of(Purpose.EDUCATION),
                                Span.from(SINCE)));
    }

    /** What ends when a district leaves. */
    void endAgreement(TenantStores stores, Instant at) {
        stores.agreements()
                .amend(
                        RecordKey.of("end"),
                        AGREEMENT,
                        agreement(stores.tenant()).terminated(at).build());
    }

    private static Agreement.Builder agreement(PartyId district) {
        return Agreement.builder().agency(district).term(Span.from(SINCE));
    }

    /** Records a consent for each of a district's students. */
    void recordConsents(TenantStores stores, int district) {
        for (int i = 0; i < studentsOfADistrict; i++) {
            PartyId student = student(district, i);
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

    /** Whether the application may have the name of some student. */
    ProcessingRequest request(Random random) {
        return ProcessingRequest.builder()
                .actor(ID)
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(student(random.nextInt(districts), random.nextInt(studentsOfADistrict)))
                .purpose(Purpose.EDUCATION)
                .recipient(APPLICATION)
                .build();
    }

    @Override
    public Agencies agencies() {
        return agencies;
    }

    @Override
    public Optional<Person> person(PartyId id) {
        String[] parts = id.value().split("-", -1);
        return parts.length == 3 && parts[0].equals("student")
                ? Optional.of(Person.builder()
                        .id(id)
                        .kind(PersonKind.STUDENT)
                        .addAgencies(district(Integer.parseInt(parts[1])))
                        .build())
                : Optional.empty();
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return Optional.empty();
    }
}
