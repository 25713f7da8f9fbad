package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
