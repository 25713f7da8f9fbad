package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2SchemaTest extends SchemaContract {
    @Override
    TestDatabase empty() {
        return H2TestDatabase.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENGLISH STRENGTH PRIMARY", "ENGLISH STRENGTH SECONDARY", "GERMAN STRENGTH PRIMARY"})
    void a_database_for_which_different_texts_are_equal_is_refused(String collation) {
        try (TestDatabase folding = H2TestDatabase.empty()) {
            folding.execute("set collation " + collation);
            Scripts.run(folding);

            assertThatThrownBy(() -> ComplianceSchema.verify(folding.dataSource()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("takes texts for equal that differ");
        }
    }

    /** Drops every row. */
    public static final class Dropping implements Trigger {
        /** As H2 makes it. */
        public Dropping() {}

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            throw new IllegalStateException("no row is written in this test");
        }
    }

    @Test
    void a_trigger_is_told() {
        try (TestDatabase meddled = H2TestDatabase.installed()) {
            meddled.execute("create trigger dropping before insert on compliance_hold for each row call '"
                    + Dropping.class.getName() + "'");

            assertThat(catchThrowableOfType(
                                    ComplianceSchemaException.class,
                                    () -> ComplianceSchema.verify(meddled.dataSource()))
                            .differences())
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("table compliance_hold: trigger dropping is not known");
        }
    }
}
