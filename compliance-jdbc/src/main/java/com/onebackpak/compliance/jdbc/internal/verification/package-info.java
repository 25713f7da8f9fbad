/** Compares what is on record with the audit log, both ways. */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.verification;

import org.jspecify.annotations.NullMarked;
