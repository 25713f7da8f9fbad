package com.onebackpak.compliance.testkit.memory;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.spi.CommitmentKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The data keys of a tenant's subjects, and the tenant's own. Not thread-safe: whoever asks holds the tenant's lock. */
final class InMemoryKeys {
    private static final int KEY_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<PartyId, DataKey> bySubject = new HashMap<>();
    private final DataKey own = newKey();

    private static final class DataKey {
        private final UUID id = UUID.randomUUID();
        private final byte[] secret = new byte[KEY_LENGTH];
    }

    /** The key of a subject, made when it is first asked for; that of the tenant, where no subject is named. */
    CommitmentKey commitments(Optional<PartyId> subject) {
        DataKey key = subject.map(id -> bySubject.computeIfAbsent(id, unknown -> newKey()))
                .orElse(own);
        return CommitmentKey.derivedFrom(key.id, key.secret);
    }

    /** Destroys the key of a subject and returns its id; empty if there is none. */
    Optional<UUID> destroy(PartyId subject) {
        Optional<DataKey> key = Optional.ofNullable(bySubject.remove(subject));
        key.ifPresent(destroyed -> Arrays.fill(destroyed.secret, (byte) 0));
        return key.map(destroyed -> destroyed.id);
    }

    private DataKey newKey() {
        DataKey key = new DataKey();
        random.nextBytes(key.secret);
        return key;
    }
}
