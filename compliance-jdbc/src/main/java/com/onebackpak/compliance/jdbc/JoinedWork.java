package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.store.ConcurrentChangeException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Work in a transaction that somebody else has begun and will end. It never commits, never rolls back and tries nothing
 * again: after a failure the whole transaction is for its owner to try again.
 */
record JoinedWork(DSLContext statements) implements Work {
    @Override
    public <T> T write(Function<DSLContext, T> work) {
        return run(work);
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return run(work);
    }

    private <T> T run(Function<DSLContext, T> work) {
        try {
            return work.apply(statements);
        } catch (DataAccessException e) {
            if (Transactions.isWorthAnotherAttempt(e)) {
                throw new ConcurrentChangeException("something in the database");
            }
            throw DatabaseException.of("the statement failed in the transaction that was joined", e);
        }
    }
}
