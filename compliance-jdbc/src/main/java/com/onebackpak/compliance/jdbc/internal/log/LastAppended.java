package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.LastEntries;
import com.onebackpak.compliance.jdbc.LastEntries.Appended;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered outside of the database of the last entries, where anything is, and which of them are committed.
 * Thread-safe.
 */
public final class LastAppended {
    private static final Logger LOG = LoggerFactory.getLogger(LastAppended.class);

    private final Optional<LastEntries> outside;
    private final AtomicBoolean isFailing = new AtomicBoolean();

    LastAppended(Optional<LastEntries> outside) {
        this.outside = outside;
    }

    /** What is on record is on record: that it could not be remembered beside the database stops nobody. */
    void remember(Appended entry) {
        try {
            outside.ifPresent(last -> last.remember(entry));
            isFailing.set(false);
        } catch (RuntimeException e) {
            if (!isFailing.getAndSet(true)) {
                LOG.warn(
                        "what is appended to the log cannot be remembered outside of the database from now on, so that"
                                + " nobody misses it should it be taken out before it is sealed: {}",
                        e.getMessage());
            }
        }
    }

    /**
     * Those that were committed before this is asked. A host's transaction has another name for each part that could have
     * been undone alone, and PostgreSQL knows of each what became of it, unless it is very old.
     */
    public List<Appended> committed(DSLContext statements) {
        return outside.map(LastEntries::all).orElse(List.of()).stream()
                .filter(entry -> entry.transaction().isEmpty()
                        || isCommitted(statements, entry.transaction().get()))
                .toList();
    }

    private static boolean isCommitted(DSLContext statements, String transaction) {
        return statements.family() == SQLDialect.POSTGRES
                && Optional.ofNullable(
                                statements.fetchValue("select pg_xact_status(cast(? as xid8))", DSL.val(transaction)))
                        .equals(Optional.of("committed"));
    }
}
