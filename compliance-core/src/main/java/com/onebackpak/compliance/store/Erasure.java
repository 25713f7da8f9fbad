package com.onebackpak.compliance.store;

import java.time.Instant;
import java.util.UUID;

/**
 * The tombstone of a subject: that a key was destroyed, and when. It tells nothing about the person. Immutable.
 *
 * @param key the destroyed key
 * @param at when, to the microsecond
 * @param entry the entry of the audit log that was written with it
 */
public record Erasure(UUID key, Instant at, UUID entry) {}
