package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.store.DecisionRecord;
import org.jspecify.annotations.Nullable;

/** How often something was refused for one reason, and the newest of the decisions, which is read last. Not thread-safe. */
final class Refusals {
    private long count;
    private @Nullable DecisionRecord newest;

    void add(DecisionRecord decision) {
        count++;
        newest = decision;
    }

    long count() {
        return count;
    }

    DecisionRecord newest() {
        if (newest == null) {
            throw new IllegalStateException("nothing was refused for it");
        }
        return newest;
    }
}
