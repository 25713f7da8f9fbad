package com.onebackpak.compliance.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/** Which databases can be measured. */
enum DatabaseKind {
    H2 {
        @Override
        BenchmarkDatabase open(Effort effort) throws IOException {
            return new EmbeddedBenchmarkDatabase();
        }
    },
    POSTGRES {
        @Override
        BenchmarkDatabase open(Effort effort) throws IOException, SQLException {
            return new PostgresBenchmarkDatabase(effort.joinsInserts());
        }
    };

    /** Opens a new, empty database. */
    abstract BenchmarkDatabase open(Effort effort) throws IOException, SQLException;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
