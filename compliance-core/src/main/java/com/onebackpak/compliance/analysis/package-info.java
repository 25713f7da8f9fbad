/**
 * What can be said of a policy without running it: dead rules, numbers to verify, gaps and contradictions;
 * and what a run of cases reached.
 */
@NullMarked
package com.onebackpak.compliance.analysis;

import org.jspecify.annotations.NullMarked;
