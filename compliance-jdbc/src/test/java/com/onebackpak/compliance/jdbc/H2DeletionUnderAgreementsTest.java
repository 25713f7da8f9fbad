package com.onebackpak.compliance.jdbc;

class H2DeletionUnderAgreementsTest extends DeletionUnderAgreementsContract {
    @Override
    TestDatabase database() {
        return H2TestDatabase.installed();
    }
}
