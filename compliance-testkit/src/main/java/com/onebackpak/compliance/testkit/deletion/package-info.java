/** What every eraser of a host's data must do, tried in the host's own build. */
@NullMarked
package com.onebackpak.compliance.testkit.deletion;

import org.jspecify.annotations.NullMarked;
