/** Plays a school day under the policies, on a roster, and reports what was permitted, refused and left open, and why. */
@NullMarked
package com.onebackpak.compliance.examples.demo;

import org.jspecify.annotations.NullMarked;
