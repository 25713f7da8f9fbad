package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.jdbc.H2TestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What DuckDB selects by a filter's text that was made on H2. */
class DuckDbTest extends HostileShapesContract {
    private CopiedTables copies;

    @BeforeEach
    void begins_with_no_table() throws SQLException {
        copies = new DuckDb();
    }

    @AfterEach
    void tells_what_was_compared() throws SQLException {
        copies.close();
    }

    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }

    @Override
    Rowwise selected(DSLContext statements, PolicyFilter filter) throws SQLException {
        return copies.selected(statements, filter);
    }
}
