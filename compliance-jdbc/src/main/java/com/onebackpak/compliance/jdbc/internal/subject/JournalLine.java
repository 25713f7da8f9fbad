package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A line of the journal of erasures: tenant and key of an erasure that is intended, a third word of one that is done or
 * withdrawn. A line without a checksum was written before there were any.
 */
record JournalLine(ErasedKey key, ErasureState state) {
    /** None is longer: a tenant's id has 128 characters at most. */
    static final int MAX_BYTES = 1024;

    /** What the line says, without its checksum. */
    String content() {
        return key.tenant() + " " + key.key() + (state == ErasureState.INTENDED ? "" : " " + word(state));
    }

    /**
     * Reads a line, without its end.
     *
     * @throws IOException if it is none, or was changed since it was written
     */
    static JournalLine parse(String text) throws IOException {
        String content = JournalFile.hasChecksum(text) ? JournalFile.content(text) : text;
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
