package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_WRITER;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.spi.AuditEntries;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;

/**
 * Tells whether each entry that was announced is there, in whatever log: of each writer, the numbers from 1 to the highest
 * that anything says it had come to, each once. Of the numbers only their count and a sum of keyed hashes is held, so that
 * memory does not grow with the logs. Not thread-safe.
 */
public final class AnnouncedNumbers {
    private final HashFunction hashing;
    private final Map<UUID, Found> found = new HashMap<>();
    private final Map<UUID, Long> expected = new TreeMap<>();
    private final Map<UUID, LastEntries.Appended> notFound = new LinkedHashMap<>();

    private static final class Found {
        private long count;
        private long sum;
        private long highest;
    }

    /** Nothing is found yet. Nobody knows the key of the hashes before. */
    public AnnouncedNumbers() {
        SecureRandom random = new SecureRandom();
        hashing = Hashing.sipHash24(random.nextLong(), random.nextLong());
    }

    /** So many entries of each writer were announced, as somebody remembers. */
    public void expect(Map<UUID, Long> remembered) {
        remembered.forEach(this::expect);
    }

    /** These were appended, and by no others may they have been replaced. */
    public void expect(List<LastEntries.Appended> remembered) {
        remembered.forEach(last -> {
            expect(last.writer(), last.number());
            notFound.put(last.entry(), last);
        });
    }

    /** Those of the entries that were expected by name and are not there, though as many are as were announced. */
    public List<LastEntries.Appended> replaced(Set<UUID> incomplete) {
        return notFound.values().stream()
                .filter(last -> !incomplete.contains(last.writer()))
                .toList();
    }

    /** An entry is there. */
    public void add(LoggedEntries.Logged entry) {
        LastEntries.Appended last = notFound.get(entry.id());
        if (last != null && last.writer().equals(entry.writer()) && last.number() == entry.number()) {
            notFound.remove(entry.id());
        }
        Found numbers = found.computeIfAbsent(entry.writer(), writer -> new Found());
        numbers.count++;
        numbers.sum += hash(entry.number());
        numbers.highest = Math.max(numbers.highest, entry.number());
        entry.seen().forEach(seen -> expect(seen.writer(), seen.number()));
    }

    /** An entry of the log of the logs, and no other, tells how far all had come when it was made. */
    public void expectWhatItSays(LoggedEntries.Logged entry) {
        if (entry.entry().map(AuditEntry::fields).orElse(Map.of()).get(AuditEntries.ANNOUNCED)
                instanceof Map<?, ?> announced) {
            announced.forEach((writer, number) -> {
                if (number instanceof Long last) {
                    writer(writer).ifPresent(known -> expect(known, last));
                }
            });
        }
    }

    /** What names no writer was written by somebody else; that the entry is not what was signed is the log's to tell. */
    private static Optional<UUID> writer(Object name) {
        try {
            return Optional.of(UUID.fromString(name.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void expect(UUID writer, long number) {
        expected.merge(writer, number, Math::max);
    }

    /**
     * Compares what was found with what the writers' rows say.
     *
     * @param changed told of rows that are not what they were
     * @param putBack told of writers whose row is gone or says less than something else
     * @return the writers of which entries are missing, or there more than once, and how far they had come
     */
    public Map<UUID, Long> incomplete(
            DSLContext statements,
            CommitmentKey key,
            BiConsumer<UUID, String> changed,
            BiConsumer<UUID, String> putBack) {
        Map<UUID, Long> rows = new HashMap<>();
        statements
                .selectFrom(COMPLIANCE_AUDIT_WRITER)
                .where(COMPLIANCE_AUDIT_WRITER.TENANT.eq(PendingEntries.LOGS))
                .forEach(row -> {
                    if (Announcement.isAuthentic(key, row.getWriter(), row.getAnnounced(), row.getMac())) {
                        rows.put(row.getWriter(), row.getAnnounced());
                    } else {
                        changed.accept(row.getWriter(), "the number of its entries was changed");
                    }
                });
        found.forEach((writer, numbers) -> expect(writer, numbers.highest));
        expected.forEach((writer, number) -> {
            if (rows.getOrDefault(writer, 0L) < number) {
                putBack.accept(
                        writer,
                        rows.containsKey(writer)
                                ? "it says that " + rows.get(writer) + " entries were announced, but there were "
                                        + number
                                : "it is gone, and " + number + " entries were announced");
            }
        });
        rows.forEach(this::expect);
        Map<UUID, Long> incomplete = new TreeMap<>();
        expected.forEach((writer, last) -> {
            if (!isComplete(writer, last)) {
                incomplete.put(writer, last);
            }
        });
        return incomplete;
    }

    private boolean isComplete(UUID writer, long last) {
        Found numbers = found.getOrDefault(writer, new Found());
        if (numbers.count != last) {
            return false;
        }
        long sum = 0;
        for (long number = 1; number <= last; number++) {
            sum += hash(number);
        }
        return sum == numbers.sum;
    }

    private long hash(long number) {
        return hashing.hashLong(number).asLong();
    }
}
