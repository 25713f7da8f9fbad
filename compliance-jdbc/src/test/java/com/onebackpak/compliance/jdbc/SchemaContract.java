package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.DefaultSchema.DEFAULT_SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jooq.Named;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Installing and verifying the schema. */
@Isolated("the time zone is the whole JVM's")
abstract class SchemaContract {
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
    void what_was_installed_verifies() {
        ComplianceSchema.install(database.dataSource());

        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void installing_again_keeps_what_is_there() throws SQLException {
        ComplianceSchema.install(database.dataSource());
        database.execute(
                "insert into compliance_erasure (tenant, key_id, erased_at, entry_id) values ('district-1', '00000000-0000-0000-0000-000000000001',"
                        + " '2026-09-15 10:00:00Z', '00000000-0000-0000-0000-000000000002')");

        ComplianceSchema.install(database.dataSource());

        assertThat(count("compliance_erasure")).isEqualTo(1);
    }

    @Test
    void only_a_keys_own_row_has_room_for_64_digits_right_behind_the_keys_id() throws SQLException {
        ComplianceSchema.install(database.dataSource());

        // the check for what an erasure has left takes every such row for a key's
        assertThat(texts("select lower(key_column.table_name) from information_schema.columns key_column"
                        + " join information_schema.columns behind on behind.table_schema = key_column.table_schema"
                        + " and behind.table_name = key_column.table_name"
                        + " and behind.ordinal_position = key_column.ordinal_position + 1"
                        + " where lower(key_column.table_name) like 'compliance%'"
                        + " and lower(key_column.column_name) = 'key_id' and behind.character_maximum_length = 64"))
                .containsExactly("compliance_subject_key");
    }

    @Test
    void a_person_may_run_the_scripts() {
        Scripts.run(database);

        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void the_scripts_may_run_twice() throws SQLException {
        Scripts.run(database);
        Scripts.run(database);

        ComplianceSchema.verify(database.dataSource());
        assertThat(count("compliance_schema")).isEqualTo(1);
    }

    @Test
    void a_host_may_run_them_with_its_own_flyway() throws SQLException {
        flywayOfHost(ComplianceSchema.LOCATION);

        ComplianceSchema.verify(database.dataSource());
        ComplianceSchema.install(database.dataSource());
        assertThat(count("compliance_schema")).isEqualTo(1);
    }

    @Test
    void the_hosts_own_tables_and_flyway_are_left_alone() throws SQLException {
        database.execute("create table student (id integer primary key)", "insert into student values (1)");
        Flyway host = Flyway.configure()
                .dataSource(database.dataSource())
                .baselineOnMigrate(true)
                .load();
        host.migrate();

        ComplianceSchema.install(database.dataSource());
        host.migrate();

        assertThat(count("student")).isEqualTo(1);
        assertThat(host.validateWithResult().validationSuccessful).isTrue();
        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void nothing_there_is_told_with_the_remedy() {
        assertThatThrownBy(() -> ComplianceSchema.verify(database.dataSource()))
                .isInstanceOf(ComplianceSchemaException.class)
                .hasMessage("the compliance tables are missing\n(call ComplianceSchema.install, or run the scripts of "
                        + "classpath:com/onebackpak/compliance/jdbc/migrations in their order)");
    }

    @Test
    void a_script_that_was_cut_short_is_told_and_made_good_by_the_next_start() {
        List<String> statements = Scripts.statements();
        for (int cut = 1; cut < statements.size(); cut += 11) {
            try (TestDatabase half = empty()) {
                half.execute(statements.subList(0, cut).toArray(String[]::new));
                assertThatThrownBy(() -> ComplianceSchema.verify(half.dataSource()))
                        .hasMessageStartingWith("the compliance tables are there only in part")
                        .hasMessageContaining("call ComplianceSchema.install");

                ComplianceSchema.install(half.dataSource());
                ComplianceSchema.verify(half.dataSource());
            }
        }
    }

    @Test
    void all_but_the_last_statement_is_still_a_part() {
        List<String> statements = Scripts.statements();
        database.execute(statements.subList(0, statements.size() - 1).toArray(String[]::new));

        assertThatThrownBy(() -> ComplianceSchema.verify(database.dataSource()))
                .hasMessageStartingWith("the compliance tables are there only in part");
    }

    @Test
    void a_failed_installation_is_taken_up_again() {
        // something else stands where a table of ours must stand, and lacks what the index is on
        database.execute("create table compliance_hold (id integer)");
        assertThatThrownBy(() -> ComplianceSchema.install(database.dataSource()))
                .isInstanceOf(ComplianceSchemaException.class)
                .hasMessageStartingWith("the compliance tables could not be installed");
        database.execute("drop table compliance_hold");

        ComplianceSchema.install(database.dataSource());

        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void a_history_that_was_begun_and_left_empty_is_taken_up_again() throws SQLException {
        database.execute("create table student (id integer primary key)");
        ComplianceSchema.install(database.dataSource());
        List<String> tables =
                DEFAULT_SCHEMA.getTables().stream().map(Named::getName).toList();
        for (String table : tables) {
            database.execute("drop table " + table + " cascade");
        }
        String history =
                database.dialect() == SQLDialect.H2 ? "\"compliance_schema_history\"" : "compliance_schema_history";
        database.execute("delete from " + history);

        ComplianceSchema.install(database.dataSource());

        assertThat(count("compliance_schema")).isEqualTo(1);
    }

    @Test
    void every_difference_is_told_at_once() {
        Scripts.run(database);
        database.execute(
                "drop table compliance_erasure",
                "alter table compliance_consent drop column method",
                "alter table compliance_consent alter column basis type varchar(20)"
                        .replace("type", database.dialect() == SQLDialect.H2 ? "set data type" : "type"),
                "alter table compliance_hold alter column kind drop not null",
                "alter table compliance_opt_out drop constraint compliance_opt_out_write",
                "alter table compliance_request drop constraint compliance_request_pk",
                "alter table compliance_agreement drop constraint compliance_agreement_span",
                "alter table compliance_audit_subtree drop constraint compliance_audit_subtree_log",
                "drop index compliance_decision_key",
                "alter table compliance_policy_set add column source integer not null");

        ComplianceSchemaException refusal = catchThrowableOfType(
                ComplianceSchemaException.class, () -> ComplianceSchema.verify(database.dataSource()));

        assertThat(refusal.differences())
                .containsExactlyInAnyOrder(
                        "table compliance_erasure is missing",
                        "column compliance_consent.method is missing",
                        "column compliance_consent.basis is varchar(20), not varchar(255)",
                        "column compliance_hold.kind may be null, which it must not",
                        "unique key (tenant, write_key) on compliance_opt_out is missing",
                        "the primary key of compliance_request is missing, not (tenant, record_key, version)",
                        "check compliance_agreement_span on compliance_agreement is missing",
                        "foreign key (tenant) on compliance_audit_subtree is missing",
                        "index on compliance_decision (tenant, key_id) is missing",
                        "column compliance_policy_set.source is not known and would have to be given");
        assertThat(refusal)
                .hasMessageStartingWith("the compliance tables are not what version 1 needs:\n")
                .hasMessageContaining("restore them from a backup");
    }

    @Test
    void a_check_that_says_something_else_is_told() {
        Scripts.run(database);
        database.execute(
                "alter table compliance_consent drop constraint compliance_consent_expires",
                "alter table compliance_consent add constraint compliance_consent_expires check (given_at is not null)",
                "alter table compliance_hold drop constraint compliance_hold_span",
                "alter table compliance_hold add constraint compliance_hold_span check (valid_until < valid_from)",
                "alter table compliance_opt_out drop constraint compliance_opt_out_refuses",
                "alter table compliance_opt_out add constraint compliance_opt_out_refuses"
                        + " check (purpose is null or directory_information)",
                "alter table compliance_audit_log drop constraint compliance_audit_log_size",
                "alter table compliance_audit_log add constraint compliance_audit_log_size check (size >= 10)",
                "alter table compliance_agreement add constraint never_amended check (version < 2)");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "check compliance_consent_expires on compliance_consent says 'given_at is not null', not"
                                + " 'expires_at >= given_at'",
                        "check compliance_hold_span on compliance_hold says 'valid_until < valid_from', not"
                                + " 'valid_until >= valid_from'",
                        "check compliance_opt_out_refuses on compliance_opt_out says"
                                + " 'directory_information or purpose is null', not"
                                + " 'directory_information or purpose is not null'",
                        "check compliance_audit_log_size on compliance_audit_log says 'size >= 10', not 'size >= 0'",
                        "check never_amended on compliance_agreement is not known, and may refuse what is written");
    }

    @Test
    void an_index_that_is_unique_and_should_not_be_is_told() {
        Scripts.run(database);
        database.execute(
                "drop index compliance_consent_key",
                "create unique index compliance_consent_key on compliance_consent (tenant, key_id)",
                "create unique index only_one on compliance_hold (tenant)");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "unique index (tenant, key_id) on compliance_consent is not known, and may refuse what is written",
                        "unique index (tenant) on compliance_hold is not known, and may refuse what is written");
    }

    @Test
    void checks_and_indexes_of_columns_that_a_host_added_are_its_own() {
        Scripts.run(database);
        database.execute(
                "alter table compliance_hold add column matter varchar(20)",
                "alter table compliance_hold add constraint hosts_matter check (matter <> '')",
                "create unique index hosts_matters on compliance_hold (tenant, matter)",
                "create unique index hosts_order on compliance_hold (version, tenant, record_key, learned_at)");

        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void a_view_in_the_place_of_a_table_is_told() {
        Scripts.run(database);
        database.execute(
                "alter table compliance_decision rename to elsewhere",
                "create view compliance_decision as select * from elsewhere");

        assertThat(differences()).contains("table compliance_decision: it is no table");
    }

    List<String> differences() {
        return catchThrowableOfType(
                        ComplianceSchemaException.class, () -> ComplianceSchema.verify(database.dataSource()))
                .differences();
    }

    @Test
    void columns_that_a_host_added_do_no_harm_while_they_may_be_absent() {
        Scripts.run(database);
        database.execute("alter table compliance_hold add column matter text");

        ComplianceSchema.verify(database.dataSource());
    }

    @Test
    void an_array_of_other_texts_is_another_type() {
        Scripts.run(database);
        database.execute(
                "alter table compliance_hold drop column categories",
                "alter table compliance_hold add column categories varchar(20) array not null",
                "alter table compliance_agreement drop column features",
                "alter table compliance_agreement add column features text not null",
                "alter table compliance_request drop constraint compliance_request_due",
                "alter table compliance_request drop column due_at",
                "alter table compliance_request add column due_at timestamp(3) with time zone");

        ComplianceSchemaException refusal = catchThrowableOfType(
                ComplianceSchemaException.class, () -> ComplianceSchema.verify(database.dataSource()));

        assertThat(refusal.differences())
                .contains(
                        "column compliance_hold.categories is varchar(20) array, not varchar(255) array",
                        "column compliance_agreement.features is text, not text array",
                        "column compliance_request.due_at is timestamp(3) with time zone, not timestamp(6) with time"
                                + " zone");
    }

    @Test
    void a_schema_from_the_future_is_refused() {
        Scripts.run(database);
        database.execute("insert into compliance_schema values (2)");

        assertThatThrownBy(() -> ComplianceSchema.verify(database.dataSource()))
                .hasMessage("the compliance tables are of version 2, this library knows 1\n"
                        + "(use the library that installed them, or a newer one)");
    }

    @RepeatedTest(2)
    void several_may_install_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> installations = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                installations.add(() -> {
                    ComplianceSchema.install(database.dataSource());
                    return null;
                });
            }
            for (Future<Void> installation : threads.invokeAll(installations)) {
                installation.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count("compliance_schema")).isEqualTo(1);
    }

    @Test
    void connections_go_back_as_they_came() {
        WatchedDataSource watched = new WatchedDataSource(database.dataSourceWithoutAutoCommit());

        ComplianceSchema.install(watched);
        ComplianceSchema.verify(watched);

        assertThat(watched.autoCommitAtClose()).isNotEmpty().containsOnly(false);
    }

    @Test
    void the_time_zone_of_the_process_makes_no_difference() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            ComplianceSchema.install(database.dataSource());
        } finally {
            TimeZone.setDefault(before);
        }
        ComplianceSchema.install(database.dataSource());
    }

    private void flywayOfHost(String... locations) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations(locations)
                .load()
                .migrate();
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private int count(String table) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
