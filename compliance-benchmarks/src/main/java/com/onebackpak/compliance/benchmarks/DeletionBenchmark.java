package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.deletion.DeletionCertificate;
import com.onebackpak.compliance.deletion.DeletionReason;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.Retrying;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.DeletionSettings;
import com.onebackpak.compliance.jdbc.DeletionStep;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.Citation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes all data of a district from six tables that refer to each other: by a run, from its plan to its last unit, and by
 * the statements that a developer would write to delete the same rows in the same batches, each a transaction. Then the second
 * sweep and the certificate, which have no peer.
 */
final class DeletionBenchmark {
    private static final double TARGET = 0.8;
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final DeletionReason REASON =
            new DeletionReason(Optional.empty(), Set.of("after-the-agreement"), Set.of(Citation.parse("Backpak C68")));
    private static final DeletionSettings AT_ONCE = new DeletionSettings(
            new Retrying(Duration.ofMinutes(1), Duration.ofHours(1), 3), Duration.ofMinutes(5), Duration.ofHours(1));
    private static final DeletionSettings SWEEPING_AT_ONCE =
            new DeletionSettings(AT_ONCE.retrying(), AT_ONCE.lease(), Duration.ZERO);

    private final BenchmarkDatabase database;
    private final Effort effort;
    private final int students;

    DeletionBenchmark(BenchmarkDatabase database, Effort effort) {
        this.database = database;
        this.effort = effort;
        this.students = Math.max(1, effort.rows() / HostTable.ROWS_OF_A_STUDENT);
    }

    List<Ratio> run(String label) throws SQLException {
        HostTable.install(database);
        HostData tables = HostTable.data(VENDOR);
        List<Double> ratios = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        List<Double> our = new ArrayList<>();
        List<Double> sweeps = new ArrayList<>();
        try (JdbcComplianceStores stores = database.newStores()) {
            DeletionRuns runs = stores.deletions(tables, AT_ONCE);
            DeletionRuns sweeping = stores.deletions(tables, SWEEPING_AT_ONCE);
            for (int round = 0; round <= effort.rounds(); round++) {
                PartyId theirs = seeded("by-hand-" + round);
                PartyId ours = seeded("by-a-run-" + round);
                database.analyze();
                boolean isPeerFirst = round % 2 == 0; // what comes second finds the disk still writing
                UUID[] run = new UUID[1];
                double earlier = isPeerFirst ? seconds(() -> deleteByHand(theirs)) : 0;
                double ourSeconds = seconds(() -> {
                    RetentionPlan plan = runs.planWhole(ours, REASON);
                    run[0] = runs.start(plan);
                    steps(runs, "a run");
                });
                double peerSeconds = isPeerFirst ? earlier : seconds(() -> deleteByHand(theirs));
                double sweepSeconds = seconds(() -> steps(sweeping, "second sweep"));
                DeletionCertificate certificate = sweeping.certify(ours, run[0], ZoneOffset.UTC);
                requireAllGone(theirs, ours, certificate);
                effort.report("round " + round + ": " + Ratio.aSecond(rows() / peerSeconds) + ", ours "
                        + Ratio.aSecond(rows() / ourSeconds) + ", ratio " + Ratio.number(peerSeconds / ourSeconds)
                        + ", second sweep " + Ratio.number(sweepSeconds) + " s");
                if (round > 0) { // the first is for warming up
                    ratios.add(peerSeconds / ourSeconds);
                    peers.add(rows() / peerSeconds);
                    our.add(rows() / ourSeconds);
                    sweeps.add(sweepSeconds / peerSeconds);
                }
            }
        }
        return List.of(
                new Ratio(
                        "delete rows " + label,
                        TARGET,
                        true,
                        ratios,
                        Ratio.aSecond(Ratio.median(peers)),
                        Ratio.aSecond(Ratio.median(our))),
                new Ratio("second sweep, times of deleting " + label, Double.NaN, true, sweeps, "-", "-"));
    }

    private int rows() {
        return students * HostTable.ROWS_OF_A_STUDENT;
    }

    private PartyId seeded(String name) throws SQLException {
        PartyId district = PartyId.of(name);
        effort.report(String.format(Locale.ROOT, "  %s: writing %,d rows of %,d students", name, rows(), students));
        HostTable.seed(database, district, students);
        return district;
    }

    private static double seconds(Turns.Side side) throws SQLException {
        long start = System.nanoTime();
        side.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private void steps(DeletionRuns runs, String what) {
        Gone gone = new Gone(what);
        List<DeletionStep> done;
        do {
            done = runs.steps(DeletionRuns.UNITS_AT_A_TIME);
            gone.add(done.stream().mapToLong(DeletionStep::rows).sum());
        } while (!done.isEmpty());
    }

    /** Tells every few seconds how many rows have gone. */
    private final class Gone {
        private static final long EVERY = 5_000_000_000L;

        private final String how;
        private long rows;
        private long told = System.nanoTime();

        Gone(String how) {
            this.how = how;
        }

        void add(long more) {
            rows += more;
            if (System.nanoTime() - told > EVERY) {
                told = System.nanoTime();
                effort.report(String.format(Locale.ROOT, "  %s: %,d of %,d rows", how, rows, rows()));
            }
        }
    }

    /** A page of students at a time, their rows of a table in one transaction, children first. */
    private void deleteByHand(PartyId district) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Gone gone = new Gone("by hand");
            Object[] page = page(connection, district, "");
            while (page.length > 0) {
                for (HostTable table : HostTable.values()) {
                    gone.add(delete(connection, table, district, page));
                    connection.commit();
                }
                page = page(connection, district, (String) page[page.length - 1]);
            }
            connection.setAutoCommit(true);
        }
    }

    private static Object[] page(Connection connection, PartyId district, String after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select student from host_student where district = ? and student > ? order by student" + " fetch first "
                        + RetentionPlan.PEOPLE_IN_A_RANGE + " rows only")) {
            statement.setString(1, district.value());
            statement.setString(2, after);
            List<String> page = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(rows.getString(1));
                }
            }
            return page.toArray();
        }
    }

    private static int delete(Connection connection, HostTable table, PartyId district, Object[] students)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "delete from " + table.table() + " where district = ? and student = any(?)")) {
            Array array = connection.createArrayOf("varchar", students);
            statement.setString(1, district.value());
            statement.setArray(2, array);
            int rows = statement.executeUpdate();
            array.free();
            return rows;
        }
    }

    private void requireAllGone(PartyId theirs, PartyId ours, DeletionCertificate certificate) throws SQLException {
        for (HostTable table : HostTable.values()) {
            for (PartyId district : List.of(theirs, ours)) {
                try (Connection connection = database.dataSource().getConnection();
                        PreparedStatement statement = connection.prepareStatement(
                                "select count(*) from " + table.table() + " where district = ?")) {
                    statement.setString(1, district.value());
                    try (ResultSet rows = statement.executeQuery()) {
                        if (!rows.next() || rows.getLong(1) > 0) {
                            throw new IllegalStateException(table.table() + " still has rows of " + district);
                        }
                    }
                }
            }
        }
        long certified = certificate.lines().stream()
                .mapToLong(DeletionCertificate.Line::erased)
                .sum();
        if (certified != rows()) {
            throw new IllegalStateException(certified + " rows are certified, and there were " + rows());
        }
    }
}
