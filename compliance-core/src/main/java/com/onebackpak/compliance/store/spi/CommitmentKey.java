package com.onebackpak.compliance.store.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes commitments: whoever has the key and the content can show that the content was committed to; without the key a
 * commitment tells nothing, not even whether two are about the same person. So the entries of an erased person say
 * nothing once the key is destroyed, and every proof stays valid.
 *
 * <p>A commitment is an HMAC-SHA-256 (RFC 2104). Immutable, thread-safe; the key is left out of {@code toString}.
 */
public final class CommitmentKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private CommitmentKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Derives the commitment key from a subject's data key, so that the one is destroyed with the other.
     *
     * @param dataKey 32 bytes
     * @throws IllegalArgumentException if there are not 32
     */
    public static CommitmentKey derivedFrom(byte[] dataKey) {
        if (dataKey.length != 32) {
            throw new IllegalArgumentException("a data key must have 32 bytes, not " + dataKey.length);
        }
        return new CommitmentKey(new CommitmentKey(dataKey).mac("commitment", new byte[0]));
    }

    /** Commits to a content; the label keeps equal bytes of different meaning apart. In lower-case hexadecimal. */
    public String commit(String label, byte[] content) {
        return HexFormat.of().formatHex(mac(label, content));
    }

    /** Commits to a text. */
    public String commit(String label, String content) {
        return commit(label, content.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String label, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(label.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "CommitmentKey";
    }
}
