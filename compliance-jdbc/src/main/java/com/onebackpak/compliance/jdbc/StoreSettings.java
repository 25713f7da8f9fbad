package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.KeyEncryption;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What stores need besides a database. Immutable; thread-safe if its parts are. */
@Value.Immutable
@ValueStyle
public interface StoreSettings {
    /** For how long {@link #heldFor} may be at most. */
    Duration MAX_HELD_FOR = Duration.ofMinutes(1);

    /** The terms that records may name. */
    Vocabulary vocabulary();

    /** Tells when something was learned; the stores read no other clock. */
    Clock clock();

    /** Wraps the keys of subjects. */
    KeyEncryption keyEncryption();

    /** Remembers erasures outside of the database. */
    ErasureJournal erasureJournal();

    /**
     * Remembers outside of the database what was erased from a host's own data; without it, nobody erases that again which a
     * restored backup brings back.
     */
    Optional<DeletionJournal> deletionJournal();

    /** Signs checkpoints; its name is what the names of all logs begin with, such as {@code compliance.example.org}. */
    NoteSigner signer();

    /** Remembers which database all this is for; without it, an empty one in its place is taken for it. */
    Optional<DatabaseIdentity> databaseIdentity();

    /**
     * Remembers the last entries of the log outside of the database; without it, what is taken out of the database with all
     * that it says of it is missed only by the process that had appended it.
     */
    Optional<LastEntries> lastEntries();

    /** What is lost for good, as an operator has said; to be given once, and not from then on. */
    Set<AcceptedLoss> accepted();

    /**
     * How old an answer about an agency may be, its agreements and authorizations, that a decision is made by; two seconds
     * unless told otherwise, zero: each is read anew. So long may an agreement still count that another process, or a
     * transaction of the host, has ended; what these stores wrote in transactions of their own counts at once, and what is
     * on record about people is always read anew.
     */
    @Value.Default
    default Duration heldFor() {
        return Duration.ofSeconds(2);
    }

    /** Refuses to hold anything for longer than a minute. */
    @Value.Check
    default void check() {
        if (heldFor().isNegative() || heldFor().compareTo(MAX_HELD_FOR) > 0) {
            throw new IllegalArgumentException(
                    "'heldFor' must be from 0 to " + MAX_HELD_FOR.toSeconds() + " seconds, not " + heldFor());
        }
    }

    /** Settings with all keys from one folder. */
    static StoreSettings of(Vocabulary vocabulary, Clock clock, KeyFolder keys) {
        return builder()
                .vocabulary(vocabulary)
                .clock(clock)
                .keyEncryption(keys.keyEncryption())
                .erasureJournal(keys.erasureJournal())
                .deletionJournal(keys.deletionJournal())
                .databaseIdentity(keys.databaseIdentity())
                .lastEntries(keys.lastEntries())
                .signer(keys.signer())
                .build();
    }

    /** Starts settings. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link StoreSettings}. Not thread-safe. */
    class Builder extends ImmutableStoreSettings.Builder {
        Builder() {}
    }
}
