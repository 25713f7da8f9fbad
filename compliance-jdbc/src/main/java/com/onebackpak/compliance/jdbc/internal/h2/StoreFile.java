package com.onebackpak.compliance.jdbc.internal.h2;

import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/** A file of H2's store that nobody has open. Has no state. */
public final class StoreFile {
    private StoreFile() {}

    /**
     * Whether H2 finds nothing in the file that it could go on from. Where the end of a file is cut off, it may find the
     * header alone, take that for a store that was just begun, and write a new one over what is left. Only reads; what
     * else may be wrong with the file is for H2 to say.
     *
     * @param path the file, with the file systems of H2 that are to be used
     */
    public static boolean isLost(String path) {
        MVStore store;
        try {
            store = new MVStore.Builder().fileName(path).readOnly().open();
        } catch (MVStoreException e) {
            return e.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT;
        }
        try {
            return store.getMapNames().isEmpty();
        } finally {
            store.closeImmediately();
        }
    }

    /**
     * Writes the file anew, so that it holds what is in the tables and nothing of what was once there. H2 keeps old pages
     * until it needs their place, which may be never.
     *
     * <p>The new file is written beside the old one and takes its place in one step; whoever is killed before leaves the
     * old one, and H2 deletes the draft when it opens the file next.
     *
     * @param path the file, with the file systems of H2 that are to be used
     * @throws IllegalStateException if it could not be written; then the old one is as it was
     */
    public static void writeAnew(String path) {
        try {
            MVStoreTool.compact(path, false);
        } catch (MVStoreException | DbException e) {
            throw new IllegalStateException("the store of the database could not be written anew", e);
        }
    }
}
