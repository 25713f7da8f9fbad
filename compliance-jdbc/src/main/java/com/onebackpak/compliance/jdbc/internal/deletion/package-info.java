/** The tables of deletion runs, and what keeps them and holds out of each other's way. */
@NullMarked
package com.onebackpak.compliance.jdbc.internal.deletion;

import org.jspecify.annotations.NullMarked;
