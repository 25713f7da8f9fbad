package com.onebackpak.compliance.jdbc.internal.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Names for entries of the audit log, which no two processes give twice. They begin with the time (RFC 9562, version 7),
 * so that an index grows at its end. Thread-safe.
 */
public final class EntryIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** To ask for many random bytes at once takes a fraction of the time. */
    private static final int NAMES_AT_ONCE = 64;

    private final SecureRandom random = new SecureRandom();
    private final ByteBuffer drawn =
            ByteBuffer.allocate(NAMES_AT_ONCE * 2 * Long.BYTES).limit(0);
    private final Clock clock;

    /** Gives names that begin with the time on the clock. */
    public EntryIds(Clock clock) {
        this.clock = clock;
    }

    UUID next() {
        long time = clock.millis() << 16;
        long high;
        long low;
        synchronized (drawn) {
            if (!drawn.hasRemaining()) {
                random.nextBytes(drawn.array());
                drawn.clear();
            }
            high = drawn.getLong();
            low = drawn.getLong();
        }
        return new UUID(time | VERSION_7 | (high & 0xfff), VARIANT | (low >>> 2));
    }

    /** When a name was given, to the millisecond. */
    static Instant time(UUID name) {
        return Instant.ofEpochMilli(name.getMostSignificantBits() >>> 16);
    }
}
