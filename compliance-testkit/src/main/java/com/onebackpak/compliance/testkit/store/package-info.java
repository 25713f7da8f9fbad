/**
 * What a store must pass, and a store to test with:
 * {@link com.onebackpak.compliance.testkit.store.ComplianceStoreContract} checks each sentence of the ports in one line,
 * and {@link com.onebackpak.compliance.testkit.store.InMemoryComplianceStores} keeps everything in memory.
 */
@NullMarked
package com.onebackpak.compliance.testkit.store;

import org.jspecify.annotations.NullMarked;
