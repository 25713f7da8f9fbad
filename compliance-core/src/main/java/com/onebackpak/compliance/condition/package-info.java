/**
 * The language of conditions as values: combinations of tests of facts and of the request, what they say in words, and
 * the three truth values. Nothing here decides.
 */
@NullMarked
package com.onebackpak.compliance.condition;

import org.jspecify.annotations.NullMarked;
