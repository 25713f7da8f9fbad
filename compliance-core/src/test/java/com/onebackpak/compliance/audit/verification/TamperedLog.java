package com.onebackpak.compliance.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.LogProblem;
import java.util.List;

/** A log that a test tampers with, and what is found then. */
abstract class TamperedLog {
    static final int SIZE = 700;
    final GivenLog log = GivenLog.of(0, 100, 256, 512, 600, SIZE);

    private static String text(LogProblem problem) {
        String range = problem.first().isEmpty()
                ? ""
                : " " + problem.first().getAsLong() + ".." + problem.last().getAsLong();
        return problem.kind() + " " + problem.place() + range;
    }

    static List<String> found(LogReport report) {
        assertThat(report.isVerified()).isEqualTo(report.problems().isEmpty());
        return report.problems().stream().map(TamperedLog::text).toList();
    }

    List<String> found() {
        return found(log.verify());
    }
}
