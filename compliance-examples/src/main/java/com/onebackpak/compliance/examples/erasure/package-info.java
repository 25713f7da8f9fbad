/** The commands about erasures: whether anything of them is left, to remove it at once, and what is lost for good. */
@NullMarked
package com.onebackpak.compliance.examples.erasure;

import org.jspecify.annotations.NullMarked;
