package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureNote;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call has told the journal of the erasure that it tries. The journal is told within work that may be tried
 * again, while the key is locked: it hears of a key and not of an attempt, so what it is told twice changes nothing, and
 * an attempt that fails takes back what it said before it lets go of the key. Not thread-safe.
 */
final class ErasureIntention {
    private final ErasureJournal journal;
    private @Nullable ErasedKey open;

    ErasureIntention(ErasureJournal journal) {
        this.journal = journal;
    }

    /** Records the intention in the journal, then runs the erasure; if it fails, the intention is withdrawn. */
    <T> T recordThenRun(ErasedKey key, Supplier<T> erasure) {
        open = key;
        boolean isTold = false;
        try {
            journal.append(key, ErasureNote.INTENDED);
            isTold = true;
            return erasure.get();
        } catch (RuntimeException | Error failure) {
            withdraw(key, isTold, failure);
            throw failure;
        }
    }

    /** The key of which the journal was told last that it is about to be destroyed, and not that it is not. */
    Optional<ErasedKey> open() {
        return Optional.ofNullable(open);
    }

    private void withdraw(ErasedKey key, boolean isTold, Throwable failure) {
        try {
            journal.append(key, ErasureNote.WITHDRAWN);
            open = null;
        } catch (RuntimeException untold) {
            ComplianceStoreException both = new ComplianceStoreException(
                    isTold
                            ? "the erasure was not done, but the journal of erasures could not be told so; unless a later"
                                    + " call succeeds or a hold is live then, the next start does it"
                            : "the erasure was not done, because the journal of erasures could not be written; make it"
                                    + " writable and erase again",
                    untold);
            both.addSuppressed(DatabaseException.of("the erasure failed", failure));
            throw both;
        }
    }
}
