package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.REASON;
import static com.onebackpak.compliance.jdbc.DeletionFixture.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.DeletionStep.Outcome;
import org.junit.jupiter.api.Test;

/** What a unit costs in round trips, of which a developer's own statement and commit are two. */
class PostgresDeletionTripsTest {
    @Test
    void a_unit_takes_the_way_to_the_database_five_times() {
        StatementLog statements = new StatementLog();
        try (DeletionFixture host = new DeletionFixture(PostgresTestDatabase.installed())) {
            host.seed(DISTRICT, 0, 3);
            DeletionRuns runs = host.open(statements.of(host.database.dataSource()))
                    .deletions(DeletionFixture.allData().build(), SETTINGS);
            runs.start(runs.planWhole(DISTRICT, REASON));
            assertThat(runs.step().orElseThrow().dataSet()).isEqualTo("grades");
            statements.clear();

            assertThat(runs.step().orElseThrow().outcome()).isEqualTo(Outcome.DONE);

            assertThat(statements.roundTrips())
                    .extracting(each -> each.replaceFirst("^select set_config.*", "gate")
                            .replaceFirst("^select .* for update .*", "claim")
                            .replaceFirst("^(delete|update)( from)? (\\w+).*", "$1 $3"))
                    .containsExactly(
                            "gate", "claim", "delete host_enrolment", "update compliance_deletion_unit", "commit");
        }
    }
}
