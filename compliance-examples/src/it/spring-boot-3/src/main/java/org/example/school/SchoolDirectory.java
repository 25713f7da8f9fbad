// readme: directory
package org.example.school;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class SchoolDirectory implements Directory {
    private static final PartyId DISTRICT = PartyId.of("district-1");

    /** Read once: it is asked for several times a decision, and changes with the school year. */
    private final Agencies agencies = Agencies.of(List.of(new Agency(
            DISTRICT,
            AgencyKind.DISTRICT,
            Optional.empty(),
            Optional.of(Jurisdiction.of("US-TX")),
            Optional.of(ZoneId.of("America/Chicago")))));

    private final DSLContext jooq;

    SchoolDirectory(DSLContext jooq) {
        this.jooq = jooq;
    }

    @Override
    public Agencies agencies() {
        return agencies;
    }

    @Override
    public Optional<Person> person(PartyId id) {
        return jooq.resultQuery("select school, born from student where id = ?", id.value())
                .fetchOptional()
                .map(row -> Person.builder()
                        .id(id)
                        .kind(PersonKind.STUDENT)
                        .agency(PartyId.of(row.get(0, String.class)))
                        .birthDate(Optional.ofNullable(row.get(1, LocalDate.class))) // empty: unknown
                        .build());
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return id.value().equals("quizzly")
                ? Optional.of(Organization.builder()
                        .id(id)
                        .kind(RecipientKind.APPLICATION)
                        .putAttributes("written-assurances", true)
                        .putAttributes("confidentiality", true)
                        .putAttributes("integral", true)
                        .build())
                : Optional.empty();
    }
}
// readme: end
