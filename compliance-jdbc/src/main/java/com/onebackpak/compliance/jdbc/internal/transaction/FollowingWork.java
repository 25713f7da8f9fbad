package com.onebackpak.compliance.jdbc.internal.transaction;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Work that takes part in the host's transaction wherever one goes on in the thread, and else runs in transactions of its
 * own. Asked anew for each piece of work, so that what is kept from one transaction to the next never writes beside it.
 *
 * @param goesOn whether the thread is in a transaction of the host's
 */
public record FollowingWork(OwnedWork own, JoinedWork joined, BooleanSupplier goesOn) implements Work {
    private Work current() {
        return isJoined() ? joined : own;
    }

    @Override
    public boolean isJoined() {
        return goesOn.getAsBoolean();
    }

    @Override
    public <T> T write(Function<DSLContext, T> work) {
        return current().write(work);
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return current().read(work);
    }

    @Override
    public Optional<String> transaction() {
        return current().transaction();
    }

    @Override
    public boolean holdsOthersUp() {
        return current().holdsOthersUp();
    }
}
