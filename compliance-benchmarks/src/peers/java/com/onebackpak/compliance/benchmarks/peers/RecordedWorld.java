package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory and its requests as the library's own values, for the built-in packs. */
final class RecordedWorld {
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final Span TERM =
            Span.from(Directory.TODAY.minusYears(2).atStartOfDay().toInstant(ZoneOffset.UTC));

    private RecordedWorld() {}

    static World of(Directory directory) {
        Map<PartyId, Person> people = new LinkedHashMap<>();
        Map<PartyId, Organization> organizations = new LinkedHashMap<>();
        World.Builder world = World.builder();
        new TreeMap<>(directory.students()).forEach((id, student) -> {
            PartyId person = PartyId.of(id);
            people.put(
                    person,
                    Person.builder()
                            .id(person)
                            .kind(PersonKind.STUDENT)
                            .birthDate(student.birthDate())
                            .postsecondary(student.postsecondary())
                            .addAgencies(PartyId.of(student.district()))
                            .build());
            world.addConsents(Consent.builder()
                    .subject(person)
                    .basis(ConsentBasis.PARENTAL_DIRECT)
                    .purposes(purposes(student.consents()))
                    .recipients(student.named().stream().map(PartyId::of).collect(Collectors.toSet()))
                    .given(TERM.from())
                    .build());
        });
        new TreeMap<>(directory.recipients())
                .forEach((id, recipient) -> organizations.put(
                        PartyId.of(id),
                        Organization.builder()
                                .id(PartyId.of(id))
                                .kind(new RecipientKind(recipient.kind()))
                                .region(Jurisdiction.of(recipient.domestic() ? "US" : "CA"))
                                .putAttributes("integral", recipient.integral())
                                .putAttributes("confidentiality", recipient.confidential())
                                .putAttributes("no-onward-disclosure", recipient.noOnward())
                                .build()));
        new TreeMap<>(directory.districts()).forEach((id, district) -> addDistrict(world, PartyId.of(id), district));
        return world.vocabulary(VocabularyReader.standard())
                .vendor(VENDOR)
                .people(people)
                .organizations(organizations)
                .agencies(Agencies.of(directory.districts().keySet().stream()
                        .sorted()
                        .map(id -> new Agency(
                                PartyId.of(id),
                                AgencyKind.DISTRICT,
                                Optional.empty(),
                                Optional.of(Jurisdiction.of(id.endsWith("0") ? "US-NY" : "US-TX")),
                                Optional.of(ZoneId.of("America/Chicago"))))
                        .toList()))
                .build();
    }

    private static void addDistrict(World.Builder world, PartyId agency, Directory.District district) {
        world.addAgreements(Agreement.builder()
                .agency(agency)
                .term(TERM)
                .permits(purposes(district.grants()))
                .build());
        new TreeMap<>(district.authorized())
                .forEach((application, categories) -> world.addAuthorizations(new Authorization(
                        agency,
                        PartyId.of(application),
                        categories.stream().map(Category::new).collect(Collectors.toSet()),
                        Set.of(Purpose.EDUCATION, Purpose.SERVICE),
                        TERM)));
    }

    private static Set<Purpose> purposes(Collection<String> paths) {
        return paths.stream().map(Purpose::new).collect(Collectors.toSet());
    }

    static List<ProcessingRequest> requests(List<Inquiry> inquiries) {
        return inquiries.stream()
                .map(inquiry -> ProcessingRequest.builder()
                        .actor(VENDOR)
                        .action(new Action(inquiry.action()))
                        .addCategories(new Category(inquiry.category()))
                        .purpose(new Purpose(inquiry.purpose()))
                        .subject(PartyId.of(inquiry.subject()))
                        .recipient(Stream.of(inquiry.recipient())
                                .filter(id -> !id.isEmpty())
                                .map(PartyId::of)
                                .findFirst())
                        .build())
                .toList();
    }
}
