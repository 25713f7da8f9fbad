package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.jdbc.DeletionStep;

/** Is told of each step of a run of deletions, such as to count it. Must be thread-safe; what it throws stops nothing. */
@FunctionalInterface
public interface RetentionListener {
    /** A step was done, with this outcome. */
    void stepped(DeletionStep.Outcome outcome);
}
