package com.onebackpak.compliance.store.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
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

    private final UUID id;
    private final SecretKeySpec key;

    private CommitmentKey(UUID id, byte[] key) {
        this.id = id;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Derives the commitment key from a subject's data key, so that the one is destroyed with the other.
     *
     * @param id names the data key, and tells nothing about the person
     * @param dataKey 32 bytes
     * @throws IllegalArgumentException if there are not 32
     */
    public static CommitmentKey derivedFrom(UUID id, byte[] dataKey) {
        if (dataKey.length != 32) {
            throw new IllegalArgumentException("a data key must have 32 bytes, not " + dataKey.length);
        }
        return new CommitmentKey(id, new CommitmentKey(id, dataKey).mac("commitment", new byte[0]));
    }

    /** Names the data key. */
    public UUID id() {
        return id;
    }

    /** Commits to a content; the label keeps equal bytes of different meaning apart. In lower-case hexadecimal. */
    public String commit(String label, byte[] content) {
        return HexFormat.of().formatHex(mac(label, content));
    }

    /** Commits to a text. */
    public String commit(String label, String content) {
        return commit(label, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The HMAC of a content that a store authenticates under the key; the label keeps different meanings apart. */
    public byte[] mac(String label, byte[] content) {
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
