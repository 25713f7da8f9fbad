package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our tables beside those of a host that has migrations of its own: V1 and V2 today, V3 with its next release. */
abstract class HostsFlywayContract {
    private static final String TODAY = "classpath:host/migration";
    private static final String LATER = "classpath:host/later";

    private TestDatabase database;

    abstract TestDatabase empty();

    @BeforeEach
    void open() {
        database = empty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_hosts_flyway_runs_ours_beside_its_own_and_goes_on_with_its_own() {
        host().locations(withOurs(TODAY)).load().migrate();
        ComplianceSchema.verify(database.dataSource());

        Flyway later = host().locations(withOurs(TODAY, LATER)).load();
        later.migrate();

        assertThat(versions(later)).containsExactly("1", "2", "3");
        assertThat(later.validateWithResult().validationSuccessful).isTrue();
        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void a_host_adds_ours_to_a_database_that_its_flyway_has_migrated_for_years() {
        host().locations(TODAY, LATER).load().migrate();

        Flyway now = host().locations(withOurs(TODAY, LATER)).load();
        now.migrate();

        assertThat(now.validateWithResult().validationSuccessful).isTrue();
        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void installing_goes_before_and_after_every_migration_of_the_host() {
        host().locations(TODAY).load().migrate();
        ComplianceSchema.install(database.dataSource());

        Flyway later = host().locations(TODAY, LATER).load();
        later.migrate();
        ComplianceSchema.install(database.dataSource());

        assertThat(versions(later)).containsExactly("1", "2", "3");
        assertThat(later.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void a_host_whose_first_migration_comes_after_installing_begins_at_a_baseline_of_zero() {
        ComplianceSchema.install(database.dataSource());

        assertThatThrownBy(() -> host().locations(TODAY).load().migrate())
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("baselineOnMigrate");

        Flyway host = host().locations(TODAY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        host.migrate();
        assertThat(versions(host)).containsExactly("0", "1", "2");
        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void what_the_hosts_flyway_ran_is_no_matter_to_installing() {
        host().locations(withOurs(TODAY)).load().migrate();

        ComplianceSchema.install(database.dataSource());

        assertThat(host().locations(withOurs(TODAY)).load().validateWithResult().validationSuccessful)
                .isTrue();
    }

    private FluentConfiguration host() {
        return Flyway.configure().dataSource(database.dataSource());
    }

    private String[] withOurs(String... locations) {
        List<String> ours = database.dialect() == SQLDialect.POSTGRES
                ? List.of(ComplianceSchema.LOCATION, ComplianceSchema.POSTGRESQL_LOCATION)
                : List.of(ComplianceSchema.LOCATION);
        return Stream.concat(Arrays.stream(locations), ours.stream()).toArray(String[]::new);
    }

    private static List<String> versions(Flyway flyway) {
        return Arrays.stream(flyway.info().applied())
                .filter(script -> script.getVersion() != null)
                .map(script -> script.getVersion().toString())
                .toList();
    }
}
