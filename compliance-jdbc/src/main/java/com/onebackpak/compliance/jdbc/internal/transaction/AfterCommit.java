package com.onebackpak.compliance.jdbc.internal.transaction;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * The connection of a transaction of our own, and what is to be done in memory once that is committed, and never if it is not or
 * if nobody knows. Of a transaction that was joined nobody tells us, so there nothing is done. Not thread-safe.
 */
public final class AfterCommit extends DefaultConnectionProvider {
    private final List<Runnable> work = new ArrayList<>();

    AfterCommit(Connection connection) {
        super(connection);
    }

    /** Whether the statements' transaction is one of ours. */
    public static boolean isTold(DSLContext statements) {
        return statements.configuration().connectionProvider() instanceof AfterCommit;
    }

    /** Has something done after the commit of the statements' transaction, if that is one of ours. */
    public static void run(DSLContext statements, Runnable then) {
        if (statements.configuration().connectionProvider() instanceof AfterCommit own) {
            own.work.add(then);
        }
    }

    void committed() {
        work.forEach(Runnable::run);
    }
}
