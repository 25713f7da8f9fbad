package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresCascadingKeyTest extends CascadingKeyContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }

    @Test
    void the_parts_of_a_partitioned_table_are_of_its_data_set() {
        host.database.execute(
                NOTE + "cascade) partition by hash (student)",
                "create table host_note_0 partition of host_note for values with (modulus 1, remainder 0)");

        assertThat(withNotes(DEPENDENT_NOTES).runs(DISTRICT)).isEmpty();
    }
}
