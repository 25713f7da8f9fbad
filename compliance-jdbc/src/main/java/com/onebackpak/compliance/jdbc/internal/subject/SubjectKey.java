package com.onebackpak.compliance.jdbc.internal.subject;

import com.google.crypto.tink.Aead;
import com.onebackpak.compliance.jdbc.internal.row.RowCipher;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The data key of one subject: encrypts what is stored of the subject, and commits to it in the audit log. */
public final class SubjectKey {
    private final UUID id;
    private final @Nullable PartyId subject;
    private final Aead aead;
    private final CommitmentKey commitments;

    /** With the subject that it is of, or none if it is a tenant's own. */
    SubjectKey(UUID id, @Nullable PartyId subject, Aead aead, CommitmentKey commitments) {
        this.id = id;
        this.subject = subject;
        this.aead = aead;
        this.commitments = commitments;
    }

    /** The name under which the database has the key. */
    public UUID id() {
        return id;
    }

    /**
     * Whom what is written under the key is about.
     *
     * @throws IllegalStateException if it is a tenant's own, and what is written under it is about nobody
     */
    public PartyId subject() {
        if (subject == null) {
            throw new IllegalStateException("key " + id + " is of no subject");
        }
        return subject;
    }

    /** Whom what is written under the key is about; nobody, if it is a tenant's own. */
    public Optional<PartyId> findSubject() {
        return Optional.ofNullable(subject);
    }

    /** Encrypts and decrypts what stands in a row; {@code place} tells it from all others. */
    public RowCipher inRow(String place) {
        return new RowCipher() {
            @Override
            public byte[] encrypt(String text, Field<?> column) {
                return SubjectKey.this.encrypt(text, place + "/" + column.getName());
            }

            @Override
            public String decrypt(byte[] ciphertext, Field<?> column) {
                return SubjectKey.this.decrypt(ciphertext, place + "/" + column.getName());
            }
        };
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
    byte[] encrypt(String text, String context) {
        try {
            return aead.encrypt(utf8(text), utf8(context));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("cannot encrypt with key " + id, e);
        }
    }

    /** Decrypts what was encrypted for the same context. */
    String decrypt(byte[] ciphertext, String context) {
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
