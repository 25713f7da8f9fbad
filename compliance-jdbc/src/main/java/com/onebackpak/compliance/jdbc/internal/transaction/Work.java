package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.store.KeyUnavailableException;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Where the statements of a store run: in transactions of its own, or in the one that the host has begun. */
public interface Work {
    /** Does all of it in one transaction, or in the host's; an exception means that nothing of it was done. */
    <T> T write(Function<DSLContext, T> statements);

    /** Reads, each statement as of its own moment unless the host's transaction says otherwise; writes nothing. */
    <T> T read(Function<DSLContext, T> statements);

    /** Whether it is done in a transaction that somebody else has begun and will end. */
    default boolean isJoined() {
        return true;
    }

    /** The host's transaction by a name that no other has; empty if it is our own, or has changed nothing yet. */
    default Optional<String> transaction() {
        return Optional.empty();
    }

    /** Whether what the host's transaction has written may keep others waiting who write about the same person, as in H2. */
    default boolean holdsOthersUp() {
        return false;
    }

    /**
     * Reads what must be decrypted. A row that is read just before its subject is erased has no key any more: read once
     * more, it is gone; a key that is still missing then is a fault.
     */
    default <T> T readDecrypted(Function<DSLContext, T> statements) {
        try {
            return read(statements);
        } catch (KeyUnavailableException e) {
            return read(statements);
        }
    }
}
