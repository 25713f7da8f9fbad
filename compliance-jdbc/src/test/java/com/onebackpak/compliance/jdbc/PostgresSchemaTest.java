package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class PostgresSchemaTest extends SchemaContract {
    @Override
    TestDatabase empty() {
        return PostgresTestDatabase.empty();
    }

    @Test
    void several_processes_may_install_at_once() throws Exception {
        try (PostgresTestDatabase database = PostgresTestDatabase.empty()) {
            database.execute("create table student (id integer primary key)");
            List<ChildProcess> processes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                processes.add(ChildProcess.start(InstallsSchema.class, database.url()));
            }
            for (ChildProcess process : processes) {
                assertThat(process.said()).isEqualTo("installed");
            }
            ComplianceSchema.verify(database.dataSource());
        }
    }

    @Test
    void segments_are_stored_as_they_are_unless_the_host_says_otherwise() throws SQLException {
        try (PostgresTestDatabase database = PostgresTestDatabase.empty()) {
            ComplianceSchema.install(database.dataSource());
            assertThat(storageOfSegments(database)).isEqualTo("external");

            database.execute("alter table compliance_audit_segment alter column entries set storage extended");
            ComplianceSchema.install(database.dataSource());
            assertThat(storageOfSegments(database)).isEqualTo("extended");
        }
    }

    @Test
    void a_hosts_own_flyway_runs_what_is_for_postgresql_alone() throws SQLException {
        try (PostgresTestDatabase database = PostgresTestDatabase.empty()) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations(ComplianceSchema.LOCATION, ComplianceSchema.POSTGRESQL_LOCATION)
                    .load()
                    .migrate();

            ComplianceSchema.verify(database.dataSource());
            assertThat(storageOfSegments(database)).isEqualTo("external");
        }
    }

    @Test
    void of_what_an_erasure_must_get_out_the_server_takes_no_samples() throws SQLException {
        try (PostgresTestDatabase database = PostgresTestDatabase.empty()) {
            ComplianceSchema.install(database.dataSource());

            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select string_agg(attname, ' ' order by attname) from pg_attribute where attrelid ="
                                    + " 'compliance_subject_key'::regclass and attnum > 0 and attstattarget = 0")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("pseudonym subject wrapped_key");
            }
        }
    }

    private static String storageOfSegments(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select case attstorage when 'e' then 'external'"
                        + " when 'x' then 'extended' end from pg_attribute"
                        + " where attrelid = 'compliance_audit_segment'::regclass and attname = 'entries'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void a_column_for_which_different_texts_are_equal_is_refused() {
        try (TestDatabase folding = PostgresTestDatabase.installed()) {
            folding.execute(
                    "create collation folding (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
                    "alter table compliance_consent alter column tenant type varchar(128) collate folding");

            assertThatThrownBy(() -> ComplianceSchema.verify(folding.dataSource()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("column compliance_consent.tenant");
        }
    }

    @Test
    void what_makes_a_table_do_other_than_it_says_is_told() {
        try (TestDatabase meddled = PostgresTestDatabase.installed()) {
            meddled.execute(
                    "create function nothing() returns trigger language plpgsql as 'begin return null; end'",
                    "create trigger dropping before insert on compliance_audit_pending"
                            + " for each row execute function nothing()",
                    "create rule dropping as on insert to compliance_decision do instead nothing",
                    "alter table compliance_hold enable row level security",
                    "alter table compliance_erasure set unlogged",
                    "create unique index only_some on compliance_request (tenant) where version = 1",
                    "create unique index folded on compliance_opt_out (lower(tenant))",
                    "alter table compliance_consent drop constraint compliance_consent_version",
                    "alter table compliance_consent add constraint compliance_consent_version"
                            + " check (version >= 1) not valid");

            assertThat(catchThrowableOfType(
                                    ComplianceSchemaException.class,
                                    () -> ComplianceSchema.verify(meddled.dataSource()))
                            .differences())
                    .containsExactlyInAnyOrder(
                            "table compliance_audit_pending: trigger dropping is not known: it may change, add or drop what"
                                    + " is written",
                            "table compliance_decision: rule dropping is not known: it may change, add or drop what is"
                                    + " written",
                            "table compliance_hold: its row level security hides rows",
                            "table compliance_erasure: it is not logged, so that a crash empties it",
                            "unique index (tenant) on compliance_request is not known, and may refuse what is written",
                            "unique index (lower((tenant)::text)) on compliance_opt_out is not known, and may refuse what"
                                    + " is written",
                            "check compliance_consent_version on compliance_consent says 'version >= 1 not valid', not"
                                    + " 'version >= 1'");
        }
    }
}
