/**
 * Where statements run: in transactions of our own, tried again when that may help, or in the one that a host has
 * begun.
 */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.transaction;

import org.jspecify.annotations.NullMarked;
