package com.onebackpak.compliance.jdbc.internal.subject;

import com.google.crypto.tink.Aead;
import com.onebackpak.compliance.store.KeyEncryption;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.security.GeneralSecurityException;

/** Wraps keys with one of Tink's ciphers, local or of a key service. */
public record AeadKeyEncryption(Aead aead) implements KeyEncryption {
    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        try {
            return aead.encrypt(key, context);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("the key-encryption key cannot wrap", e);
        }
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        try {
            return aead.decrypt(wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException(
                    "the key-encryption key does not fit what is in the database; use the key with which it was"
                            + " written, none is lost as long as that key is kept",
                    e);
        }
    }
}
