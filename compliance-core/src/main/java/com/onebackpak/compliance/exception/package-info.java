/** The one type that every exception of this library extends. */
@NullMarked
package com.onebackpak.compliance.exception;

import org.jspecify.annotations.NullMarked;
