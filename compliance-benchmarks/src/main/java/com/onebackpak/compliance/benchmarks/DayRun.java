package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.ComplianceService;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.store.Cursor;
import com.onebackpak.compliance.store.DecisionQuery;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Plays a day of a vendor on a database, one thing after the other, and says what a unit of each part has cost. */
final class DayRun {
    private static final int PAGE = 100;
    private static final DeletionReason REASON =
            new DeletionReason(Optional.empty(), Set.of("after-the-agreement"), Set.of(Citation.parse("Backpak C68")));

    private final BenchmarkDatabase database;
    private final ManyDistricts vendor;
    private final int decisions;
    private final Map<DayPart, Double> costs = new EnumMap<>(DayPart.class);

    DayRun(BenchmarkDatabase database, ManyDistricts vendor, double decisionsOfAStudent) {
        this.database = database;
        this.vendor = vendor;
        this.decisions = (int) Math.ceil(vendor.students() * decisionsOfAStudent);
    }

    /** The cost of a unit of each part: seconds, or bytes. */
    Map<DayPart, Double> costs() throws SQLException {
        try (JdbcComplianceStores stores = database.newStores()) {
            for (int i = 0; i < vendor.districts(); i++) {
                vendor.recordAgreement(stores.of(ManyDistricts.district(i)));
            }
            timed(DayPart.CONSENT, vendor.students(), () -> {
                for (int i = 0; i < vendor.districts(); i++) {
                    vendor.recordConsents(stores.of(ManyDistricts.district(i)), i);
                }
            });
            stores.sealer().sealAll();
            database.analyze();
            long before = database.bytes();
            decide(stores);
            costs.put(DayPart.BYTES, (double) Math.max(1, database.bytes() - before) / decisions);
            timed(DayPart.SEALING, decisions, () -> stores.sealer().sealAll());
            list(stores);
            verify(stores);
            leave(stores);
        }
        return costs;
    }

    private void timed(DayPart part, long units, Turns.Side work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        costs.put(part, (System.nanoTime() - start) / 1e9 / units);
    }

    private void decide(JdbcComplianceStores stores) throws SQLException {
        ComplianceService service = ComplianceService.builder()
                .policies(PolicyLibrary.standard().select("backpak", "ferpa", "coppa"))
                .stores(stores, vendor.tenancy())
                .clock(Clock.systemUTC())
                .build();
        Random random = new Random(1);
        timed(DayPart.DECISION, decisions, () -> {
            for (int i = 0; i < decisions; i++) {
                service.decide(vendor.request(random));
            }
        });
    }

    private void list(JdbcComplianceStores stores) throws SQLException {
        timed(DayPart.PAGE, vendor.districts(), () -> {
            for (int i = 0; i < vendor.districts(); i++) {
                stores.of(ManyDistricts.district(i)).decisions().page(DecisionQuery.all(), Cursor.START, PAGE);
            }
        });
    }

    private void verify(JdbcComplianceStores stores) throws SQLException {
        long start = System.nanoTime();
        DatabaseReport report = stores.verifyDatabase(LogsVerification.with(stores.verifierOfLogs()));
        if (!report.isVerified()) {
            throw new IllegalStateException("the database does not verify: " + report);
        }
        costs.put(DayPart.VERIFICATION, (System.nanoTime() - start) / 1e9 / report.records());
    }

    /** One of the districts leaves, while the host's tables have the rows of all. */
    private void leave(JdbcComplianceStores stores) throws SQLException {
        int students = vendor.students() / vendor.districts();
        HostTable.install(database);
        for (int i = 0; i < vendor.districts(); i++) {
            HostTable.seed(database, ManyDistricts.district(i), students);
        }
        database.analyze();
        HostData data = HostTable.data(PartyId.of("vendor"));
        DeletionRuns runs = stores.deletions(data, DeletionSettings.USUAL);
        vendor.endAgreement(stores.of(ManyDistricts.district(0)), Instant.now());
        timed(DayPart.LEAVING, (long) students * HostTable.ROWS_OF_A_STUDENT, () -> {
            runs.start(runs.planWhole(ManyDistricts.district(0), REASON));
            while (!runs.steps(DeletionRuns.UNITS_AT_A_TIME).isEmpty()) {
                // until nothing can be done
            }
        });
    }
}
