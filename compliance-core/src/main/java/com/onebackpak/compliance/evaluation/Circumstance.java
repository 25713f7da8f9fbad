package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;

/**
 * All that a rule is judged by: one category of a request, what is known, and the time. Immutable.
 *
 * @param request the request
 * @param category the category that is being decided
 * @param facts what is known
 * @param at the instant
 */
record Circumstance(ProcessingRequest request, Category category, Facts facts, Instant at) {}
