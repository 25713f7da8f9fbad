package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Entries such as a decision leaves behind, of some 400 bytes, made before anything is measured. */
final class Entries {
    private static final int COMMITMENT = 32;

    private Entries() {}

    static List<AuditEntry> of(int count, long seed) {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-09-01T08:00:00Z");
        List<AuditEntry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(AuditEntry.of(
                    "decision",
                    start.plusMillis(i),
                    Map.of(
                            "at", AuditEntry.format(start.plusMillis(i)),
                            "subject", commitment(random),
                            "content", commitment(random),
                            "outcome", "PERMIT",
                            "policies", "8f3c1b0e6f7d4a2b9c5d8e7f6a1b2c3d4e5f60718293a4b5c6d7e8f9a0b1c2d3",
                            "rules", List.of("education-for-the-school", "service-under-agreement"),
                            "exemptions", List.of("ferpa/school-official", "coppa/school-consent"))));
        }
        return entries;
    }

    private static String commitment(Random random) {
        byte[] bytes = new byte[COMMITMENT];
        random.nextBytes(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}
