package com.onebackpak.compliance.authzen;

import com.onebackpak.compliance.party.PartyId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Where a search goes on, in a text that tells nobody anything: encrypted, all of one length, and bound to the caller's tenant and
 * the question, so that under any other it is no token at all. Thread-safe.
 */
final class PageTokens {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int NONCE = 12;
    private static final int MAX_ID = 128;
    private static final int LENGTH = Integer.BYTES + Integer.BYTES + MAX_ID;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    PageTokens(SecretKey key) {
        this.key = key;
    }

    /**
     * Where a search goes on.
     *
     * @param limit how many are on a page
     * @param after behind whom; nobody, where a page had none
     */
    record Position(int limit, Optional<PartyId> after) {}

    String write(Position position, String question) {
        byte[] id = position.after().map(PartyId::value).orElse("").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer plain = ByteBuffer.allocate(LENGTH)
                .putInt(position.limit())
                .putInt(id.length)
                .put(id);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, question).doFinal(plain.array());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM, and this one has not", e);
        }
    }

    /** Throws a {@link MalformedException} if it is none of this question's, or another key was in use when it was written. */
    Position read(String token, String question) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= NONCE) {
                throw new IllegalArgumentException("too short");
            }
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE), question)
                    .doFinal(bytes, NONCE, bytes.length - NONCE);
            ByteBuffer in = ByteBuffer.wrap(plain);
            int limit = in.getInt();
            byte[] id = new byte[in.getInt()];
            in.get(id);
            return new Position(
                    limit,
                    Optional.of(new String(id, StandardCharsets.US_ASCII))
                            .filter(text -> !text.isEmpty())
                            .map(PartyId::of));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new MalformedException("'page.token' is none of this search's: all but 'page' must be as on the first"
                    + " page; begin the search anew");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String question) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(question.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
