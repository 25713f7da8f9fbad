package com.onebackpak.compliance.audit.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A hash of the Merkle tree: exactly 32 bytes of SHA-256. Immutable; equal where the bytes are. */
public final class TreeHash {
    /** How many bytes a hash has. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private TreeHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies the bytes of a hash.
     *
     * @throws IllegalArgumentException if they are not 32
     */
    public static TreeHash ofBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new TreeHash(bytes.clone());
    }

    /**
     * Copies the 32 bytes from an offset on.
     *
     * @throws IllegalArgumentException if there are fewer
     */
    public static TreeHash ofBytes(byte[] bytes, int offset) {
        if (offset < 0 || offset > bytes.length - LENGTH) {
            throw new IllegalArgumentException(
                    "no hash of " + LENGTH + " bytes at offset " + offset + " of " + bytes.length + " bytes");
        }
        return new TreeHash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    /**
     * Reads 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static TreeHash ofHex(String hex) {
        return ofBytes(HexFormat.of().parseHex(hex));
    }

    /** Takes an array that nobody else will change. */
    static TreeHash owning(byte[] bytes) {
        return new TreeHash(bytes);
    }

    /** The bytes themselves, not to be changed. */
    byte[] shared() {
        return bytes;
    }

    /** Returns a copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns 64 lower-case hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the standard base64 of RFC 4648, with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Returns the hexadecimal digits. */
    @Override
    public String toString() {
        return hex();
    }
}
