package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.rights.RightsRequest;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * Generates small worlds: a district and its school, another district or a college, a student, a parent, a teacher, a visitor, an application and a
 * provider, of all of whom more or less is on record. Has no state.
 */
public final class Worlds {
    private static final List<PartyId> PEOPLE =
            List.of(Parties.STUDENT, Parties.STUDENT, Parties.TEACHER, Parties.VISITOR);
    private static final List<PartyId> AGENCIES = List.of(Parties.SCHOOL, Parties.DISTRICT, Parties.OTHER_DISTRICT);
    private static final List<PartyId> STUDENTS = List.of(Parties.STUDENT, Parties.OTHER_STUDENT);

    private Worlds() {}

    /** Worlds in the terms and facts of the vocabulary. */
    public static Arbitrary<World> arbitrary(Vocabulary vocabulary) {
        TermPool terms = new TermPool(vocabulary);
        return Choices.arbitrary(270, choices -> draw(choices, terms));
    }

    static World draw(Choices choices, TermPool terms) {
        Ledgers ledgers = new Ledgers(choices, terms);
        World.Builder world = World.builder()
                .vocabulary(terms.vocabulary())
                .vendor(Parties.VENDOR)
                .agencies(agencies(choices, terms))
                .addAllAgreements(ledgers.agreements(AGENCIES))
                .addAllAuthorizations(ledgers.authorizations(AGENCIES))
                .addAllConsents(ledgers.consents(PEOPLE))
                .addAllOptOuts(ledgers.optOuts(PEOPLE))
                .addAllHolds(ledgers.holds(PEOPLE))
                .addAllOccurrences(ledgers.occurrences(PEOPLE, AGENCIES))
                .defaultZone(choices.present(7, () -> Moments.zone(choices)));
        Map.of(
                        Parties.STUDENT, PersonKind.STUDENT,
                        Parties.TEACHER, PersonKind.SCHOOL_EMPLOYEE_TEACHER,
                        Parties.GUARDIAN, PersonKind.PARENT,
                        Parties.VISITOR, PersonKind.VISITOR)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        world.putPeople(entry.getKey(), person(choices, terms, entry.getKey(), entry.getValue())));
        for (PartyId id : List.of(Parties.APPLICATION, Parties.PROVIDER)) {
            world.putOrganizations(id, organization(choices, terms, id));
        }
        List<RightsRequest> requests = ledgers.requests(PEOPLE);
        for (int i = 0; i < requests.size(); i++) {
            world.putRequests("r-" + i, requests.get(i));
        }
        return world.build();
    }

    private static Agencies agencies(Choices choices, TermPool terms) {
        Optional<Jurisdiction> jurisdiction = choices.present(8, () -> choices.of(Parties.REGIONS));
        Optional<ZoneId> zone = choices.present(8, () -> Moments.zone(choices));
        Optional<ZoneId> own = choices.present(3, () -> Moments.zone(choices));
        Optional<PartyId> district = Optional.of(Parties.DISTRICT);
        return Agencies.of(List.of(
                new Agency(
                        Parties.DISTRICT,
                        AgencyKind.DISTRICT,
                        Optional.empty(),
                        jurisdiction,
                        zone,
                        new FactValues(choices).stated(terms.hostFacts("agency"))),
                new Agency(
                        Parties.SCHOOL,
                        choices.chance(1) ? AgencyKind.POSTSECONDARY : AgencyKind.SCHOOL,
                        district,
                        Optional.empty(),
                        own),
                new Agency(
                        Parties.OTHER_DISTRICT,
                        choices.chance(3) ? AgencyKind.POSTSECONDARY : AgencyKind.DISTRICT,
                        Optional.empty(),
                        jurisdiction,
                        zone)));
    }

    private static Person person(Choices choices, TermPool terms, PartyId id, PersonKind kind) {
        Person.Builder person = Person.builder()
                .id(id)
                .kind(kind)
                .addAllAlso(choices.chance(1) ? List.of(choices.of(terms.people())) : List.of())
                .addAllAgencies(choices.some(8, List.of(Parties.SCHOOL, Parties.SCHOOL, Parties.OTHER_DISTRICT)))
                .attributes(new FactValues(choices).stated(terms.hostFacts("subject")))
                .birthDate(choices.present(7, () -> Moments.birthDate(choices)))
                .postsecondary(choices.chance(2))
                .enrolledUntil(choices.present(1, () -> Moments.day(choices)))
                .jurisdiction(choices.present(1, () -> choices.of(Parties.REGIONS)));
        if (kind.equals(PersonKind.PARENT)) {
            person.addAllChildren(choices.some(7, STUDENTS));
        } else if (kind.equals(PersonKind.SCHOOL_EMPLOYEE_TEACHER)) {
            person.addAllTeaches(choices.some(7, STUDENTS));
        }
        return person.build();
    }

    private static Organization organization(Choices choices, TermPool terms, PartyId id) {
        Organization.Builder organization = Organization.builder()
                .id(id)
                .kind(choices.of(terms.recipients()))
                .region(choices.present(7, () -> choices.of(Parties.REGIONS)));
        for (FactDeclaration declared : terms.booleans()) {
            if (declared.party().equals("recipient") && choices.chance(7)) {
                organization.putAttributes(declared.attribute(), choices.chance(6));
            }
        }
        new FactValues(choices).stated(terms.hostFacts("recipient")).forEach((name, value) -> {
            if (!(value instanceof FactValue.OfBoolean)) {
                organization.putAttributes(name, value);
            }
        });
        return organization.build();
    }
}
