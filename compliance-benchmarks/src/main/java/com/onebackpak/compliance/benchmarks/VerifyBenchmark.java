package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.LogExport;
import com.onebackpak.compliance.audit.LogFolder;
import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Verifies an exported log by one thread; beside the clock, all processor time of the process is counted. */
final class VerifyBenchmark {
    private static final double TARGET = 200_000;
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final int PORTION = 1000;

    private final Effort effort;

    VerifyBenchmark(Effort effort) {
        this.effort = effort;
    }

    List<Ratio> run() throws IOException, SQLException {
        try (BenchmarkDatabase database = DatabaseKind.H2.open(effort)) {
            JdbcComplianceStores stores = database.newStores();
            Path export = export(database, stores);
            LogVerification verification = LogVerification.with(stores.verifier(TENANT));
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            List<Double> byClock = new ArrayList<>();
            List<Double> byProcessor = new ArrayList<>();
            for (int round = 0; round <= effort.rounds(); round++) {
                long start = System.nanoTime();
                long cpuStart = system.getProcessCpuTime();
                LogReport report = verification.verify(LogFolder.open(export));
                double cpuSeconds = (system.getProcessCpuTime() - cpuStart) / 1e9;
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!report.isVerified() || report.entries() != effort.entries()) {
                    throw new IllegalStateException("the export does not verify: " + report);
                }
                effort.report("round " + round + ": " + Ratio.aSecond(effort.entries() / seconds) + " by the clock, "
                        + Ratio.aSecond(effort.entries() / cpuSeconds) + " by processor time");
                if (round > 0) { // the first is for warming up
                    byClock.add(effort.entries() / seconds);
                    byProcessor.add(effort.entries() / cpuSeconds);
                }
            }
            return List.of(
                    new Ratio("verify export, entries a second", TARGET, true, byClock, "-", "-"),
                    new Ratio("verify export, entries a processor second", TARGET, true, byProcessor, "-", "-"));
        }
    }

    private Path export(BenchmarkDatabase database, JdbcComplianceStores stores) throws IOException {
        effort.report("writes a log of " + effort.entries() + " entries");
        for (int written = 0; written < effort.entries(); written += PORTION) {
            List<AuditEntry> entries = Entries.of(Math.min(PORTION, effort.entries() - written), written);
            stores.of(TENANT).auditLog().append(entries);
            if (written % (100 * PORTION) == 0) {
                stores.sealer().seal(TENANT);
            }
        }
        stores.sealer().seal(TENANT);
        effort.report("exports it");
        Path export = database.folder().resolve("export");
        LogExport.of(stores.of(TENANT).auditLog().contents()).writeTo(export);
        return export;
    }
}
