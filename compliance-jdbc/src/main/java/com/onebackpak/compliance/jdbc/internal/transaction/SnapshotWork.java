package com.onebackpak.compliance.jdbc.internal.transaction;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Work that only reads, all of it as of one moment.
 *
 * @param statements run in a transaction that sees that moment
 */
public record SnapshotWork(DSLContext statements) implements Work {
    @Override
    public <T> T write(Function<DSLContext, T> work) {
        throw new IllegalStateException("a snapshot is not written to");
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return work.apply(statements);
    }
}
