package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.h2.DatabaseFiles;
import com.onebackpak.compliance.jdbc.internal.h2.ForcedFiles;
import com.onebackpak.compliance.jdbc.internal.h2.KeptConnections;
import com.onebackpak.compliance.jdbc.internal.h2.SerialDataSource;
import com.onebackpak.compliance.jdbc.internal.h2.StoreFile;
import com.onebackpak.compliance.jdbc.internal.h2.UninterruptedFiles;
import com.onebackpak.compliance.jdbc.internal.subject.ErasureMark;
import com.onebackpak.compliance.jdbc.internal.transaction.Databases;
import com.onebackpak.compliance.jdbc.internal.transaction.ForwardingDataSource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database in a folder, for one process: what was committed stays. Thread-safe.
 *
 * <p>Two modes, by what they promise:
 *
 * <table>
 * <caption>What survives what</caption>
 * <tr><th></th><th>the process is killed</th><th>the machine loses power</th></tr>
 * <tr><td>{@link #open}</td><td>every commit survives</td><td>the last seconds may be lost; what is left is whole</td></tr>
 * <tr><td>{@link #openDurable}</td><td>every commit survives</td><td>every commit survives, if the disk keeps what it
 * says it has</td></tr>
 * </table>
 *
 * <p>This holds for every commit through {@link #dataSource}, whoever makes it: the stores, the host's
 * {@code Connection.commit()}, jOOQ, a statement in auto-commit.
 *
 * <p>What it costs: {@link #open} writes the changes and a header at each commit, and {@link #openDurable} waits for the
 * disk after each of the two; figures are in docs/decisions/0008. H2 as it comes is many times faster, and loses commits
 * when it is killed. Several writers take turns; rows that are committed together cost one commit.
 *
 * <p>Only one process can have the folder open, and only once. Of what the stores write, the files hold no id of a person
 * that could be read without the keys; of what the host writes, whatever it is. A folder that is created here can be read
 * by its owner alone. H2's own trace files are off, because they hold values.
 *
 * <p>Needs {@code com.h2database:h2} 2.5 on the class path, which is an optional dependency of this library.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String USER = "sa";

    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_WAIT = 10_000;
    private static final int MAX_WAIT_FOR_CONNECTION = 30_000;

    private static final Duration SHORT = Duration.ofMillis(10);

    private final DatabaseFolder folder;
    private final String fileSystem;
    private final ErasureMark mark;
    private final DataSource dataSource;

    /** Whoever takes a connection holds it for reading, whoever closes the database meanwhile, for writing. */
    private final ReentrantReadWriteLock opened = new ReentrantReadWriteLock();

    private volatile Opened current;

    /** Guarded by {@link #opened}. */
    private boolean isClosed;

    /** When somebody was erased first since the file was written anew, in nanoseconds from wherever; 0 if nobody was. */
    private volatile long erased;

    /** A pool, and a connection that is in nobody's hands, to close the database when all others are. */
    private record Opened(KeptConnections pool, Connection closing) {}

    private EmbeddedDatabase(DatabaseFolder folder, String fileSystem) throws SQLException {
        this.folder = folder;
        this.fileSystem = fileSystem;
        this.mark = new ErasureMark(folder.place());
        this.current = openDatabase();
        this.dataSource = new SerialDataSource(new Connections(), MAX_WAIT, this::erases);
    }

    private void erases() {
        mark.set();
        if (erased == 0) {
            erased = System.nanoTime() | 1;
        }
    }

    /** Whether the file has held for that long what was erased. */
    boolean hasErasedBefore(Duration time) {
        long first = erased;
        return first != 0 && System.nanoTime() - first >= time.toNanos();
    }

    /** The connections of whichever pool there is. */
    private final class Connections extends ForwardingDataSource {
        Connections() {
            super(current.pool());
        }

        @Override
        public Connection getConnection() throws SQLException {
            opened.readLock().lock();
            try {
                return current.pool().getConnection();
            } finally {
                opened.readLock().unlock();
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    /**
     * Opens the database in the folder, and creates both if they are missing. A killed process loses no commit; a
     * machine that loses power may lose the last ones.
     *
     * @throws DatabaseException if H2 is missing or too old, another process has it open, it is open already in this one,
     *     or the file is corrupt
     * @throws UncheckedIOException if the folder could not be created
     */
    public static EmbeddedDatabase open(Path folder) {
        OptionalLibrary.checkH2();
        DatabaseFiles.register();
        return open(folder, DatabaseFiles.SCHEME + ":" + UninterruptedFiles.SCHEME);
    }

    /**
     * Opens the database in the folder, and creates both if they are missing. Neither a killed process nor a machine
     * that loses power loses a commit: each waits for the disk, and those made at the same moment wait together.
     *
     * @throws DatabaseException if H2 is missing or too old, another process has it open, it is open already in this one,
     *     or the file is corrupt
     * @throws UncheckedIOException if the folder could not be created
     */
    public static EmbeddedDatabase openDurable(Path folder) {
        OptionalLibrary.checkH2();
        ForcedFiles.register();
        return open(folder, ForcedFiles.SCHEME + ":" + UninterruptedFiles.SCHEME);
    }

    private static EmbeddedDatabase open(Path place, String fileSystem) {
        UninterruptedFiles.register();
        DatabaseFolder folder = DatabaseFolder.take(place);
        EmbeddedDatabase database = null;
        boolean isOpen = false;
        try {
            folder.requireContent();
            database = new EmbeddedDatabase(folder, fileSystem);
            if (database.mark.isThere()) {
                database.rewrite(); // whoever had it open was killed after an erasure
            }
            folder.forceEntry();
            isOpen = true;
            return database;
        } catch (SQLException e) {
            throw DatabaseException.of(folder.explanation(e.getErrorCode()), e);
        } finally {
            if (!isOpen) {
                if (database == null) {
                    folder.release();
                } else {
                    database.abandon();
                }
            }
        }
    }

    /** Leaves nothing open whose opening has failed; that is what is told, and not what fails here. */
    private void abandon() {
        if (!isClosed) {
            isClosed = true;
            try {
                closeDatabase();
            } catch (SQLException e) {
                return; // it is closed at once
            } finally {
                folder.release();
            }
        }
    }

    private Opened openDatabase() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url(folder.place(), fileSystem));
        source.setUser(USER);
        source.setPassword("");
        KeptConnections pool = new KeptConnections(source, MAX_CONNECTIONS, MAX_WAIT_FOR_CONNECTION);
        Opened made = new Opened(pool, DriverManager.getConnection(url(folder.place(), fileSystem), USER, ""));
        try {
            Databases.dialectOf(made.closing());
            makeAll(pool);
            return made;
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, made);
            throw e;
        }
    }

    private void closeDatabase() throws SQLException {
        try {
            execute(current.closing(), "shutdown");
        } catch (SQLException e) {
            closeAfter(e, current);
            throw e;
        } finally {
            current.pool().dispose();
        }
    }

    /** Closes at once what would stay open, which needs nothing of a disk that may have failed. */
    private static void closeAfter(Exception failure, Opened made) {
        try {
            execute(made.closing(), "shutdown immediately");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        } finally {
            made.pool().dispose();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Writes the database's file anew at once, so that nothing of what was erased is in it any more. Otherwise that is
     * done when the database is closed, or, after a kill, opened again; daily by {@link EmbeddedComplianceStores} alone.
     *
     * <p>The database is closed for that time, so nobody may have a connection; who wants one meanwhile waits. Joining
     * and owning stores give back the one that they keep by {@link JdbcComplianceStores#close}, and take it again.
     *
     * @param longestWait for others to give back their connections
     * @throws DatabaseException if somebody still has one then, and nothing was done, or if the file could not be
     *     written; then it is done at the next close or opening. If it could not be opened again either, it is closed
     */
    public void writeAnew(Duration longestWait) {
        long end = System.nanoTime() + longestWait.toNanos();
        try {
            while (!tryToWriteAnew()) {
                if (System.nanoTime() - end >= 0) {
                    throw new DatabaseException("somebody has a connection of the embedded database in " + folder
                            + ", or keeps one, as stores do that are not closed,"
                            + " so its file was not written anew; it is when the database is closed");
                }
                Thread.sleep(SHORT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted before the embedded database in " + folder + " was written anew");
        }
    }

    private boolean tryToWriteAnew() throws InterruptedException {
        if (current.pool().active() > 0 || !opened.writeLock().tryLock(SHORT.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            if (current.pool().active() > 0) {
                return false;
            }
            if (isClosed) {
                throw new DatabaseException("the embedded database in " + folder + " is closed");
            }
            rewrite();
            return true;
        } catch (SQLException e) {
            throw DatabaseException.of(folder.explanation(e.getErrorCode()), e);
        } finally {
            opened.writeLock().unlock();
        }
    }

    /** Opens the database again whatever fails; what failed first is what is told. */
    private void rewrite() throws SQLException {
        try {
            closeDatabase();
            writeFileAnew();
        } catch (SQLException | RuntimeException e) {
            reopenAfter(e);
            throw e;
        }
        reopen();
    }

    private void reopenAfter(Exception failure) {
        try {
            reopen();
        } catch (SQLException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** A database that cannot be opened again is closed, so that the folder can be opened by whoever has mended it. */
    private void reopen() throws SQLException {
        boolean isOpen = false;
        try {
            current = openDatabase();
            isOpen = true;
        } finally {
            if (!isOpen) {
                isClosed = true;
                folder.release();
            }
        }
    }

    private void writeFileAnew() {
        try {
            StoreFile.writeAnew(fileSystem + ":" + folder.file());
        } catch (IllegalStateException e) {
            throw DatabaseException.of(
                    "the file of the embedded database in " + folder
                            + " could not be written anew (it needs as much room"
                            + " as it has); what was erased is still in it",
                    e);
        }
        mark.remove();
        erased = 0;
    }

    /**
     * Makes all connections that there will ever be, before anybody writes. H2 stores something for each new one, and
     * that would not wait for the turn of whoever writes.
     */
    private static void makeAll(KeptConnections pool) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < MAX_CONNECTIONS; i++) {
                all.add(pool.getConnection());
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static String url(Path place, String fileSystem) {
        return "jdbc:h2:" + fileSystem + ":" + place.resolve(DatabaseFolder.NAME)
                + ";WRITE_DELAY=0" // a commit is written before it returns
                + ";DB_CLOSE_DELAY=-1" // open until it is closed here, even while no connection is
                + ";DB_CLOSE_ON_EXIT=FALSE" // close only when told: threads may still be writing at shutdown
                + ";LOCK_TIMEOUT=" + MAX_WAIT
                + ";QUERY_CACHE_SIZE=128" // statements that each connection keeps prepared: more than the stores have
                + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    }

    /**
     * Connections to the database, pooled; each comes in auto-commit. At most 32 at a time; others wait 30 seconds. Of
     * transactions that write, one thread's go on at a time, others wait 10 seconds: otherwise H2 would write halves of
     * them, which a kill would leave behind. Queries wait for nobody.
     */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Closes the database for good; connections still open are cut off, what they did not commit is gone, and nobody gets
     * another. If anybody was erased since it was opened, its file is written anew, so that nothing of it is there any more.
     */
    @Override
    public void close() {
        opened.writeLock().lock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            closeOnce();
        } finally {
            opened.writeLock().unlock();
        }
    }

    private void closeOnce() {
        try {
            closeDatabase();
            if (mark.isThere()) {
                writeFileAnew();
            }
        } catch (SQLException e) {
            throw DatabaseException.of("the embedded database in " + folder + " could not be closed", e);
        } finally {
            folder.release();
        }
    }
}
