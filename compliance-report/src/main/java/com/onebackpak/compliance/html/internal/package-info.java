/** How pages are gathered, drawn and written. */
@NullMarked
package com.onebackpak.compliance.html.internal;

import org.jspecify.annotations.NullMarked;
