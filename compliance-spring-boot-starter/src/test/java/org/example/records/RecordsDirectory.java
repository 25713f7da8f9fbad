package org.example.records;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.vocabulary.FactValue;
import com.onebackpak.compliance.vocabulary.PersonKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The users, and the records as people, from the application's table. */
class RecordsDirectory implements Directory {
    private static final Map<PartyId, Person> USERS = Map.of(
            PartyId.of("alice"),
            user("alice").putAttributes("writes", FactValue.of(true)).build(),
            PartyId.of("dora"),
            user("dora").agency(PartyId.of("district-2")).build(),
            PartyId.of("bob"),
            user("bob").putAttributes("role", FactValue.of("admin")).build());

    private final JdbcTemplate rows;

    RecordsDirectory(JdbcTemplate rows) {
        this.rows = rows;
        rows.execute(
                "create table if not exists records (id varchar(128) primary key, district varchar(128), status varchar)");
        rows.execute("merge into records values ('record-1', 'district-1', 'active'),"
                + " ('record-2', 'district-1', 'archived'), ('record-3', 'district-2', 'active')");
    }

    private static Person.Builder user(String id) {
        return Person.builder()
                .id(PartyId.of(id))
                .kind(PersonKind.SCHOOL_EMPLOYEE_TEACHER)
                .agency(RecordsApplication.DISTRICT)
                .putAttributes("reads", FactValue.of(true));
    }

    @Override
    public Agencies agencies() {
        return Agencies.of(List.of(district("district-1"), district("district-2")));
    }

    private static Agency district(String id) {
        return new Agency(PartyId.of(id), AgencyKind.DISTRICT, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Optional<Person> person(PartyId id) {
        return Optional.ofNullable(USERS.get(id))
                .or(() -> rows
                        .query(
                                "select district, status from records where id = ?",
                                (row, number) -> Person.builder()
                                        .id(id)
                                        .kind(PersonKind.STUDENT)
                                        .agency(PartyId.of(row.getString(1)))
                                        .putAttributes("status", FactValue.of(row.getString(2)))
                                        .build(),
                                id.value())
                        .stream()
                        .findFirst());
    }

    @Override
    public Optional<Organization> organization(PartyId id) {
        return Optional.empty();
    }
}
