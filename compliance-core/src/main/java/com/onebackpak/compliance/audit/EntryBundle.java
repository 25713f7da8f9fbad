package com.onebackpak.compliance.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Entries one after the other, each after its length in two bytes, as C2SP {@code tlog-tiles} bundles them. Has no
 * state.
 */
public final class EntryBundle {
    /** The longest entry that a bundle can hold, in bytes. */
    public static final int MAX_ENTRY = 65_535;

    static final int PREFIX = 2;

    private EntryBundle() {}

    /**
     * Bundles entries.
     *
     * @throws IllegalArgumentException if one is too long
     */
    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            append(bundle, entry);
        }
        return bundle.toByteArray();
    }

    static void append(ByteArrayOutputStream bundle, byte[] entry) {
        if (entry.length > MAX_ENTRY) {
            throw new IllegalArgumentException(
                    "an entry must not be longer than " + MAX_ENTRY + " bytes, but has " + entry.length);
        }
        bundle.write(entry.length >>> Byte.SIZE);
        bundle.write(entry.length);
        bundle.write(entry, 0, entry.length);
    }

    /**
     * Takes a bundle apart.
     *
     * @throws IllegalArgumentException if the bytes end within an entry
     */
    public static List<byte[]> decode(byte[] bundle) {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            int end = endOfEntry(bundle, at);
            if (end < 0) {
                throw new IllegalArgumentException("the bundle ends within entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bundle, at + PREFIX, end));
            at = end;
        }
        return entries;
    }

    /** Where the entry that begins here with its length ends, or -1 where the bytes end before it. */
    static int endOfEntry(byte[] bundle, int at) {
        if (bundle.length - at < PREFIX) {
            return -1;
        }
        int end = at + PREFIX + (((bundle[at] & 0xff) << Byte.SIZE) + (bundle[at + 1] & 0xff));
        return end <= bundle.length ? end : -1;
    }
}
