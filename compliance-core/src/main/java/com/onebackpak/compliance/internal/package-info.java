/**
 * What several packages share and no caller needs: the style of generated values, canonical JSON.
 */
@NullMarked
package com.onebackpak.compliance.internal;

import org.jspecify.annotations.NullMarked;
