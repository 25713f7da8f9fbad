/**
 * The evaluator: what it makes of a situation, the decision, and its reasons.
 *
 * <p>Nothing here has a clock, touches a file or keeps state: all that is needed is passed in, all that was
 * concluded comes back out.
 */
@NullMarked
package com.onebackpak.compliance.evaluation;

import org.jspecify.annotations.NullMarked;
