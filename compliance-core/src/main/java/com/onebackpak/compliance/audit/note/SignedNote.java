package com.onebackpak.compliance.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures under it, as C2SP {@code signed-note} writes it. Immutable; what {@link #parse} read,
 * {@link #bytes} writes again to the byte. Nothing of it is to be believed before a {@link NoteVerifier} has agreed.
 *
 * @param text ends with a newline
 * @param signatures one or more
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The longest note that is read, in bytes. */
    public static final int MAX_LENGTH = 1_000_000;

    /** How many signatures of a note are read. */
    public static final int MAX_SIGNATURES = 100;

    static final String DASH = "\u2014 ";

    /**
     * Puts a text and its signatures together; verifies nothing.
     *
     * @throws NoteException if the text does not end with a newline or holds another control character, or if there is
     *     no signature
     */
    public SignedNote {
        checkText(text);
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw NoteException.malformed(
                    "a note must have 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size());
        }
    }

    /**
     * Reads a note; verifies nothing.
     *
     * @throws NoteException if the bytes are no note
     */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw NoteException.malformed("a note must not be longer than " + MAX_LENGTH + " bytes");
        }
        String note = decoded(bytes);
        int split = note.lastIndexOf("\n\n");
        if (split < 0) {
            throw NoteException.malformed("a note must have an empty line between its text and its signatures");
        }
        String lines = note.substring(split + 2);
        if (!lines.endsWith("\n")) {
            throw NoteException.malformed("a note must end with a signature line and a newline");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw NoteException.malformed("a note must be UTF-8");
        }
    }

    static void checkText(String text) {
        if (!text.endsWith("\n")) {
            throw NoteException.malformed("the text of a note must end with a newline");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n') {
                throw NoteException.malformed("a note must not hold control characters other than newline");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw NoteException.malformed("a note must not hold half a character");
            }
        }
    }

    /** Returns the note as it is stored and sent. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the note as text. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
