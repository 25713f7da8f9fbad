package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureNote;
import com.onebackpak.compliance.store.ErasureState;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;

/**
 * A line of the journal of erasures: tenant and key of an erasure that is intended, a third word of one that is done or
 * withdrawn, and of one that is done when, and the name by which the person would be known again. A line without a checksum, and a
 * done one without a time, was written before there were any.
 */
record JournalLine(ErasedKey key, ErasureNote note) {
    /** None is longer: a tenant's id has 128 characters at most. */
    static final int MAX_BYTES = 1024;

    private static final String DONE = "done";
    private static final String WITHDRAWN = "withdrawn";
    private static final int MAX_WORDS = 5;
    private static final int MAX_WORDS_UNCHECKED = 3;

    /** What the line says, without its checksum. */
    String content() {
        String key = this.key.tenant() + " " + this.key.key();
        return switch (note.state()) {
            case INTENDED -> key;
            case WITHDRAWN -> key + " " + WITHDRAWN;
            case DONE ->
                key + " " + DONE + note.at().map(at -> " " + at).orElse("")
                        + note.name().map(name -> " " + name).orElse("");
        };
    }

    /**
     * Reads a line, without its end.
     *
     * @throws IOException if it is none, or was changed since it was written
     */
    static JournalLine parse(String text) throws IOException {
        boolean isChecked = JournalFile.hasChecksum(text);
        List<String> words = List.of((isChecked ? JournalFile.content(text) : text).split(" ", -1));
        if (words.size() < 2 || words.size() > (isChecked ? MAX_WORDS : MAX_WORDS_UNCHECKED)) {
            throw new IOException("a line of the journal has " + words.size() + " words");
        }
        UUID id = UUID.fromString(words.get(1));
        if (!id.toString().equals(words.get(1))) {
            throw new IOException("a line of the journal names no key");
        }
        return new JournalLine(new ErasedKey(PartyId.of(words.get(0)), id), note(words.subList(2, words.size())));
    }

    private static ErasureNote note(List<String> words) throws IOException {
        if (words.isEmpty()) {
            return ErasureNote.INTENDED;
        } else if (words.equals(List.of(WITHDRAWN))) {
            return ErasureNote.WITHDRAWN;
        } else if (!words.get(0).equals(DONE)) {
            throw new IOException("a line of the journal says something else");
        }
        try {
            return new ErasureNote(
                    ErasureState.DONE,
                    words.stream().skip(1).findFirst().map(Instant::parse),
                    words.stream().skip(2).findFirst());
        } catch (DateTimeParseException e) {
            throw new IOException("a line of the journal says no time", e);
        }
    }
}
