package com.onebackpak.compliance.benchmarks;

import com.onebackpak.compliance.audit.AuditEntry;
import java.sql.SQLException;
import java.util.List;

/** Writes entries in one transaction. Thread-safe. */
@FunctionalInterface
interface Appender {
    void append(List<AuditEntry> entries) throws SQLException;
}
