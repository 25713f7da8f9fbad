/**
 * What a store must pass: {@link com.onebackpak.compliance.testkit.store.ComplianceStoreContract} checks each sentence of
 * the ports in one line.
 */
@NullMarked
package com.onebackpak.compliance.testkit.store;

import org.jspecify.annotations.NullMarked;
