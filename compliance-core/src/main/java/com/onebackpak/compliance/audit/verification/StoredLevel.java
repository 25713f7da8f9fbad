package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogSource;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The stored hashes of a level above 0, for those who ask for ascending indexes, one a little behind the other. */
final class StoredLevel {
    private final Iterator<LogSource.StoredHash> hashes;
    private final Deque<LogSource.StoredHash> held = new ArrayDeque<>();
    private long next;

    StoredLevel(Iterator<LogSource.StoredHash> hashes) {
        this.hashes = hashes;
    }

    /** Returns the hash that is stored for an index, or nothing where there is none. */
    Optional<TreeHash> at(long index) {
        while (next <= index && hashes.hasNext()) {
            read();
        }
        for (LogSource.StoredHash hash : held) {
            if (hash.index() == index) {
                return Optional.of(hash.hash());
            }
        }
        return Optional.empty();
    }

    private void read() {
        LogSource.StoredHash hash = hashes.next();
        held.addLast(hash);
        next = behind(hash);
    }

    /** Stores may count as far as there are numbers, and no further. */
    private static long behind(LogSource.StoredHash hash) {
        return hash.index() == Long.MAX_VALUE ? Long.MAX_VALUE : hash.index() + 1;
    }

    /** Says that no lower index will be asked for. */
    void forgetBefore(long index) {
        while (!held.isEmpty() && held.getFirst().index() < index) {
            held.removeFirst();
        }
    }

    /** Reads to the end and returns the index behind the last hash. */
    long end() {
        while (hashes.hasNext()) {
            next = behind(hashes.next());
        }
        return next;
    }
}
