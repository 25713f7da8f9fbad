package com.onebackpak.compliance.jdbc.internal.subject;

import com.google.crypto.tink.Aead;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The data key of one subject: encrypts what is stored of the subject, and commits to it in the audit log. */
public final class SubjectKey {
    private final UUID id;
    private final Aead aead;
    private final CommitmentKey commitments;

    SubjectKey(UUID id, Aead aead, CommitmentKey commitments) {
        this.id = id;
        this.aead = aead;
        this.commitments = commitments;
    }

    /** The name under which the database has the key. */
    public UUID id() {
        return id;
    }

    /** The key of the commitments to what is recorded about the subject. */
    public CommitmentKey commitments() {
        return commitments;
    }

    /**
     * Encrypts a text.
     *
     * @param context where it is stored, so that a ciphertext that was moved to another place does not decrypt
     */
    public byte[] encrypt(String text, String context) {
        try {
            return aead.encrypt(utf8(text), utf8(context));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("cannot encrypt with key " + id, e);
        }
    }

    /** Decrypts what was encrypted for the same context. */
    public String decrypt(byte[] ciphertext, String context) {
        try {
            return new String(aead.decrypt(ciphertext, utf8(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException(
                    "what is stored under key " + id + " was changed, moved, or encrypted with another key", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
