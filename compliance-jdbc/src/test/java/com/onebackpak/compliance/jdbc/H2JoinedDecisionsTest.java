package com.onebackpak.compliance.jdbc;

class H2JoinedDecisionsTest extends JoinedDecisionsContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installedByTurns();
    }
}
