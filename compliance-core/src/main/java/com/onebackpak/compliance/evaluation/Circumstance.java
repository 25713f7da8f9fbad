package com.onebackpak.compliance.evaluation;

import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.situation.Situation;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule is judged by: a situation, and the one category of its request that is being decided. What judges by it
 * extends it, so that a decision makes one object of all that.
 */
class Circumstance {
    private final ProcessingRequest request;
    private final KnownFacts facts;
    private final Instant at;
    private final Category category;

    Circumstance(ProcessingRequest request, KnownFacts facts, Instant at, Category category) {
        this.request = request;
        this.facts = facts;
        this.at = at;
        this.category = category;
    }

    Circumstance(Situation situation, Category category) {
        this(situation.request(), situation.facts(), situation.at(), category);
    }

    /** The same of whoever receives in one role alone. */
    final ConditionTruth inRole(RecipientKind role) {
        Set<RecipientKind> roles = Set.of(role);
        KnownFacts inRole = name -> name.equals(FactKeys.RECIPIENT_KIND.name()) ? roles : facts.value(name);
        return new ConditionTruth(request, inRole, at, category);
    }

    final ProcessingRequest request() {
        return request;
    }

    final KnownFacts facts() {
        return facts;
    }

    final Instant at() {
        return at;
    }

    final @Nullable Purpose purpose() {
        return request.namedPurpose();
    }

    final Category category() {
        return category;
    }
}
