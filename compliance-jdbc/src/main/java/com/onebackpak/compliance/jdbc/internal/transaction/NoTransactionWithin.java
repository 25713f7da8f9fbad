package com.onebackpak.compliance.jdbc.internal.transaction;

import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;

/**
 * Refuses transactions within a transaction of ours, which would commit it. jOOQ's own provider without transactions is
 * taken as "none was set" and replaced by the one that commits.
 */
final class NoTransactionWithin implements TransactionProvider {
    @Override
    public void begin(TransactionContext context) {
        throw new UnsupportedOperationException("the work is in a transaction already, and must not begin another");
    }

    @Override
    public void commit(TransactionContext context) {
        throw new UnsupportedOperationException("the transaction is committed when the work is done, not within it");
    }

    @Override
    public void rollback(TransactionContext context) {
        // nothing was begun
    }
}
