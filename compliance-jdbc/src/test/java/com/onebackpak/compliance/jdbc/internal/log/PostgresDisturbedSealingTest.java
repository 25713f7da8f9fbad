package com.onebackpak.compliance.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresDisturbedSealingTest extends DisturbedSealingContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.installed();
    }

    @Test
    void a_table_that_somebody_has_locked_is_told_and_not_waited_for_without_end() throws SQLException {
        try (Connection hanging = locking("lock table compliance_audit_segment")) {
            assertThatThrownBy(this::sealInTime)
                    .isInstanceOf(ComplianceStoreException.class)
                    .hasMessageContaining("does not let go");
            hanging.rollback();
        }
        sealInTime();
    }
}
