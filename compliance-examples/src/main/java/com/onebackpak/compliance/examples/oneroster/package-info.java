/** Reads rosters in the CSV format of OneRoster 1.1 and 1.2, and tells which categories of data their columns hold. */
@NullMarked
package com.onebackpak.compliance.examples.oneroster;

import org.jspecify.annotations.NullMarked;
