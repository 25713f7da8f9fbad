package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.jdbc.internal.WritingTurn;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.AuditEntries;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.Erasure;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.Erasures;
import com.onebackpak.compliance.store.HeldException;
import com.onebackpak.compliance.store.Ledger;
import com.onebackpak.compliance.store.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * Erases people. The journal learns of an erasure before it is done; what a kill cut short, and what a restored backup
 * brought back, is erased at the next start.
 */
final class JdbcErasures implements Erasures {
    /** In milliseconds, as on the embedded database. */
    private static final int LONGEST_WAIT = 10_000;
    private static final int MOST_ASKED_FOR = 1_000;

    private final Work work;
    private final PartyId tenant;
    private final SubjectKeys keys;
    private final Appending log;
    private final ErasureJournal journal;
    private final Clock clock;
    private final Function<Work, Ledger<Hold>> holds;

    /**
     * Makes the erasures of a tenant.
     *
     * @param work transactions of its own: a key that is destroyed stays so, whatever becomes of the host's
     * @param holds the tenant's holds, read in a transaction
     */
    JdbcErasures(
            Work work,
            PartyId tenant,
            SubjectKeys keys,
            Appending log,
            ErasureJournal journal,
            Clock clock,
            Function<Work, Ledger<Hold>> holds) {
        this.work = work;
        this.tenant = tenant;
        this.keys = keys;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
        this.holds = holds;
    }

    @Override
    public Optional<Erasure> erase(PartyId subject) {
        Optional<Erasure> erased = work.write(statements -> {
            statements.connection(JdbcErasures::checkAlone);
            if (statements.dialect() == SQLDialect.POSTGRES) {
                // it may be this thread's own transaction that has the key, and then nobody would ever let go
                statements.execute("set local lock_timeout = " + LONGEST_WAIT);
            }
            Optional<UUID> key = keys.find(statements, tenant, subject);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            if (!RowsAboutPeople.areThere(statements, tenant, subject)) {
                keys.destroy(statements, tenant, key.get());
                return Optional.empty();
            }
            checkHolds(statements, subject);
            journal.append(new ErasedKey(tenant, key.get()));
            return Optional.of(destroy(statements, subject, key.get()));
        });
        erased.map(Erasure::key).ifPresent(keys::forget);
        return erased;
    }

    /** Rows that the host's own transaction is about to commit would not be found, and would stay. */
    private static void checkAlone(Connection connection) throws SQLException {
        if (connection.isWrapperFor(WritingTurn.class)
                && connection.unwrap(WritingTurn.class).isShared()) {
            throw new ComplianceStoreException(
                    "this thread has a transaction that is not over; end it before anybody is erased");
        }
    }

    /**
     * Erases anew those of the tenant's keys that the database still has. It is asked for many at a time, because the
     * journal remembers every erasure that ever was, and hardly any of them is left to do.
     */
    void replay(Collection<UUID> remembered) {
        for (List<UUID> some : Iterables.partition(remembered, MOST_ASKED_FOR)) {
            work.read(statements -> keys.thoseThere(statements, tenant, some)).forEach(this::eraseAgain);
        }
    }

    private void eraseAgain(UUID key) {
        work.write(statements ->
                keys.subjectOf(statements, tenant, key).map(subject -> destroy(statements, subject, key)));
    }

    /** The newest versions count, also of what was learned later than a clock says that was set back. */
    private void checkHolds(DSLContext statements, PartyId subject) {
        Instant now = clock.instant();
        holds.apply(new JoinedWork(statements)).about(subject, Instant.MAX).stream()
                .filter(hold -> hold.value().span().contains(now))
                .map(Recorded::key)
                .findFirst()
                .ifPresent(hold -> {
                    throw new HeldException(hold);
                });
    }

    private Erasure destroy(DSLContext statements, PartyId subject, UUID key) {
        RowsAboutPeople.delete(statements, tenant, subject);
        keys.destroy(statements, tenant, key);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID entry = log.newEntryId();
        statements
                .insertInto(COMPLIANCE_ERASURE)
                .set(COMPLIANCE_ERASURE.TENANT, tenant.value())
                .set(COMPLIANCE_ERASURE.KEY_ID, key)
                .set(COMPLIANCE_ERASURE.ERASED_AT, now)
                .set(COMPLIANCE_ERASURE.ENTRY_ID, entry)
                .execute();
        log.append(statements, tenant, entry, AuditEntries.ofErasure(key, now));
        return new Erasure(key, now, entry);
    }

    @Override
    public List<Erasure> all() {
        return work.read(statements -> statements
                .selectFrom(COMPLIANCE_ERASURE)
                .where(COMPLIANCE_ERASURE.TENANT.eq(tenant.value()))
                .orderBy(COMPLIANCE_ERASURE.ERASED_AT, COMPLIANCE_ERASURE.KEY_ID)
                .fetch(row -> new Erasure(row.getKeyId(), row.getErasedAt(), row.getEntryId())));
    }
}
