package com.onebackpak.compliance.jdbc.internal.log;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_PENDING;

import com.onebackpak.compliance.jdbc.generated.tables.AuditPendingColumns;
import com.onebackpak.compliance.store.LastEntries;
import com.onebackpak.compliance.store.LastEntries.Appended;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered outside of the database of the last entries, where anything is, and which of them are committed.
 * Thread-safe.
 */
public final class LastAppended {
    private static final Logger LOG = LoggerFactory.getLogger(LastAppended.class);
    private static final AuditPendingColumns PENDING = COMPLIANCE_AUDIT_PENDING;

    /** PostgreSQL fails where it is asked of a part that it has not begun, as after a move to another server. */
    private static final String STATUS = "select case when part < pg_snapshot_xmax(pg_current_snapshot())"
            + " then pg_xact_status(part) end from (select cast(? as xid8) as part) as asked";

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
                        "what is appended to the log cannot be remembered outside of the database until this is mended;"
                                + " nobody would miss it should it be taken out before it is sealed: {}",
                        e.getMessage());
            }
        }
    }

    /**
     * Those that were committed before this is asked. A host's transaction has another number for each part that could have
     * been undone alone, and PostgreSQL knows of each what became of it, unless it is very old.
     */
    public List<Appended> committed(DSLContext statements) {
        return outside.map(LastEntries::all).orElse(List.of()).stream()
                .filter(entry -> entry.part().isEmpty()
                        || isCommitted(statements, entry.part().get().number()))
                .toList();
    }

    private static boolean isCommitted(DSLContext statements, long part) {
        return statements.family() == SQLDialect.POSTGRES
                && Optional.ofNullable(statements.fetchValue(STATUS, DSL.val(Long.toString(part))))
                        .equals(Optional.of("committed"));
    }

    /** Forgets what is not there any more, and remembers what waits to be sealed, of which nothing else may tell. */
    public void beginAnew(DSLContext statements) {
        outside.ifPresent(last -> {
            last.forget();
            Table<?> newest = statements
                    .select(PENDING.WRITER, DSL.max(PENDING.WRITER_NUMBER).as(PENDING.WRITER_NUMBER))
                    .from(PENDING)
                    .groupBy(PENDING.WRITER)
                    .asTable("newest");
            statements
                    .select(PENDING.WRITER, PENDING.WRITER_NUMBER, PENDING.ENTRY_ID, PENDING.TENANT)
                    .from(PENDING)
                    .join(newest)
                    .on(PENDING.WRITER.eq(newest.field(PENDING.WRITER)))
                    .and(PENDING.WRITER_NUMBER.eq(newest.field(PENDING.WRITER_NUMBER)))
                    .forEach(row -> last.remember(
                            new Appended(row.value1(), row.value2(), row.value3(), row.value4(), Optional.empty())));
        });
    }
}
