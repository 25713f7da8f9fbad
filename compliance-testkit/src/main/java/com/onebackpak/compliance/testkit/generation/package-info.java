/**
 * Generators for properties, by jqwik, which whoever uses them brings along: {@link
 * com.onebackpak.compliance.testkit.generation.Questions} for whole questions, and one class each for their parts.
 *
 * <p>All of them draw on small pools of terms, parties and instants, so that rules match, spans end at the very instant
 * that is asked about and birthdays fall on it; and they leave facts unknown.
 */
@NullMarked
package com.onebackpak.compliance.testkit.generation;

import org.jspecify.annotations.NullMarked;
