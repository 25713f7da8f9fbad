package com.onebackpak.compliance.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.TableData;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.testkit.store.MutableClock;
import com.onebackpak.compliance.vocabulary.Category;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deleting code of the documentation, as it stands there. */
class DeletingTest {
    private static final PartyId VENDOR = PartyId.of("backpak");
    private static final PartyId DISTRICT = PartyId.of("district-1");

    @Test
    void all_of_a_district_goes_and_is_certified(@TempDir Path folder) throws SQLException {
        MutableClock clock = MutableClock.at(Instant.parse("2027-07-01T12:00:00Z"));
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                folder.resolve("records"), "log.example", VocabularyReader.standard(), clock)) {
            try (Connection connection = opened.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table students (district varchar(128), student varchar(128))");
                statement.execute("create table grades (district varchar(128), student varchar(128))");
                statement.execute("insert into students values ('district-1', 'student-7')");
                statement.execute("insert into grades values ('district-1', 'student-7'), ('district-1', 'student-7')");
            }
            DeletionRuns runs = runs(opened.stores());
            UUID run = start(runs);
            goOn(runs);
            clock.advance(Duration.ofDays(1));
            goOn(runs);

            DeletionCertificate certificate = runs.certify(DISTRICT, run, ZoneId.of("America/Chicago"));

            assertThat(certificate.byCategory()).isEqualTo(Map.of(Category.NAME, 1L, Category.WORK, 2L));
        }
    }

    private static DeletionRuns runs(JdbcComplianceStores stores) {
        // readme: data
        DataSet students = DataSet.builder()
                .id("students")
                .addCategories(Category.NAME)
                .owner(VENDOR)
                .copiesKeptFor(Period.ofDays(35)) // in backups
                .build();
        DataSet grades = DataSet.builder()
                .id("grades")
                .addCategories(Category.WORK)
                .addDependsOn("students") // its rows refer to theirs, and go first
                .owner(VENDOR)
                .copiesKeptFor(Period.ofDays(35))
                .build();
        HostData data = HostData.builder()
                .local(students, TableData.of("students", "district", "student"))
                .local(grades, TableData.of("grades", "district", "student"))
                .build();
        DeletionRuns runs = stores.deletions(data, DeletionSettings.USUAL); // at start, before anything is answered
        // readme: end
        return runs;
    }

    private static UUID start(DeletionRuns runs) {
        // readme: start
        DeletionReason reason = new DeletionReason(Optional.empty(), Set.of(), Set.of(Citation.parse("Backpak C68")));
        UUID run = runs.start(runs.planWhole(DISTRICT, reason));
        // readme: end
        return run;
    }

    private static void goOn(DeletionRuns runs) {
        while (!runs.steps(DeletionRuns.UNITS_AT_A_TIME).isEmpty()) {
            // until nothing can be done now
        }
    }
}
