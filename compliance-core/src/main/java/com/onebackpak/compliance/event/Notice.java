package com.onebackpak.compliance.event;

import java.time.Instant;

/**
 * That somebody told somebody of an event. Immutable.
 *
 * @param by who told, an id
 * @param to who was told: an id, or one of {@code school}, {@code parent}, {@code student}, {@code authority} and
 *     {@code public} where nobody is named
 * @param at when
 */
public record Notice(String by, String to, Instant at) {}
