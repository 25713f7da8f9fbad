package com.onebackpak.compliance.jdbc;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.LogSealer;
import com.onebackpak.compliance.testkit.store.StoreUnderTest;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** Stores on a database of a test's own, with a folder of keys of its own. */
public final class JdbcStoreUnderTest implements StoreUnderTest {
    private final TestDatabase database;
    private final DataSource dataSource;
    private final Path folder;
    private final Vocabulary vocabulary;
    private final Clock clock;
    private JdbcComplianceStores stores;

    /**
     * Opens stores.
     *
     * @param connections which of the database's connections they use
     */
    public JdbcStoreUnderTest(
            TestDatabase database, Function<TestDatabase, DataSource> connections, Vocabulary vocabulary, Clock clock)
            throws IOException {
        this.database = database;
        this.dataSource = connections.apply(database);
        this.folder = Files.createTempDirectory("compliance-keys");
        this.vocabulary = vocabulary;
        this.clock = clock;
        KeyFolder.create(folder.resolve("keys"), "compliance.example.org");
        this.stores = open();
    }

    private JdbcComplianceStores open() {
        return JdbcComplianceStores.owning(dataSource, settings());
    }

    private StoreSettings settings() {
        return StoreSettings.of(vocabulary, clock, KeyFolder.open(folder.resolve("keys")));
    }

    /** Stores of the same database and keys as another process has them. */
    public JdbcComplianceStores ofAnotherProcess(Duration heldFor) {
        return JdbcComplianceStores.owning(
                dataSource,
                StoreSettings.builder().from(settings()).heldFor(heldFor).build());
    }

    @Override
    public ComplianceStores stores() {
        return stores;
    }

    /** The same stores in a transaction of the caller's. */
    public ComplianceStores joining(DSLContext host) {
        return stores.joining(host);
    }

    @Override
    public LogSealer sealer() {
        return stores.sealer();
    }

    @Override
    public NoteSigner signer() {
        return KeyFolder.open(folder.resolve("keys")).signer();
    }

    @Override
    public void reopen() {
        stores.close();
        stores = open();
    }

    @Override
    public void close() {
        stores.close();
        database.close();
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
