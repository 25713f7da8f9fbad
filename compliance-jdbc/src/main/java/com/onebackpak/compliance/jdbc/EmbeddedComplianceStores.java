package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores on an embedded database, all in one folder: for one process, with nothing to install. What was acknowledged
 * survives a kill; opened durably, a loss of power too ({@link EmbeddedDatabase} says what each costs). Thread-safe.
 *
 * <p>Needs {@code com.h2database:h2} 2.5 and {@code org.flywaydb:flyway-core} on the class path, which are optional
 * dependencies of this library.
 *
 * <p>The folder has the database in {@code database} and the keys in {@code keys}. Keep copies of the two apart.
 */
public final class EmbeddedComplianceStores implements AutoCloseable {
    /** For so long what was erased may be in the file, until a moment is sought in which nobody uses the database. */
    private static final Duration LONGEST_KEPT = Duration.ofDays(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedComplianceStores.class);

    private final EmbeddedDatabase database;
    private final JdbcComplianceStores stores;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(EmbeddedComplianceStores::thread);

    private EmbeddedComplianceStores(EmbeddedDatabase database, JdbcComplianceStores stores) {
        this.database = database;
        this.stores = stores;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "compliance-erasures");
        thread.setDaemon(true);
        return thread;
    }

    /** Looks now and then whether an erasure is so long ago that the file should be written anew. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged there
    void look(Duration every, Duration longestKept) {
        looks.scheduleWithFixedDelay(
                () -> writeAnewIfDue(longestKept), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void writeAnewIfDue(Duration longestKept) {
        try {
            if (database.hasErasedBefore(longestKept)) {
                writeAnew(MOMENT);
            }
        } catch (RuntimeException e) {
            LOG.warn("what was erased is still in the file of the database: {}", e.getMessage());
        }
    }

    /**
     * Opens the stores of a folder; a new folder gets a database and keys.
     *
     * @param logName under which the logs of a new folder are known, such as {@code compliance.example.org}
     * @throws com.onebackpak.compliance.store.ComplianceStoreException if another process has them open, or there is a
     *     database without its keys
     */
    public static EmbeddedComplianceStores open(Path folder, String logName, Vocabulary vocabulary, Clock clock) {
        return open(folder, logName, vocabulary, clock, Set.of());
    }

    /**
     * Opens the stores of a folder of which something is lost for good.
     *
     * @param accepted what an operator has said is lost; without it, such stores refuse to open
     */
    public static EmbeddedComplianceStores open(
            Path folder, String logName, Vocabulary vocabulary, Clock clock, Set<AcceptedLoss> accepted) {
        return open(folder, logName, vocabulary, clock, accepted, EmbeddedDatabase::open);
    }

    /** Opens the stores of a folder so that what is acknowledged survives a loss of power. */
    public static EmbeddedComplianceStores openDurable(
            Path folder, String logName, Vocabulary vocabulary, Clock clock) {
        return open(folder, logName, vocabulary, clock, Set.of(), EmbeddedDatabase::openDurable);
    }

    private static EmbeddedComplianceStores open(
            Path folder,
            String logName,
            Vocabulary vocabulary,
            Clock clock,
            Set<AcceptedLoss> accepted,
            Function<Path, EmbeddedDatabase> opening) {
        OptionalLibrary.checkH2(); // before there are keys, which would be left without a database
        ComplianceSchema.checkFlyway(false);
        Path databaseFolder = folder.resolve("database");
        Path keyFolder = folder.resolve("keys");
        KeyFolder keys = Files.exists(databaseFolder) || Files.exists(keyFolder)
                ? KeyFolder.open(keyFolder)
                : KeyFolder.create(keyFolder, logName);
        if (keys.databaseIdentity().known().isPresent()
                && !DatabaseFolder.isIn(databaseFolder)
                && !accepted.contains(AcceptedLoss.DATABASE)) {
            throw new ComplianceStoreException(
                    "there is no database in " + databaseFolder + ", but the keys beside it were"
                            + " used with one; restore it from a backup, or, if it is lost for good, open once accepting the loss"
                            + " of the DATABASE");
        }
        EmbeddedDatabase database = opening.apply(databaseFolder);
        try {
            ComplianceSchema.install(database.dataSource());
            StoreSettings settings = StoreSettings.builder()
                    .from(StoreSettings.of(vocabulary, clock, keys))
                    .accepted(accepted)
                    .build();
            EmbeddedComplianceStores opened = new EmbeddedComplianceStores(
                    database, JdbcComplianceStores.owning(database.dataSource(), settings));
            opened.look(BETWEEN_LOOKS, LONGEST_KEPT);
            return opened;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The stores, which own their transactions. */
    public JdbcComplianceStores stores() {
        return stores;
    }

    /** Connections to the database, for tables of the host's beside those of the stores. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    /**
     * Writes the database's file anew at once, so that nothing of who was erased is in it any more. Otherwise that is done
     * when it is closed, or after a day, in the first moment in which nobody has a connection ({@link
     * EmbeddedDatabase#writeAnew} says how). Other stores on {@link #dataSource} keep one, so there is no such moment until
     * they are closed; {@link JdbcComplianceStores#joining} keeps none of its own.
     *
     * @param longestWait for others to give back their connections
     * @throws DatabaseException if somebody still has one then, and nothing was done, or if the file could not be written
     */
    public void writeAnew(Duration longestWait) {
        stores.close();
        database.writeAnew(longestWait);
    }

    /** Closes the database, and writes its file anew if anybody was erased since that was done last. */
    @Override
    public void close() {
        looks.shutdown();
        stores.close();
        database.close();
    }
}
