package com.onebackpak.compliance.jdbc.internal.subject;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;

import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/**
 * The name by which a tombstone's person is known again if an old file brings them back, and what the log's entry says of it: a
 * commitment under a salt that stands beside the name alone, so that the log tells nothing to whoever has the tenant's key. Immutable.
 *
 * @param key the key that was destroyed
 * @param value half of the digits of a pseudonym, which is enough, and never looks like the row of a key
 * @param salt 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ErasedName(UUID key, String value, byte[] salt) {
    private static final int DIGITS = 32;
    private static final int SALT_BYTES = 32;

    /** The name of a subject. */
    public static String of(Pseudonyms names, String subject) {
        return names.of("erased", subject).substring(0, DIGITS);
    }

    /** A name with a new salt. */
    static ErasedName salted(UUID key, String value, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new ErasedName(key, value, salt);
    }

    /**
     * The name in a tombstone's row, if it has one.
     *
     * @throws IllegalArgumentException if it has a name without a salt, or a salt without a name
     */
    public static Optional<ErasedName> of(Row row) {
        Optional<String> value = row.find(COMPLIANCE_ERASURE.NAME);
        Optional<byte[]> salt = row.find(COMPLIANCE_ERASURE.SALT);
        if (value.isPresent() != salt.isPresent()) {
            throw new IllegalArgumentException("a tombstone has a name and a salt, or neither");
        }
        return value.map(name -> new ErasedName(row.uuid(COMPLIANCE_ERASURE.KEY_ID), name, salt.orElseThrow()));
    }

    /** What the tombstone's entry says of the name. */
    public String commitment() {
        return CommitmentKey.derivedFrom(key, salt).commit("erased-name", value);
    }
}
