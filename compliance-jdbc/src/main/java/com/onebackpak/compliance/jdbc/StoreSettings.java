package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.internal.ValueStyle;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.KeyEncryption;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** What stores need besides a database. Immutable; thread-safe if its parts are. */
@Value.Immutable
@ValueStyle
public interface StoreSettings {
    /** The terms that records may name. */
    Vocabulary vocabulary();

    /** Tells when something was learned; the stores read no other clock. */
    Clock clock();

    /** Wraps the keys of subjects. */
    KeyEncryption keyEncryption();

    /** Remembers erasures outside of the database. */
    ErasureJournal erasureJournal();

    /** Signs checkpoints; its name is what the names of all logs begin with, such as {@code compliance.example.org}. */
    NoteSigner signer();

    /** Remembers which database all this is for; without it, an empty one in its place is taken for it. */
    Optional<DatabaseIdentity> databaseIdentity();

    /** What is lost for good, as an operator has said; to be given once, and not from then on. */
    Set<AcceptedLoss> accepted();

    /** Settings with all keys from one folder. */
    static StoreSettings of(Vocabulary vocabulary, Clock clock, KeyFolder keys) {
        return builder()
                .vocabulary(vocabulary)
                .clock(clock)
                .keyEncryption(keys.keyEncryption())
                .erasureJournal(keys.erasureJournal())
                .databaseIdentity(keys.databaseIdentity())
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
