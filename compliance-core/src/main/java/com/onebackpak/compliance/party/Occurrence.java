package com.onebackpak.compliance.party;

import java.time.Instant;

/**
 * Something that happened to a person or an agency. Immutable.
 *
 * @param subject to whom
 * @param kind what
 * @param at when
 */
public record Occurrence(PartyId subject, OccurrenceKind kind, Instant at) {}
