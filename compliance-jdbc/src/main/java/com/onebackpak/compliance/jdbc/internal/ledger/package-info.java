/** The ledgers, decisions and archived policies of one tenant, each in its table. */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.ledger;

import org.jspecify.annotations.NullMarked;
