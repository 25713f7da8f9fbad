package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.deletion.EraserAnswer;
import com.onebackpak.compliance.deletion.ErasureTask;
import com.onebackpak.compliance.deletion.HostRows;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.testkit.deletion.EraserContract;
import com.onebackpak.compliance.testkit.deletion.EraserUnderTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The eraser of tables, as a host mounts its own. */
abstract class TableDataContract extends EraserContract {
    abstract TestDatabase database();

    @Override
    protected EraserUnderTest eraser() {
        return new NotesUnderTest(database());
    }

    private static final class NotesUnderTest implements EraserUnderTest {
        private final TestDatabase database;
        private final TableData notes = TableData.of("host_note", "district", "student");
        private final AtomicInteger next = new AtomicInteger();
        private final Connection reading;

        NotesUnderTest(TestDatabase database) {
            this.database = database;
            database.execute(
                    "create table host_note (id integer primary key, district varchar(128), student varchar(128))",
                    "create index host_note_person on host_note (district, student)");
            try {
                this.reading = database.dataSource().getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void seed(PartyId tenant, PartyId person, int rows) {
            for (int i = 0; i < rows; i++) {
                database.execute("insert into host_note values (" + next.incrementAndGet() + ", '" + tenant + "', '"
                        + person + "')");
            }
        }

        @Override
        public long count(PartyId tenant, PartyId person) {
            try (Statement statement = reading.createStatement();
                    ResultSet rows = statement.executeQuery("select sum(case when student = '" + person
                            + "' and district = '" + tenant + "' then 1 else 0 end) from host_note")) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public HostRows rows() {
            return notes.rows(reading);
        }

        @Override
        public EraserAnswer erase(ErasureTask task) throws SQLException {
            try (Connection connection = database.dataSource().getConnection()) {
                return notes.erase(task, connection);
            }
        }

        @Override
        public boolean failsHalfWayNextTime() {
            return false;
        }

        @Override
        public void close() {
            try {
                reading.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            database.close();
        }
    }
}
