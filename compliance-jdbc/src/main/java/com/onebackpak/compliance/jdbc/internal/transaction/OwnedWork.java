package com.onebackpak.compliance.jdbc.internal.transaction;

import java.util.function.Function;
import org.jooq.DSLContext;

/** Work in transactions of its own, each tried again as a whole after a deadlock or a lost race. */
public record OwnedWork(Transactions transactions) implements Work {
    @Override
    public boolean isJoined() {
        return false;
    }

    @Override
    public <T> T write(Function<DSLContext, T> work) {
        return PrerequisiteMissing.runWithPrerequisites(this, () -> transactions.run(work));
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return transactions.read(work);
    }
}
