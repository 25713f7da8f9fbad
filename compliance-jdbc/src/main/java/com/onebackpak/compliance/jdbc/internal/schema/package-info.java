/**
 * What the database says of the tables, held against what the library was built with; and the lock of who installs
 * them.
 */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
