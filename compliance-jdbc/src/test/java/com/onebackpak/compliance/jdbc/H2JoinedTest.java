package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class H2JoinedTest extends JoinedContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installedByTurns();
    }

    @Test
    void nobody_is_erased_while_this_thread_is_about_to_commit_what_it_wrote() throws SQLException {
        PartyId student = PartyId.of("student-1");
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            Workload.record(stores.joining(host(connection)), TENANT, "new", student.value());
            assertThatThrownBy(() -> stores.of(TENANT).erasures().erase(student))
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("a transaction that is not over");
            connection.commit();
        }
        assertThat(stores.of(TENANT).erasures().all()).isEmpty();
        assertThat(stores.of(TENANT).erasures().erase(student)).isPresent();
    }
}
