package com.onebackpak.compliance.audit.verification;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the verification of all logs together found. They are what their key signed, and none is older than any other
 * says, if and only if {@link #isVerified()}. Immutable.
 *
 * @param logOfLogs of the log of the logs
 * @param logs of each log in which something was sealed or that the log of the logs knows, by their names
 */
public record LogsReport(LogReport logOfLogs, List<LogReport> logs) {
    /** Holds what was found. */
    public LogsReport {
        logs = List.copyOf(logs);
    }

    /** Returns whether every one of them is verified. */
    public boolean isVerified() {
        return all().allMatch(LogReport::isVerified);
    }

    /** Returns the reports of all logs, that of the log of the logs first. */
    public Stream<LogReport> all() {
        return Stream.concat(Stream.of(logOfLogs), logs.stream());
    }
}
