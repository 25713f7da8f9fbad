package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LogSealer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Appends to a log, alone or while it is sealed, against the plain INSERT of the same bytes. Each side writes as many
 * entries as the plain one once wrote in the given time, and what counts is how long it takes.
 */
final class AppendBenchmark {
    private static final double APPENDED = 0.7;
    private static final double SEALED = 0.5;
    private static final String PLAIN = "plain";
    private static final PartyId TENANT = PartyId.of("district-1");
    private static final int ENTRIES = 20_000;

    private final BenchmarkDatabase database;
    private final Writers writers;
    private final Effort effort;
    private final JdbcComplianceStores stores;
    private final PlainTable plain;

    /** How a side writes so many transactions, until all is done that it promises. */
    private interface Side {
        void run(long transactions) throws InterruptedException, SQLException;
    }

    AppendBenchmark(BenchmarkDatabase database, Writers writers, Effort effort) throws SQLException {
        this.database = database;
        this.writers = writers;
        this.effort = effort;
        this.stores = database.newStores();
        this.plain = new PlainTable(database, TENANT.value(), effort.withoutJooq());
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

    private void owning(List<AuditEntry> entries) {
        stores.of(TENANT).auditLog().append(entries);
    }

    private void joining(List<AuditEntry> entries) throws SQLException {
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

    private List<Ratio> measured(Map<String, Side> ours, double target) throws SQLException, InterruptedException {
        List<Map.Entry<String, Side>> sides = new ArrayList<>(ours.entrySet());
        sides.add(Map.entry(PLAIN, transactions -> writers.run(transactions, plain)));
        long transactions = writers.runFor(effort.nanos(), plain);
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= effort.rounds(); round++) {
            StringBuilder told = new StringBuilder("round " + round + ":");
            for (Map.Entry<String, Side> side : sides) {
                clear();
                long start = System.nanoTime();
                side.getValue().run(transactions);
                double rate = rate(transactions, start);
                told.append(' ').append(side.getKey()).append(' ').append(Ratio.aSecond(rate));
                if (round > 0) { // the first is for warming up
                    rates.computeIfAbsent(side.getKey(), key -> new ArrayList<>())
                            .add(rate);
                }
            }
            effort.report(told.toString());
            Collections.rotate(sides, 1); // nobody always comes first, or after the same
        }
        List<Double> peer = rates.getOrDefault(PLAIN, List.of());
        return ours.keySet().stream()
                .map(name -> ratio(name, target, rates.getOrDefault(name, List.of()), peer))
                .toList();
    }

    private static Ratio ratio(String name, double target, List<Double> ours, List<Double> peer) {
        List<Double> ratios = IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / peer.get(i))
                .toList();
        return new Ratio(
                name, target, true, ratios, Ratio.aSecond(Ratio.median(peer)), Ratio.aSecond(Ratio.median(ours)));
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
