package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;

/**
 * All that a rule is judged by: a situation, and the one category of its request that is being decided. Immutable.
 *
 * @param situation the situation
 * @param category the category
 */
record Circumstance(Situation situation, Category category) {
    ProcessingRequest request() {
        return situation.request();
    }

    Facts facts() {
        return situation.facts();
    }

    Instant at() {
        return situation.at();
    }
}
