package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.generated.tables.records.AuditSegmentRow;
import com.onebackpak.compliance.jdbc.internal.log.StoredLog.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Changes something of a log, anything that is not free to be changed. Has no state. */
final class RandomTampering {
    private RandomTampering() {}

    /** Does one thing, and says what. */
    static String change(Rows rows, Random random) {
        AuditSegmentRow segment = one(rows.segments(), random);
        return switch (random.nextInt(14)) {
            case 0 -> bytes("entries", segment.getEntries(), segment::setEntries, random);
            case 1 -> bytes("hashes of entries", segment.getLeafHashes(), segment::setLeafHashes, random);
            case 2 -> {
                var subtree = one(rows.subtrees(), random);
                yield bytes("a hash", subtree.getHash(), subtree::setHash, random);
            }
            case 3 -> {
                var checkpoint = one(rows.checkpoints(), random);
                yield bytes(
                        "a note",
                        StoredLog.bytes(checkpoint.getNote()),
                        note -> checkpoint.setNote(printable(note)),
                        random);
            }
            case 4 -> bytes("frontier", rows.head().getFrontier(), rows.head()::setFrontier, random);
            case 5 -> {
                rows.head().setSize((long) random.nextInt(1000));
                yield "size of the head";
            }
            case 6 -> {
                rows.segments().remove(segment);
                yield "a segment deleted";
            }
            case 7 -> {
                rows.subtrees().remove(one(rows.subtrees(), random));
                yield "a hash deleted";
            }
            case 8 -> {
                segment.setEntryCount(1 + random.nextInt(300));
                yield "count";
            }
            case 9 -> {
                segment.setFirstIndex(segment.getFirstIndex() + 1 + random.nextInt(3));
                yield "first index";
            }
            case 10 -> {
                AuditSegmentRow planted = segment.copy();
                planted.setTenant(segment.getTenant());
                planted.setFirstIndex(place(random, 700));
                if (rows.segments().stream()
                        .noneMatch(row -> row.getFirstIndex().equals(planted.getFirstIndex()))) {
                    rows.segments().add(planted);
                }
                yield "a segment planted at " + planted.getFirstIndex();
            }
            case 11 -> {
                var planted = one(rows.subtrees(), random).copy();
                planted.setTenant(segment.getTenant());
                planted.setLevel(random.nextBoolean() ? 1 : random.nextInt(10));
                planted.setSubtreeIndex(place(random, 5));
                if (rows.subtrees().stream()
                        .noneMatch(row -> row.getLevel().equals(planted.getLevel())
                                && row.getSubtreeIndex().equals(planted.getSubtreeIndex()))) {
                    rows.subtrees().add(planted);
                }
                yield "hash " + planted.getSubtreeIndex() + " of level " + planted.getLevel() + " planted";
            }
            case 12 -> {
                var planted = one(rows.checkpoints(), random).copy();
                planted.setTenant(segment.getTenant());
                planted.setSize(place(random, 1000));
                if (rows.checkpoints().stream().noneMatch(row -> row.getSize().equals(planted.getSize()))) {
                    rows.checkpoints().add(planted);
                }
                yield "a checkpoint planted under size " + planted.getSize();
            }
            default -> {
                StoredLog.entries(segment, entries -> java.util.Collections.shuffle(entries, random));
                if (random.nextBoolean()) {
                    StoredLog.rehash(rows);
                }
                yield "order of entries";
            }
        };
    }

    /** Near what is there, mostly. */
    private static long place(Random random, int bound) {
        return random.nextInt(4) > 0
                ? random.nextInt(bound)
                : random.nextLong() >>> (1 + random.nextInt(Long.SIZE - 1));
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String bytes(String what, byte[] bytes, Consumer<byte[]> set, Random random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(7));
                set.accept(flipped);
                return what + ": bit of byte " + at;
            }
            case 1 -> {
                set.accept(Arrays.copyOf(bytes, at));
                return what + ": cut off at " + at;
            }
            default -> {
                byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
                set.accept(more);
                return what + ": byte " + at + " twice";
            }
        }
    }

    /** Databases hold no text that is none. */
    private static String printable(byte[] note) {
        byte[] text = note.clone();
        for (int i = 0; i < text.length; i++) {
            text[i] = text[i] == 0 ? (byte) '?' : text[i];
        }
        return new String(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
