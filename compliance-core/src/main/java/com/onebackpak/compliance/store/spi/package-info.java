/** What implementers of stores need: the kinds of ledgers, what their values are written as, and the entries of the audit log. */
@NullMarked
package com.onebackpak.compliance.store.spi;

import org.jspecify.annotations.NullMarked;
