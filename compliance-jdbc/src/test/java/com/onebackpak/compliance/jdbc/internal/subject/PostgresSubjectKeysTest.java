package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.PostgresTestDatabase;
import com.onebackpak.compliance.jdbc.TestDatabase;

class PostgresSubjectKeysTest extends SubjectKeysContract {
    @Override
    TestDatabase database() {
        return PostgresTestDatabase.byTurns();
    }
}
