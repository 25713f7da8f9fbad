package com.onebackpak.compliance.event;

import java.time.Instant;
import java.util.List;

/**
 * That somebody told somebody of an event. Immutable.
 *
 * @param by who told, an id
 * @param to who was told: an id, or one of {@code school}, {@code parent}, {@code student}, {@code authority} and
 *     {@code public} where nobody is named
 * @param at when
 */
public record Notice(String by, String to, Instant at) {
    /** The words for those who were told where nobody is named; they are no ids. */
    public static final List<String> NOBODY_NAMED = List.of("school", "parent", "student", "authority", "public");
}
