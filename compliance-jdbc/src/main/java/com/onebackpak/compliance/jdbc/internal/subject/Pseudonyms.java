package com.onebackpak.compliance.jdbc.internal.subject;

import com.google.crypto.tink.subtle.Hkdf;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names under which the parties of one tenant are found in the database. Equal ids have equal names, so they can be
 * asked for; without the key, which is derived from the tenant's own data key, nobody tells whose they are. One party has
 * another name for each purpose, so that rows are not joined over them. Immutable, thread-safe.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** Derives the key, apart from what else is derived of a data key. */
    static Pseudonyms derivedFrom(byte[] dataKey) {
        try {
            return new Pseudonyms(Hkdf.computeHkdf(
                    "HMACSHA256", dataKey, new byte[0], "look-up".getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new KeyUnavailableException("the key of a tenant is no data key", e);
        }
    }

    /**
     * The name of a party, 64 lower-case hexadecimal digits.
     *
     * @param purpose what it is asked for by, without a slash
     */
    public String of(String purpose, String party) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((purpose + "/" + party).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The name under which the data key of a subject is found. */
    public String ofSubject(String subject) {
        return of("subject", subject);
    }

    @Override
    public String toString() {
        return "Pseudonyms";
    }
}
