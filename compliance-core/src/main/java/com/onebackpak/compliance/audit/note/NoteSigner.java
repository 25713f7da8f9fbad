package com.onebackpak.compliance.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/**
 * Signs notes with an Ed25519 key under a name; the same key may sign under several. Immutable and thread-safe; never
 * shows its secret but where {@link #secretKey()} is called.
 */
public final class NoteSigner {
    private static final int SEED_LENGTH = 32;
    private static final String SECRET = "PRIVATE+KEY+";

    /** What stands before the 32 bytes in the encoding of RFC 8410. */
    private static final List<Integer> PKCS8 =
            List.of(0x30, 0x2e, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20);

    private final byte[] seed;
    private final byte[] publicKey;
    private final PrivateKey privateKey;
    private final NoteVerifier verifier;

    private NoteSigner(byte[] seed, byte[] publicKey, PrivateKey privateKey, NoteVerifier verifier) {
        this.seed = seed;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.verifier = verifier;
    }

    /** Makes a new key from the platform's strong randomness. */
    public static NoteSigner generate(String name) {
        byte[] seed = new byte[SEED_LENGTH];
        new SecureRandom().nextBytes(seed);
        return ofSeed(seed, name);
    }

    /**
     * Returns the signer of a key that exists already.
     *
     * @param seed the 32 secret bytes that RFC 8032 calls the private key
     * @param name without spaces and without {@code +}
     * @throws NoteException if there is no such key or no such name
     */
    public static NoteSigner ofSeed(byte[] seed, String name) {
        if (seed.length != SEED_LENGTH) {
            throw NoteException.malformed("a secret key of Ed25519 has " + SEED_LENGTH + " bytes, not " + seed.length);
        }
        byte[] encoded = new byte[PKCS8.size() + SEED_LENGTH];
        for (int i = 0; i < PKCS8.size(); i++) {
            encoded[i] = PKCS8.get(i).byteValue();
        }
        System.arraycopy(seed, 0, encoded, PKCS8.size(), SEED_LENGTH);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] publicKey = publicKey(seed);
            NoteSigner signer = new NoteSigner(seed.clone(), publicKey, key, NoteVerifier.of(name, publicKey));
            signer.verifier.verify(signer.sign("the public key belongs to the secret one\n"));
            return signer;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /**
     * Reads what {@link #secretKey()} wrote.
     *
     * @throws NoteException if it is no such text; the message does not repeat it
     */
    public static NoteSigner parse(String secretKey) {
        String[] parts = secretKey.startsWith(SECRET)
                ? secretKey.substring(SECRET.length()).split("\\+", 3)
                : new String[0];
        if (parts.length < 3) {
            throw NoteException.malformed("a secret key must have the form " + SECRET + "name+id+key");
        }
        byte[] typeAndSeed;
        try {
            typeAndSeed = StrictBase64.decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw NoteException.malformed("the secret key is not standard base64");
        }
        if (typeAndSeed.length == 0 || typeAndSeed[0] != KeyNames.ED25519) {
            throw NoteException.malformed("the secret key is not of the signature type 0x01, Ed25519");
        }
        NoteSigner signer = ofSeed(Arrays.copyOfRange(typeAndSeed, 1, typeAndSeed.length), parts[0]);
        if (!signer.secretKey().equals(secretKey)) {
            throw NoteException.malformed("the id of the secret key is not that of its name and key");
        }
        return signer;
    }

    /**
     * The platform computes a public key only while it makes a pair; its generator takes its 32 secret bytes from the
     * randomness that it is given. That the pair is one is verified afterwards.
     */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Known(seed));
        EdECPublicKey key = (EdECPublicKey) generator.generateKeyPair().getPublic();
        byte[] bigEndian = key.getPoint().getY().toByteArray();
        byte[] bytes = new byte[SEED_LENGTH];
        for (int i = 0; i < Math.min(bigEndian.length, SEED_LENGTH); i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            bytes[SEED_LENGTH - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    /** Returns the signer that signs with the same key under another name. */
    public NoteSigner named(String name) {
        return new NoteSigner(seed, publicKey, privateKey, NoteVerifier.of(name, publicKey));
    }

    /** Returns the key's name. */
    public String name() {
        return verifier.name();
    }

    /** Returns what verifies the notes of this signer. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** Returns the public key as text, to be handed to whoever verifies. */
    public String vkey() {
        return verifier.vkey();
    }

    /** Returns the secret key as text; whoever has it signs in this name. */
    public String secretKey() {
        byte[] typeAndSeed = new byte[1 + SEED_LENGTH];
        typeAndSeed[0] = KeyNames.ED25519;
        System.arraycopy(seed, 0, typeAndSeed, 1, SEED_LENGTH);
        return SECRET + KeyNames.write(name(), verifier.keyId(), typeAndSeed);
    }

    /**
     * Signs a text.
     *
     * @param text ends with a newline and holds no other control characters
     * @throws NoteException if it is no text of a note
     */
    public SignedNote sign(String text) {
        SignedNote.checkText(text);
        try {
            Signature signature = NoteVerifier.signature();
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(NoteSignature.of(name(), verifier.keyId(), signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /** Returns the verifier key; never the secret. */
    @Override
    public String toString() {
        return "NoteSigner[" + vkey() + "]";
    }

    /** Gives bytes that are known, once. */
    private static final class Known extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Known(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] to) {
            if (to.length != bytes.length) {
                throw new IllegalStateException("this Java platform makes Ed25519 keys in another way");
            }
            System.arraycopy(bytes, 0, to, 0, bytes.length);
        }
    }
}
