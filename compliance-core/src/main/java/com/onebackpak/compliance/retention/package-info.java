/**
 * How long data may stay: holds that stop a deletion, and the arithmetic of when data is due to go.
 */
@NullMarked
package com.onebackpak.compliance.retention;

import org.jspecify.annotations.NullMarked;
