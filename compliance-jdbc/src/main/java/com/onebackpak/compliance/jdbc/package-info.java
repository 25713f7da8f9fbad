/**
 * The stores on a database: H2 embedded by default, PostgreSQL in production.
 *
 * <p>The tables in {@code com.onebackpak.compliance.jdbc.generated} are made from the shipped scripts when this library
 * is built. They are not for callers: they change with the schema, without notice.
 */
@NullMarked
package com.onebackpak.compliance.jdbc;

import org.jspecify.annotations.NullMarked;
