package com.onebackpak.compliance.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be measured. */
enum Benchmark {
    APPEND {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException, InterruptedException {
            return appending(cases, effort, AppendBenchmark::append);
        }
    },
    SEALED {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException, InterruptedException {
            return appending(cases, effort, AppendBenchmark::sealed);
        }
    },
    VERIFY {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException {
            return new VerifyBenchmark(effort).run();
        }
    },
    CONSENTS {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException {
            return onEach(cases, effort, (database, kind) -> new ConsentBenchmark(database, effort).run(kind));
        }
    },
    FACTS {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException {
            return onEach(cases, effort, (database, kind) -> List.of(new FactsBenchmark(database, effort).run(kind)));
        }
    },
    RECORD {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException {
            return onEach(cases, effort, (database, kind) -> List.of(new RecordBenchmark(database, effort).run(kind)));
        }
    },
    FILTER {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException {
            return onEach(cases, effort, (database, kind) -> new FilterBenchmark(database, effort).run(kind));
        }
    },
    DELETION {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException {
            return onEach(cases, effort, (database, kind) -> new DeletionBenchmark(database, effort).run(kind));
        }
    },
    DECIDE {
        @Override
        List<Ratio> run(Cases cases, Effort effort) {
            return new DecideBenchmark(effort).run();
        }
    },
    REMEDIES {
        @Override
        List<Ratio> run(Cases cases, Effort effort) throws IOException {
            return new RemediesBenchmark(effort).run();
        }
    };

    /**
     * Which of the cases are measured.
     *
     * @param databases on which databases
     * @param writers how many threads write
     * @param batches how many entries they commit at once
     */
    record Cases(List<DatabaseKind> databases, List<Integer> writers, List<Integer> batches) {}

    /** Measures it. */
    abstract List<Ratio> run(Cases cases, Effort effort) throws IOException, SQLException, InterruptedException;

    private interface Measuring {
        List<Ratio> run(BenchmarkDatabase database, String kind) throws SQLException;
    }

    final List<Ratio> onEach(Cases cases, Effort effort, Measuring measuring) throws IOException, SQLException {
        List<Ratio> ratios = new ArrayList<>();
        for (DatabaseKind kind : cases.databases()) {
            effort.report(this + " on " + kind);
            try (BenchmarkDatabase database = kind.open(effort)) {
                ratios.addAll(measuring.run(database, kind.toString()));
            }
        }
        return ratios;
    }

    private interface Appending {
        List<Ratio> run(AppendBenchmark benchmark, String label) throws SQLException, InterruptedException;
    }

    final List<Ratio> appending(Cases cases, Effort effort, Appending appending)
            throws IOException, SQLException, InterruptedException {
        List<Ratio> ratios = new ArrayList<>();
        for (DatabaseKind kind : cases.databases()) {
            for (int writers : cases.writers()) {
                for (int batch : cases.batches()) {
                    String label = kind + ", writers " + writers + ", batch " + batch;
                    effort.report(this + " on " + label);
                    try (BenchmarkDatabase database = kind.open(effort);
                            Writers threads = AppendBenchmark.writers(writers, batch)) {
                        ratios.addAll(appending.run(new AppendBenchmark(database, threads, effort), label));
                    }
                }
            }
        }
        return ratios;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
