/** Measures the stores against the plain statement that does the same, both in the same run. */
@NullMarked
package com.onebackpak.compliance.benchmarks;

import org.jspecify.annotations.NullMarked;
