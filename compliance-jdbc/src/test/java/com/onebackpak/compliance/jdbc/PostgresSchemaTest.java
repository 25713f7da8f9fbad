package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
