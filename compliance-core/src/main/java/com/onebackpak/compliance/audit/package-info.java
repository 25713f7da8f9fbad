/**
 * The audit log as bytes: entries, bundles and tiles of them, and the log as it is exported. It stores nothing, has no
 * clock, and needs nothing but the log.
 */
@NullMarked
package com.onebackpak.compliance.audit;

import org.jspecify.annotations.NullMarked;
