package com.onebackpak.compliance.store;

/**
 * Wraps the keys of data subjects, so that what is stored is of no use without the key-encryption key, which never lies
 * in the database. A host may stand its own key service behind this port. Implementations are thread-safe.
 */
public interface KeyEncryption {
    /**
     * Encrypts and authenticates a key.
     *
     * @param key the bytes of the key
     * @param context what the key belongs to; authenticated, not encrypted
     * @throws KeyUnavailableException if the key-encryption key cannot be used
     */
    byte[] wrap(byte[] key, byte[] context);

    /**
     * Returns the key that was wrapped under the same context.
     *
     * @throws KeyUnavailableException if the key-encryption key cannot be used, or what was wrapped is not whole
     */
    byte[] unwrap(byte[] wrapped, byte[] context);
}
