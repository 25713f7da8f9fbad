package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;

// readme: mounting
class InMemoryStoreTest extends ComplianceStoreContract {
    @Override
    protected StoreUnderTest open(Vocabulary vocabulary, Clock clock) {
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(vocabulary, clock);
        return StoreUnderTest.of(stores, stores.sealer(), stores.signer());
    }
}
// readme: end
