package com.onebackpak.compliance.jdbc;

class H2DeletionRaceTest extends DeletionRaceContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installedByTurns();
    }
}
