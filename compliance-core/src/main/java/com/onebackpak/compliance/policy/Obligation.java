package com.onebackpak.compliance.policy;

import com.onebackpak.compliance.vocabulary.ObligationKind;
import java.util.Optional;

/**
 * Something owed along with a decision. Immutable.
 *
 * @param kind what is owed
 * @param detail what exactly, in words; empty where the kind says it all
 */
public record Obligation(ObligationKind kind, Optional<String> detail) {
    /** An obligation whose kind says it all. */
    public static Obligation of(ObligationKind kind) {
        return new Obligation(kind, Optional.empty());
    }

    @Override
    public String toString() {
        return kind.path() + detail.map(d -> " (" + d + ")").orElse("");
    }
}
