package com.onebackpak.compliance.audit.note;

import com.onebackpak.compliance.audit.tree.InclusionProof;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * That one entry is in a log, for someone who has nothing but the entry, this proof and the log's public key: an
 * inclusion proof and the checkpoint that it leads to, as C2SP {@code tlog-proof} writes them. Immutable; nothing of it
 * is to be believed before {@link #verify} has agreed.
 *
 * @param index where the entry stands, from zero
 * @param hashes the siblings on the way from the leaf to the root
 * @param checkpoint the note that the log signed
 * @param extra base64 of further data, which nobody vouches for
 */
public record TlogProof(long index, List<TreeHash> hashes, SignedNote checkpoint, Optional<String> extra) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** Holds a proof as it came. */
    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /** Puts a proof and the checkpoint that it leads to together. */
    public static TlogProof of(InclusionProof proof, SignedCheckpoint checkpoint) {
        return new TlogProof(proof.index(), proof.hashes(), checkpoint.note(), Optional.empty());
    }

    /**
     * Reads a proof; verifies nothing.
     *
     * @throws NoteException if the bytes are no such proof
     */
    public static TlogProof parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n");
        String[] lines = text.substring(0, Math.max(0, end)).split("\n", -1);
        if (end < 0 || !lines[0].equals(HEADER)) {
            throw NoteException.malformed("a proof must begin with the line '" + HEADER + "'");
        }
        int at = 1;
        Optional<String> extra = Optional.empty();
        if (at < lines.length && lines[at].startsWith(EXTRA)) {
            extra = Optional.of(lines[at++].substring(EXTRA.length()));
            extra.ifPresent(TlogProof::decoded);
        }
        if (at == lines.length
                || !lines[at].startsWith(INDEX)
                || !NUMBER.matcher(lines[at].substring(INDEX.length())).matches()) {
            throw noIndex();
        }
        long index = index(lines[at++].substring(INDEX.length()));
        List<TreeHash> hashes = new ArrayList<>();
        for (; at < lines.length; at++) {
            byte[] hash = decoded(lines[at]);
            if (hash.length != TreeHash.LENGTH) {
                throw NoteException.malformed("a hash of a proof must have " + TreeHash.LENGTH + " bytes");
            }
            hashes.add(TreeHash.ofBytes(hash));
        }
        byte[] note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
        TlogProof proof = new TlogProof(index, hashes, SignedNote.parse(note), extra);
        if (!Arrays.equals(proof.bytes(), bytes)) {
            throw NoteException.malformed("a proof must be UTF-8");
        }
        return proof;
    }

    private static long index(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw noIndex();
        }
    }

    private static NoteException noIndex() {
        return NoteException.malformed("a proof must have a line 'index' with a decimal number below 2^63");
    }

    private static byte[] decoded(String base64) {
        try {
            return StrictBase64.decode(base64);
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("a line of the proof is " + e.getMessage());
        }
    }

    /**
     * Returns whether the log whose key this is has the leaf at the index.
     *
     * @throws NoteException if the checkpoint is none of that log
     */
    public boolean verify(TreeHash leaf, NoteVerifier verifier) {
        return verify(leaf, verifier, verifier.name());
    }

    /**
     * Returns whether a log whose origin is not the name of its key has the leaf at the index.
     *
     * @throws NoteException if the checkpoint is none of that origin, signed by that key
     */
    public boolean verify(TreeHash leaf, NoteVerifier verifier, String origin) {
        Checkpoint opened =
                SignedCheckpoint.open(checkpoint.bytes(), verifier, origin).checkpoint();
        return new InclusionProof(index, opened.size(), hashes)
                .rootOver(leaf)
                .filter(opened::hasRoot)
                .isPresent();
    }

    /** Returns the proof as it is stored and sent. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the proof as text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(base64 -> text.append(EXTRA).append(base64).append('\n'));
        text.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
