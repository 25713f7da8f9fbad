package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.DeletionFixture.DISTRICT;
import static com.onebackpak.compliance.jdbc.DeletionFixture.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void a_key_that_refers_to_a_part_of_a_table_is_one_to_the_table() {
        makeParted();
        host.database.execute(
                "create table host_remark (district varchar(128), pupil varchar(128), foreign key (district, pupil)"
                        + " references host_parted_0 on delete cascade)");

        assertThatThrownBy(() -> host.runs(DeletionFixture.allData().local(NOTES, table("host_parted"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of table host_remark, of no data set, has the rule on delete cascade");
    }

    @Test
    void a_parted_table_whose_parts_nothing_refers_to_is_a_data_set() {
        makeParted();

        assertThat(host.runs(DeletionFixture.allData().local(NOTES, table("host_parted")))
                        .runs(DISTRICT))
                .isEmpty();
    }

    private void makeParted() {
        host.database.execute(
                "create table host_parted (district varchar(128), student varchar(128), primary key (district, student))"
                        + " partition by hash (student)",
                "create table host_parted_0 partition of host_parted for values with (modulus 1, remainder 0)");
    }

    @Test
    void a_table_that_others_inherit_from_is_none() {
        host.database.execute(
                "create table host_plain (district varchar(128), student varchar(128))",
                "create table host_heir () inherits (host_plain)");

        assertThatThrownBy(() -> host.runs(DeletionFixture.allData().local(NOTES, table("host_plain"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table host_plain has tables that inherit from it");
    }

    @Test
    void a_table_with_a_rule_on_delete_is_none() {
        host.database.execute(
                "create table host_plain (district varchar(128), student varchar(128))",
                "create rule another as on delete to host_plain do also delete from host_enrolment");

        assertThatThrownBy(() -> host.runs(DeletionFixture.allData().local(NOTES, table("host_plain"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table host_plain has a rule on delete");
    }
}
