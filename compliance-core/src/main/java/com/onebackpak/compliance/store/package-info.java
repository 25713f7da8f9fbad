/**
 * The ports of a running backend: what a store must do that keeps consents, agreements,
 * disclosures, decisions and the audit log. Each sentence of a port's contract is checked by the contract tests of the
 * test kit, which every store runs.
 *
 * <p>{@link com.onebackpak.compliance.store.ComplianceStores} is the door: it gives the stores of one tenant at a time.
 */
@NullMarked
package com.onebackpak.compliance.store;

import org.jspecify.annotations.NullMarked;
