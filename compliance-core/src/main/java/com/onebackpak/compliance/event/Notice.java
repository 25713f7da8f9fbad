package com.onebackpak.compliance.event;

import com.onebackpak.compliance.party.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * That somebody told somebody of an event. Immutable.
 *
 * @param by who told, an id
 * @param to who was told: an id, or one of {@code school}, {@code parent}, {@code student}, {@code authority} and
 *     {@code public} where nobody is named
 * @param at when
 * @param about of whose data; none named: of all that the event concerns
 */
public record Notice(String by, String to, Instant at, Set<PartyId> about) {
    /** The words for those who were told where nobody is named; they are no ids. */
    public static final List<String> NOBODY_NAMED = List.of("school", "parent", "student", "authority", "public");

    /** Copies what is given. */
    public Notice {
        about = Set.copyOf(about);
    }

    /** One of all that the event concerns. */
    public Notice(String by, String to, Instant at) {
        this(by, to, at, Set.of());
    }

    /** Whether it told of the person's data, beside that of others or not. */
    public boolean isOf(PartyId person) {
        return about.isEmpty() || about.contains(person);
    }
}
