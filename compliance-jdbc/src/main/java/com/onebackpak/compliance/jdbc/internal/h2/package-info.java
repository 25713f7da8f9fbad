/** Makes H2 keep every commit whose process is killed, and lets one thread at a time have transactions that write. */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.h2;

import org.jspecify.annotations.NullMarked;
