package com.onebackpak.compliance.html.internal;

import java.util.List;

/**
 * A section, and what of it needs attention. Immutable.
 *
 * @param section the section
 * @param points what needs attention
 * @param figures its main figures, for the summary: what is counted, and how many
 */
record Told(Section section, List<Block.Point> points, List<Block.Field> figures) {
    /** Must be done, and late it is already. */
    static final String NOW = "Now";

    /** Becomes due. */
    static final String SOON = "Soon";

    /** Is good to know. */
    static final String NOTE = "Note";

    Told {
        points = List.copyOf(points);
        figures = List.copyOf(figures);
    }
}
