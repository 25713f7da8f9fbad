// readme: spring-directory
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
class SchoolDirectory implements Directory {
    private final JdbcTemplate rows;
    private final Agencies agencies = Agencies.of(List.of(new Agency(
            PartyId.of("district-1"),
            AgencyKind.DISTRICT,
            Optional.empty(),
            Optional.of(Jurisdiction.of("US-TX")),
            Optional.of(ZoneId.of("America/Chicago")))));

    SchoolDirectory(JdbcTemplate rows) {
        this.rows = rows;
    }

    @Override
    public Agencies agencies() {
        return agencies;
    }

    @Override
    public Optional<Person> person(PartyId id) {
        return rows
                .query(
                        "select district, born from student where id = ?",
                        (row, number) -> Person.builder()
                                .id(id)
                                .kind(PersonKind.STUDENT)
                                .agency(PartyId.of(row.getString(1)))
                                .birthDate(Optional.ofNullable(row.getObject(2, LocalDate.class))) // empty: unknown
                                .build(),
                        id.value())
                .stream()
                .findFirst();
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
