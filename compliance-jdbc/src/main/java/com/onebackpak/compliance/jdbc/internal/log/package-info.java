/** The audit log in the database: appending, sealing, and reading it back for whoever verifies it. */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.log;

import org.jspecify.annotations.NullMarked;
