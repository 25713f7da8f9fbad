/**
 * The stores on a database: H2 embedded by default, PostgreSQL in production.
 *
 * <p>The tables in {@code com.onebackpak.compliance.jdbc.generated} are made from the shipped scripts when this library
 * is built. They are not for callers: they change with the schema, without notice. Nor is what lies in the packages of
 * {@code com.onebackpak.compliance.jdbc.internal}.
 */
@NullMarked
package com.onebackpak.compliance.jdbc;

import org.jspecify.annotations.NullMarked;
