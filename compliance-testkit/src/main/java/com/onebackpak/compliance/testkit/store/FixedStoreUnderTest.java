package com.onebackpak.compliance.testkit.store;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;

/** Stores that can be neither reopened nor closed. */
record FixedStoreUnderTest(ComplianceStores stores, LogSealer sealer, NoteSigner signer) implements StoreUnderTest {}
