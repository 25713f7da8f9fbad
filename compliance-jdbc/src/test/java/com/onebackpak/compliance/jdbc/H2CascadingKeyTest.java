package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

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
