package com.onebackpak.compliance.audit.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note, by whatever key and of whatever type. Immutable.
 */
public final class NoteSignature {
    private final String name;
    private final int keyId;
    private final byte[] signature;

    private NoteSignature(String name, int keyId, byte[] signature) {
        this.name = name;
        this.keyId = keyId;
        this.signature = signature;
    }

    /**
     * Makes a signature line.
     *
     * @param name the key's name, without spaces and without {@code +}
     * @param keyId the first four bytes of the key's hash, big-endian
     * @param signature what the key signed, at least one byte
     * @throws NoteException if there is no such name, or no signature
     */
    public static NoteSignature of(String name, int keyId, byte[] signature) {
        KeyNames.check(name);
        if (signature.length == 0) {
            throw NoteException.malformed("a signature must not be empty");
        }
        return new NoteSignature(name, keyId, signature.clone());
    }

    static NoteSignature parse(String line) {
        if (!line.startsWith(SignedNote.DASH)) {
            throw NoteException.malformed("a signature line must begin with an em dash and a space");
        }
        int space = line.indexOf(' ', SignedNote.DASH.length());
        if (space < 0) {
            throw NoteException.malformed("a signature line must hold a key name and a signature");
        }
        byte[] bytes;
        try {
            bytes = StrictBase64.decode(line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("a signature is " + e.getMessage());
        }
        if (bytes.length <= Integer.BYTES) {
            throw NoteException.malformed("a signature must have more than " + Integer.BYTES + " bytes");
        }
        return of(
                line.substring(SignedNote.DASH.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** Returns the key's name. */
    public String name() {
        return name;
    }

    /** Returns the first four bytes of the key's hash, big-endian. */
    public int keyId() {
        return keyId;
    }

    /** Returns a copy of the signature's bytes, without the key's id. */
    public byte[] signature() {
        return signature.clone();
    }

    /** Returns the line as it stands in a note, without the newline. */
    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return SignedNote.DASH + name + " " + StrictBase64.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && name.equals(that.name)
                && keyId == that.keyId
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + keyId) + Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return line();
    }
}
