/**
 * What a user's tests need: assertions, fixtures, scenario files as tests, and how far they reach. Generators are in
 * {@link com.onebackpak.compliance.testkit.generation}.
 */
@NullMarked
package com.onebackpak.compliance.testkit;

import org.jspecify.annotations.NullMarked;
