package com.onebackpak.compliance.html.internal;

import java.util.List;

/**
 * A page as the templates write it. Immutable.
 *
 * @param title what it is
 * @param about lines below the title: whose it is, of what time, in which zone
 * @param sections its sections, in order
 */
public record HtmlPage(String title, List<Block.Field> about, List<Section> sections) {
    /** Copies what is given. */
    public HtmlPage {
        about = List.copyOf(about);
        sections = List.copyOf(sections);
    }
}
