package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a failure, and what is not. */
class DatabaseExceptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "There is not enough space on the disk",
                "/data/compliance.mv.db: Disk quota exceeded"
            })
    void a_full_disk_is_told_as_such_and_no_other_word_of_the_system(String words) {
        SQLException failure = new SQLException(
                "general error of ana", "HY000", 50000, new IllegalStateException(new IOException(words)));

        assertThat(DatabaseException.of("the transaction failed", failure))
                .hasMessage("the transaction failed: SQL state HY000 (the disk is full)");
    }

    @Test
    void a_full_disk_is_told_where_no_statement_failed() {
        assertThat(DatabaseException.of(
                        "the file could not be written anew",
                        new IllegalStateException("not told", new IOException("No space left on device"))))
                .hasMessage("the file could not be written anew: IllegalStateException (the disk is full)");
    }

    @Test
    void a_full_disk_of_postgresql_is_told_once() {
        assertThat(DatabaseException.of("the transaction failed", new SQLException("could not extend", "53100")))
                .hasMessage("the transaction failed: SQL state 53100 (the disk is full)");
    }
}
