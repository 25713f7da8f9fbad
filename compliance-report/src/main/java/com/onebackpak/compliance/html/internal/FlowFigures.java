package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.store.DecisionRecord;
import java.util.Set;
import java.util.TreeSet;

/** How often data went one way, and what allowed it. Not thread-safe. */
final class FlowFigures {
    private final Set<Citation> cites = new TreeSet<>();
    private long permits;

    void add(DecisionRecord permit) {
        permits++;
        cites.addAll(permit.cites());
    }

    void add(FlowFigures other) {
        permits += other.permits;
        cites.addAll(other.cites);
    }

    long permits() {
        return permits;
    }

    Set<Citation> cites() {
        return cites;
    }
}
