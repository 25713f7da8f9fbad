package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.audit.NoteSigner;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;

class InMemoryStoreTest extends ComplianceStoreContract {
    @Override
    protected StoreUnderTest open(Vocabulary vocabulary, Clock clock) {
        InMemoryComplianceStores stores = InMemoryComplianceStores.of(vocabulary, clock);
        return new StoreUnderTest() {
            @Override
            public ComplianceStores stores() {
                return stores;
            }

            @Override
            public LogSealer sealer() {
                return stores.sealer();
            }

            @Override
            public NoteSigner signer() {
                return stores.signer();
            }
        };
    }
}
