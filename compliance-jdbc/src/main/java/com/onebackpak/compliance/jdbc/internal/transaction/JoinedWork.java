package com.onebackpak.compliance.jdbc.internal.transaction;

import com.onebackpak.compliance.jdbc.DatabaseException;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Work in a transaction that somebody else has begun and will end. It never commits and tries nothing again: after a
 * failure the whole transaction is for its owner to try again.
 *
 * <p>What fails is undone up to a savepoint, because the owner may go on and commit nevertheless: a statement that failed
 * in H2 undoes none of those before it, and a refusal of ours undoes nothing at all.
 */
public final class JoinedWork implements Work {
    private final DSLContext host;
    private final Work apart;

    /**
     * Joins whatever the context runs its statements in. Of the context only its connection is used: how the host writes
     * names, what it listens to and how it translates exceptions, as Spring Boot does, is for its own statements.
     *
     * @param apart transactions of ours, for what must be committed before
     */
    public JoinedWork(DSLContext host, Work apart) {
        this.host = host;
        this.apart = apart;
    }

    @Override
    public <T> T write(Function<DSLContext, T> work) {
        return translated(() -> PrerequisiteMissing.runWithPrerequisites(
                apart, () -> host.connectionResult(connection -> once(connection, work))));
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return translated(() -> host.connectionResult(connection -> work.apply(ours(connection))));
    }

    @Override
    public Optional<String> transaction() {
        return read(host -> host.connectionResult(JoinedWork::transaction));
    }

    /** Of a connection that answers nothing, nothing is known to hold anybody up. */
    @Override
    public boolean holdsOthersUp() {
        try {
            return host.connectionResult(connection -> Databases.dialectOf(connection) == SQLDialect.H2
                    && transaction(connection).isPresent());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Where each statement commits itself, there is none: PostgreSQL would name that of the question. */
    static Optional<String> transaction(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return Optional.empty();
        }
        String name = Databases.dialectOf(connection) == SQLDialect.POSTGRES
                ? "select cast(pg_current_xact_id_if_assigned() as text)"
                : "select cast(transaction_id() as varchar)";
        try (PreparedStatement statement = connection.prepareStatement(name);
                ResultSet result = statement.executeQuery()) {
            return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
        }
    }

    private <T> T once(Connection connection, Function<DSLContext, T> work) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new ComplianceStoreException(
                    "there is no transaction to join; begin one, or use the stores that own theirs");
        }
        return undoneIfItFails(connection, work);
    }

    private <T> T undoneIfItFails(Connection connection, Function<DSLContext, T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        boolean done = false;
        try {
            T result = work.apply(ours(connection));
            connection.releaseSavepoint(before);
            JoinedTransactions.joined(host, connection);
            done = true;
            return result;
        } finally {
            if (!done) {
                undo(connection, before);
            }
        }
    }

    private static DSLContext ours(Connection connection) throws SQLException {
        return DSL.using(Databases.configuration(connection));
    }

    /** Must not hide what failed. Where the savepoint is gone, so is the transaction, after a deadlock in H2. */
    private static void undo(Connection connection, Savepoint before) {
        try {
            connection.rollback(before);
        } catch (SQLException e) {
            return;
        }
    }

    private static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            if (Transactions.isWorthAnotherAttempt(e)) {
                throw new ConcurrentChangeException("something in the database");
            }
            throw DatabaseException.of("the statement failed in the transaction that was joined", e);
        }
    }
}
