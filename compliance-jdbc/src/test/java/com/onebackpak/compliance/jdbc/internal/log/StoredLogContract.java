package com.onebackpak.compliance.jdbc.internal.log;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.TestDatabase;
import com.onebackpak.compliance.jdbc.WorkingHost;
import com.onebackpak.compliance.jdbc.internal.log.StoredLog.Rows;
import com.onebackpak.compliance.party.PartyId;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two tenants' logs, for whoever may write to the database to change. */
abstract class StoredLogContract {
    static final PartyId OTHER = PartyId.of("district-2");

    private static final int CHANGES = 10 * Integer.getInteger("kill.rounds", 5);

    @TempDir
    Path temporary;

    TestDatabase database;
    JdbcComplianceStores stores;
    StoredLog log;
    byte[] newest;

    abstract TestDatabase database();

    /** Three segments: the entries 0 to 9, 10 to 299 and 300 to 519; two hashes above the leaves. */
    @BeforeEach
    void open() {
        KeyFolder.create(temporary.resolve("keys"), WorkingHost.LOG_NAME);
        database = database();
        stores = WorkingHost.stores(database.dataSource(), temporary.resolve("keys"));
        log = new StoredLog(stores, database);
        log.growTo(0, 10);
        log.growTo(10, 300);
        newest = log.growTo(300, 520);
        stores.of(OTHER).auditLog().append(StoredLog.entry(1));
        stores.sealer().sealAll();
    }

    @AfterEach
    void close() {
        stores.close();
        database.close();
    }

    /** Does one thing at random to the tenant's log after the other, each to the log as it was; tells which it was. */
    void afterEachOfManyChanges(BiConsumer<String, Rows> check) {
        long seed = Long.getLong("tampering.seed", new Random().nextLong());
        System.out.println("tampering: seed " + seed);
        Random random = new Random(seed);
        Rows before = log.read();
        for (int round = 0; round < CHANGES; round++) {
            Rows rows = log.read();
            String what = RandomTampering.change(rows, random);
            log.write(rows);
            check.accept("round " + round + " of seed " + seed + ": " + what, log.read());
            log.write(before);
        }
    }
}
