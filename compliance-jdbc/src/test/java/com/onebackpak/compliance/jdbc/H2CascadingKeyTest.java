package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class H2CascadingKeyTest extends CascadingKeyContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }

    @Test
    void a_table_of_another_database_is_none() {
        host.database.execute(
                "create table host_plain (district varchar(128), student varchar(128))",
                "create linked table host_link (null, 'jdbc:h2:mem:linked;init=create table if not exists"
                        + " t(district varchar(128), student varchar(128))', '', '', 'T')");

        assertThatThrownBy(() -> host.runs(DeletionFixture.allData().local(NOTES, table("host_link"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table host_link is no table");
    }

    @Test
    void a_table_is_the_one_of_the_name_that_was_given_where_the_database_tells_letters_of_both_cases_apart()
            throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:;DATABASE_TO_UPPER=false");
                Statement statement = connection.createStatement()) {
            statement.execute("create table Students (district varchar(128), student varchar(128))");

            assertThat(TableData.of("Students", "district", "student")
                            .relation(connection)
                            .name())
                    .isEqualTo("Students");
        }
    }
}
