package com.onebackpak.compliance.audit.verification;

import com.onebackpak.compliance.audit.LogProblem;
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

    /**
     * Returns whether nothing was ever sealed, as far as the logs tell, and nothing else is wrong with them: so there is
     * nothing that could be verified.
     */
    public boolean isNothingSealed() {
        return logs.isEmpty()
                && logOfLogs.entries() == 0
                && logOfLogs.earlierCheckpoints() == 0
                && logOfLogs.unlisted() == 0
                && logOfLogs.problems().size() == 1
                && logOfLogs.problems().get(0).kind() == LogProblem.Kind.NO_CHECKPOINT;
    }

    /** Returns the reports of all logs, that of the log of the logs first. */
    public Stream<LogReport> all() {
        return Stream.concat(Stream.of(logOfLogs), logs.stream());
    }
}
