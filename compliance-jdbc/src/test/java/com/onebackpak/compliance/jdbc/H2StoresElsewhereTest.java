package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.testkit.store.ComplianceStoreContract;
import com.onebackpak.compliance.testkit.store.StoreUnderTest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** The same on a machine of another time zone, with a pool that switches auto-commit off. */
@Isolated("the time zone is the whole JVM's")
@ExtendWith({InAnotherTimeZone.class, SampledVariation.class})
class H2StoresElsewhereTest extends ComplianceStoreContract {
    @Override
    protected StoreUnderTest open(Vocabulary vocabulary, Clock clock) throws IOException {
        return new JdbcStoreUnderTest(
                H2TestDatabase.installed(), TestDatabase::dataSourceWithoutAutoCommit, vocabulary, clock);
    }
}
