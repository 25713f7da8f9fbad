package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.testkit.store.ComplianceStoreContract;
import com.onebackpak.compliance.testkit.store.StoreUnderTest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.time.Clock;

class H2StoresTest extends ComplianceStoreContract {
    @Override
    protected StoreUnderTest open(Vocabulary vocabulary, Clock clock) throws IOException {
        return new JdbcStoreUnderTest(H2TestDatabase.installed(), TestDatabase::dataSource, vocabulary, clock);
    }
}
