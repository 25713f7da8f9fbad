package com.onebackpak.compliance.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A public key and its name, in the form {@code name+id+base64} of C2SP {@code signed-note}; Ed25519 (type 1) only.
 * Immutable and thread-safe.
 */
public final class NoteVerifier {
    private static final int KEY_LENGTH = 32;
    /** RFC 8032, 5.1.7; Java platforms look at the first so many bytes and let more pass. */
    private static final int SIGNATURE_LENGTH = 64;

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}");

    /** What stands before the 32 bytes in the encoding of RFC 8410. */
    private static final List<Integer> X509 =
            List.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0);

    private final String name;
    private final int keyId;
    private final byte[] typeAndKey;
    private final PublicKey key;

    private NoteVerifier(String name, int keyId, byte[] typeAndKey, PublicKey key) {
        this.name = name;
        this.keyId = keyId;
        this.typeAndKey = typeAndKey;
        this.key = key;
    }

    /**
     * Reads a verifier key.
     *
     * @throws NoteException if it is none, if its id is not that of its name and key, or if it is not of type Ed25519
     */
    public static NoteVerifier parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length < 3 || !ID.matcher(parts[1]).matches()) {
            throw NoteException.malformed(
                    "a verifier key must have the form name+id+key, the id with 8 hexadecimal digits");
        }
        String name = KeyNames.check(parts[0]);
        byte[] typeAndKey;
        try {
            typeAndKey = StrictBase64.decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("the key of '" + name + "' is " + e.getMessage());
        }
        if (typeAndKey.length == 0) {
            throw NoteException.malformed("the key of '" + name + "' is empty");
        }
        if (typeAndKey[0] != KeyNames.ED25519) {
            throw NoteException.malformed(String.format(
                    Locale.ROOT,
                    "the key of '%s' is of the signature type 0x%02x; only 0x01, Ed25519, is known",
                    name,
                    typeAndKey[0]));
        }
        int id = KeyNames.id(name, typeAndKey);
        if (id != Integer.parseUnsignedInt(parts[1], 16)) {
            throw NoteException.malformed("the id of '" + name + "' is not that of its name and key");
        }
        return of(name, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
    }

    /**
     * Names a public key.
     *
     * @param name without spaces and without {@code +}
     * @param publicKey the 32 bytes of RFC 8032
     * @throws NoteException if there is no such name or no such key
     */
    public static NoteVerifier of(String name, byte[] publicKey) {
        KeyNames.check(name);
        if (publicKey.length != KEY_LENGTH) {
            throw NoteException.malformed("a key of Ed25519 has " + KEY_LENGTH + " bytes, not " + publicKey.length);
        }
        byte[] encoded = new byte[X509.size() + KEY_LENGTH];
        for (int i = 0; i < X509.size(); i++) {
            encoded[i] = X509.get(i).byteValue();
        }
        System.arraycopy(publicKey, 0, encoded, X509.size(), KEY_LENGTH);
        byte[] typeAndKey = new byte[1 + KEY_LENGTH];
        typeAndKey[0] = KeyNames.ED25519;
        System.arraycopy(publicKey, 0, typeAndKey, 1, KEY_LENGTH);
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            signature().initVerify(key);
            return new NoteVerifier(name, KeyNames.id(name, typeAndKey), typeAndKey, key);
        } catch (GeneralSecurityException e) {
            throw NoteException.malformed("the key of '" + name + "' is no point of Ed25519");
        }
    }

    static Signature signature() throws GeneralSecurityException {
        return Signature.getInstance("Ed25519");
    }

    /** Returns what verifies the same key's signatures under another name. */
    public NoteVerifier named(String other) {
        return of(other, Arrays.copyOfRange(typeAndKey, 1, typeAndKey.length));
    }

    /** Returns the key's name. */
    public String name() {
        return name;
    }

    /** Returns the first four bytes of the key's hash, big-endian. */
    public int keyId() {
        return keyId;
    }

    /** Returns the verifier key as text. */
    public String vkey() {
        return KeyNames.write(name, keyId, typeAndKey);
    }

    /**
     * Returns only if this key signed the text of the note; signatures by other keys are ignored.
     *
     * @throws NoteException if it did not
     */
    public void verify(SignedNote note) {
        List<NoteSignature> own = note.signatures().stream()
                .filter(signature ->
                        signature.keyId() == keyId && signature.name().equals(name))
                .toList();
        if (own.isEmpty()) {
            throw new NoteException(
                    NoteException.Reason.UNKNOWN_KEY, "the note bears no signature by the key '" + name + "'");
        }
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        if (!own.stream().allMatch(signature -> isOver(text, signature.signature()))) {
            throw new NoteException(
                    NoteException.Reason.BAD_SIGNATURE, "the signature by '" + name + "' does not fit the note's text");
        }
    }

    private boolean isOver(byte[] text, byte[] signed) {
        if (signed.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(signed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /** Returns the verifier key as text. */
    @Override
    public String toString() {
        return vkey();
    }
}
