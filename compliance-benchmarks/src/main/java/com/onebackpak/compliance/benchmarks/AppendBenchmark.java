package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LogSealer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Appends to a log, alone or while it is sealed, against the plain INSERT of the same bytes. In each round the plain
 * side writes for the given time; then each of ours writes as many, and what counts is how long it takes.
 */
final class AppendBenchmark {
    private static final double APPENDED = 0.7;
    private static final double SEALED = 0.5;
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final int ENTRIES = 20_000;

    private final BenchmarkDatabase database;
    private final Writers writers;
    private final Effort effort;
    private final JdbcComplianceStores stores;
    private final PlainTable plain;
    private final List<Double> plainRates = new ArrayList<>();

    /** How a side writes so many transactions, until all is done that it promises. */
    private interface Side {
        void run(long transactions) throws InterruptedException, SQLException;
    }

    AppendBenchmark(BenchmarkDatabase database, Writers writers, Effort effort) throws SQLException {
        this.database = database;
        this.writers = writers;
        this.effort = effort;
        this.stores = database.newStores();
        this.plain = new PlainTable(database, TENANT.value());
    }

    /** Appends alone, in transactions of its own and in the host's. */
    List<Ratio> append(String label) throws SQLException, InterruptedException {
        Map<String, Side> sides = new LinkedHashMap<>();
        sides.put("append owning " + label, transactions -> writers.run(transactions, this::owning));
        sides.put("append joining " + label, transactions -> writers.run(transactions, this::joining));
        return measured(sides, APPENDED);
    }

    /** Appends while a sealer runs, until the last entry is sealed. */
    List<Ratio> sealed(String label) throws SQLException, InterruptedException {
        return measured(Map.of("append and seal " + label, this::sealing), SEALED);
    }

    static Writers writers(int number, int batch) {
        return new Writers(number, batch, Entries.of(ENTRIES, number));
    }

    private void owning(List<com.onebackpak.compliance.audit.AuditEntry> entries) {
        stores.of(TENANT).auditLog().append(entries);
    }

    private void joining(List<com.onebackpak.compliance.audit.AuditEntry> entries) throws SQLException {
        database.inTransaction(
                host -> stores.joining(host).of(TENANT).auditLog().append(entries));
    }

    private void sealing(long transactions) throws InterruptedException {
        LogSealer sealer = stores.sealer();
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> sealed = thread.submit(() -> {
                while (!written.get()) {
                    sealer.seal(TENANT);
                    Thread.sleep(effort.pauseMillis());
                }
                return sealer.seal(TENANT);
            });
            writers.run(transactions, this::owning);
            written.set(true);
            sealed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sealer failed", e.getCause());
        } finally {
            thread.shutdownNow();
        }
    }

    private List<Ratio> measured(Map<String, Side> sides, double target) throws SQLException, InterruptedException {
        Map<String, List<Double>> ratios = new LinkedHashMap<>();
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= effort.rounds(); round++) {
            clear();
            long start = System.nanoTime();
            long transactions = writers.runFor(effort.nanos(), plain);
            double plainRate = rate(transactions, start);
            StringBuilder told = new StringBuilder("plain " + Ratio.aSecond(plainRate));
            for (Map.Entry<String, Side> side : sides.entrySet()) {
                clear();
                start = System.nanoTime();
                side.getValue().run(transactions);
                double rate = rate(transactions, start);
                told.append(", ").append(side.getKey()).append(' ').append(Ratio.number(rate / plainRate));
                if (round > 0) { // the first is for warming up
                    ratios.computeIfAbsent(side.getKey(), key -> new ArrayList<>())
                            .add(rate / plainRate);
                    rates.computeIfAbsent(side.getKey(), key -> new ArrayList<>())
                            .add(rate);
                }
            }
            if (round > 0) {
                plainRates.add(plainRate);
            }
            effort.tell("round " + round + ": " + told);
        }
        String peer = Ratio.aSecond(Ratio.median(plainRates));
        return ratios.entrySet().stream()
                .map(each -> new Ratio(
                        each.getKey(),
                        target,
                        true,
                        each.getValue(),
                        peer,
                        Ratio.aSecond(Ratio.median(rates.getOrDefault(each.getKey(), List.of())))))
                .toList();
    }

    private double rate(long transactions, long start) {
        return transactions * (double) writers.batch() / (System.nanoTime() - start) * 1e9;
    }

    /** Each side begins with empty tables; what is sealed stays, as it does in a log. */
    private void clear() throws SQLException {
        plain.clear();
        database.execute("truncate table compliance_audit_pending");
    }
}
