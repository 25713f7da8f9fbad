/**
 * Scenario files as values: a world, cases over it, what each is expected to give, and the runner that
 * compares the two.
 */
@NullMarked
package com.onebackpak.compliance.scenario;

import org.jspecify.annotations.NullMarked;
