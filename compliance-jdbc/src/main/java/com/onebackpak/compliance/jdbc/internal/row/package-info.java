/**
 * Rows that are read and inserted without a table's own code: cells by column, and queries that always ask for the
 * tenant.
 */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.row;

import org.jspecify.annotations.NullMarked;
