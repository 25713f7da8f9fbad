package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.audit.RecordProblem;
import com.onebackpak.compliance.audit.verification.LogsReport;
import java.util.List;

/**
 * What the verification of a database found. The logs are what their key signed, none is older than any other says, and
 * all that is on record is what they say and nothing else, if and only if {@link #isVerified()}. Immutable.
 *
 * <p>What remains unnoticed: that the whole database was put back to an earlier state, the log of the logs with it, where
 * no checkpoint of the log of the logs that is younger than that state was kept elsewhere; and that a writer's last
 * entries were taken away before they were sealed, with what they are of and with the writer's counter, where nothing
 * was committed that began after them, and no process has committed them in a transaction of the stores' own that still
 * runs or has appended anything since. docs/decisions/0007 says more.
 *
 * @param logs of the logs
 * @param records how many rows were compared with their entries
 * @param problems what is wrong with what is on record, at most as many as are listed
 * @param unlisted how many more problems there are
 */
public record DatabaseReport(LogsReport logs, long records, List<RecordProblem> problems, long unlisted) {
    /** Holds what was found. */
    public DatabaseReport {
        problems = List.copyOf(problems);
    }

    /** Returns whether nothing is wrong. */
    public boolean isVerified() {
        return logs.isVerified() && problems.isEmpty();
    }
}
