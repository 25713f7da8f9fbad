package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A line of the journal of erasures: tenant and key of an erasure that is intended, a third word of one that is done or
 * withdrawn, and last a checksum of what stands before it (CRC-32C, 8 digits), by which a disk's mistake is told. A line without
 * one was written before there were any.
 */
record JournalLine(ErasedKey key, ErasureState state) {
    /** None is longer: a tenant's id has 128 characters at most. */
    static final int MAX_BYTES = 1024;

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{8}");

    /** The line, without its end. */
    String text() {
        String content = key.tenant() + " " + key.key() + (state == ErasureState.INTENDED ? "" : " " + word(state));
        return content + " " + checksum(content);
    }

    /**
     * Reads a line, without its end.
     *
     * @throws IOException if it is none, or was changed since it was written
     */
    static JournalLine parse(String text) throws IOException {
        String content = text;
        int last = text.lastIndexOf(' ');
        if (CHECKSUM.matcher(text.substring(last + 1)).matches()) {
            content = text.substring(0, Math.max(0, last));
            if (!isChecked(text)) {
                throw new IOException("a line of the journal is not what was written");
            }
        }
        List<String> words = List.of(content.split(" ", -1));
        if (words.size() != 2 && words.size() != 3) {
            throw new IOException("a line of the journal has " + words.size() + " words");
        }
        UUID id = UUID.fromString(words.get(1));
        if (!id.toString().equals(words.get(1))) {
            throw new IOException("a line of the journal names no key");
        }
        return new JournalLine(
                new ErasedKey(PartyId.of(words.get(0)), id),
                words.size() == 2 ? ErasureState.INTENDED : state(words.get(2)));
    }

    /** Whether a text ends with the checksum of what stands before it. */
    static boolean isChecked(String text) {
        int last = text.lastIndexOf(' ');
        return last > 0 && text.substring(last + 1).equals(checksum(text.substring(0, last)));
    }

    private static String checksum(String content) {
        CRC32C sum = new CRC32C();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static ErasureState state(String word) throws IOException {
        for (ErasureState state : List.of(ErasureState.DONE, ErasureState.WITHDRAWN)) {
            if (word(state).equals(word)) {
                return state;
            }
        }
        throw new IOException("a line of the journal says something else");
    }

    private static String word(ErasureState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
