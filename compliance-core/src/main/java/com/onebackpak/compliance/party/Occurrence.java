package com.onebackpak.compliance.party;

import java.time.Instant;

/**
 * Something that happened to a person or an agency, or is to happen: before its instant it counts for nothing. It does not
 * say at which of several schools. Immutable.
 *
 * @param subject to whom
 * @param kind what
 * @param at when
 */
public record Occurrence(PartyId subject, OccurrenceKind kind, Instant at) {}
