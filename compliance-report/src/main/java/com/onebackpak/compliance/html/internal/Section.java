package com.onebackpak.compliance.html.internal;

import java.util.List;

/**
 * A part of a page. Immutable.
 *
 * @param id its name in links
 * @param title what it is about
 * @param covers what it covers and what not, a sentence each
 * @param blocks what it says
 */
public record Section(String id, String title, List<String> covers, List<Block> blocks) {
    /** Copies what is given. */
    public Section {
        covers = List.copyOf(covers);
        blocks = List.copyOf(blocks);
    }
}
