/**
 * What must be public for a library to find it and is meant for no caller.
 */
@NullMarked
package com.onebackpak.compliance.jdbc.internal;

import org.jspecify.annotations.NullMarked;
