/** A store that keeps everything in memory: to test with, and to compare others with. */
@NullMarked
package com.onebackpak.compliance.testkit.memory;

import org.jspecify.annotations.NullMarked;
