package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogsReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.DatabaseReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies all audit logs in an embedded database together. */
@Command(
        name = "verify-database",
        description = {
            "Verifies a database: all audit logs, each by itself, and that none is older than the log of the logs says; that"
                    + " every record, decision, key, tombstone and kept policy is what its entry of the log says, and that"
                    + " none is missing or was planted. Exits 0 if and only if nothing is wrong.",
            "",
            "A database that was put back as a whole shows only against a checkpoint kept elsewhere: keep the file"
                    + " 'checkpoint' of an export of the log of the logs, and give it as --since."
        },
        footer = {
            "",
            "Example: java -jar compliance.jar audit verify-database --database compliance-demo/day-310359a01c27"
        },
        sortOptions = false)
final class AuditVerifyDatabaseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StoredRecords records;

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = "A checkpoint of the log of the logs that was kept: it must have grown from it.")
    private @Nullable Path since;

    @Option(names = "--json", description = "Print the reports as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    AuditVerifyDatabaseCommand() {}

    @Override
    public Integer call() {
        return records.open(this::verify);
    }

    private int verify(JdbcComplianceStores stores) {
        DatabaseReport report = report(stores);
        LogsReport logs = report.logs();
        boolean isNothingSealed = since == null && logs.isNothingSealed();
        boolean isGood = report.problems().isEmpty() && (isNothingSealed || logs.isVerified());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("verified", isGood);
            data.put("nothing-sealed", isNothingSealed);
            data.put("logs", logs.all().map(LogReportWriter::data).toList());
            data.put("records", report.records());
            data.put(
                    "problems",
                    report.problems().stream().map(RecordProblemText::data).toList());
            data.put("unlisted", report.unlisted());
            out.print(PlainJson.pretty(data));
        } else if (isNothingSealed) {
            long waiting = stores.sealer().backlog().waiting();
            out.println("nothing sealed yet: " + (waiting == 1 ? "1 entry waits" : waiting + " entries wait")
                    + " to be sealed");
            out.print(RecordProblemText.of(report));
        } else {
            out.print(logs.all().map(LogReportWriter::of).collect(Collectors.joining("\n")));
            out.println();
            out.print(RecordProblemText.of(report));
            out.println(logs.all().filter(LogReport::isVerified).count() + " logs verified, "
                    + logs.all().filter(r -> !r.isVerified()).count() + " not");
        }
        return isGood ? AuditCommand.GOOD : AuditCommand.NO;
    }

    private DatabaseReport report(JdbcComplianceStores stores) {
        LogsVerification verification = LogsVerification.with(stores.verifierOfLogs());
        return stores.verifyDatabase(since == null ? verification : AuditInput.since(since, verification::since));
    }
}
