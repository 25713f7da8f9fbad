package com.onebackpak.compliance.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** What a key may be called, and the short id that its name and bytes give it. Has no state. */
final class KeyNames {
    /** The signature type of Ed25519. */
    static final byte ED25519 = 1;

    private KeyNames() {}

    static String check(String name) {
        if (name.isEmpty()) {
            throw NoteException.malformed("a key name must not be empty");
        }
        if (name.codePoints().anyMatch(KeyNames::isOutOfPlace)) {
            throw NoteException.malformed("a key name must not hold spaces, control characters or '+'");
        }
        return name;
    }

    private static boolean isOutOfPlace(int c) {
        boolean isHalfCharacter = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c <= ' ' || c == '+' || c == 0x85 || Character.isSpaceChar(c) || isHalfCharacter;
    }

    /** The id of C2SP: {@code SHA-256(name || 0x0A || type || public key)[:4]}. */
    static int id(String name, byte[] typeAndKey) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        return ByteBuffer.wrap(sha256.digest(typeAndKey)).getInt();
    }

    /** Writes name, id and key with {@code +} between them, as verifier keys and signing keys are written. */
    static String write(String name, int id, byte[] typeAndKey) {
        return name + "+" + String.format(Locale.ROOT, "%08x", id) + "+" + StrictBase64.encode(typeAndKey);
    }
}
