/** What each ledger holds, described once: how it is written, read, checked, ordered, and whom it is about. */
@NullMarked
package com.onebackpak.compliance.ledger;

import org.jspecify.annotations.NullMarked;
