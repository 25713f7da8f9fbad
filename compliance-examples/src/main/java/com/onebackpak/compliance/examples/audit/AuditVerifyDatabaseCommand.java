package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogsReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.examples.StoredRecords;
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
            "Verifies all audit logs in a database: each by itself, and that none is older than the log of the logs says."
                    + " Exits 0 if and only if all are what their key signed, or nothing was sealed yet.",
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
        LogsReport report = report(stores);
        PrintWriter out = spec.commandLine().getOut();
        if (since == null && report.isNothingSealed()) {
            return printNothingSealed(stores.sealer().backlog().waiting(), out);
        }
        if (json) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("verified", report.isVerified());
            data.put("logs", report.all().map(LogReportWriter::data).toList());
            out.print(PlainJson.pretty(data));
        } else {
            out.print(report.all().map(LogReportWriter::of).collect(Collectors.joining("\n")));
            out.println();
            out.println(report.all().filter(LogReport::isVerified).count() + " logs verified, "
                    + report.all().filter(r -> !r.isVerified()).count() + " not");
        }
        return report.isVerified() ? AuditCommand.GOOD : AuditCommand.NO;
    }

    private int printNothingSealed(long waiting, PrintWriter out) {
        if (json) {
            out.print(PlainJson.pretty(Map.of("nothing-sealed", true, "waiting", waiting)));
        } else {
            out.println("nothing sealed yet: there is nothing to verify, and "
                    + (waiting == 1 ? "1 entry waits" : waiting + " entries wait") + " to be sealed");
        }
        return AuditCommand.GOOD;
    }

    private LogsReport report(JdbcComplianceStores stores) {
        LogsVerification verification = LogsVerification.with(stores.verifierOfLogs());
        return stores.verifyLogs(since == null ? verification : AuditInput.since(since, verification::since));
    }
}
