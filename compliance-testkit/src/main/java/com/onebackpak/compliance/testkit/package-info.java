/** What a user's tests need: assertions, fixtures, generators, scenario files as tests, and how far they reach. */
@NullMarked
package com.onebackpak.compliance.testkit;

import org.jspecify.annotations.NullMarked;
