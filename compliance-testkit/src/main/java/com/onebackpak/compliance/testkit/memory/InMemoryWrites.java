package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What all writes of a tenant share.
 *
 * @param lock held by each write and each read of the tenant's ledgers, keys and archive
 * @param clock tells when something is learned
 * @param vocabulary the terms that records may name
 * @param keys the data keys of the tenant's subjects
 * @param log the tenant's audit log
 */
record InMemoryWrites(Object lock, Clock clock, Vocabulary vocabulary, InMemoryKeys keys, InMemoryAuditLog log) {
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
