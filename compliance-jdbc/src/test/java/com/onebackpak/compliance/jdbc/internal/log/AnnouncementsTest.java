package com.onebackpak.compliance.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.internal.h2.SerialDataSource;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers on H2, where whoever has the turn to write locks no writer. */
class AnnouncementsTest {
    private final TestDatabase database = H2TestDatabase.installed();
    private final DataSource dataSource = new SerialDataSource(database.dataSource(), 10_000, () -> {});
    private final Announcements announcements =
            new Announcements(CommitmentKey.derivedFrom(UUID.randomUUID(), new byte[32]), Optional.empty());

    @AfterEach
    void close() {
        database.close();
    }

    private Announcements.Taken take(Connection connection) throws Exception {
        return announcements.take(connection, SQLDialect.H2, announcements.place());
    }

    @Test
    void a_number_is_not_given_twice_though_somebody_wrote_past_the_turn() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            announcements.announce(connection, take(connection), 2);
            connection.commit();

            Announcements.Taken third = take(connection);
            database.execute("update compliance_audit_writer set announced = announced + 1");

            assertThat(third.first().number()).isEqualTo(3);
            assertThatThrownBy(() -> announcements.announce(connection, third, 1))
                    .isInstanceOf(ConcurrentChangeException.class)
                    .hasMessageContaining("a writer of the log");
        }
    }
}
