package com.onebackpak.compliance.jdbc;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Names for entries of the audit log, which no two processes give twice. They begin with the time (RFC 9562, version 7),
 * so that an index grows at its end. Thread-safe.
 */
final class EntryIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    EntryIds(Clock clock) {
        this.clock = clock;
    }

    UUID next() {
        long time = clock.millis() << 16;
        long high = random.nextLong();
        return new UUID(time | VERSION_7 | (high & 0xfff), VARIANT | (random.nextLong() >>> 2));
    }
}
