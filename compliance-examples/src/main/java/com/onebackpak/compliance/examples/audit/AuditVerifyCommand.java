package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.document.PlainJson;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an exported audit log. */
@Command(
        name = "verify",
        description = {
            "Verifies an exported audit log with nothing but the export and the log's public key, and names what is"
                    + " wrong and where. Exits 0 if and only if the log is what its key signed.",
            "",
            "An export shows that nothing in it was changed since it was signed. It cannot show by itself that it is the"
                    + " latest: keep its checkpoint, and give it as --since when you verify the next one."
        },
        footer = {"", "Example: java -jar compliance.jar audit verify export --key log.example/school+c74f20a3+AY..."},
        sortOptions = false)
final class AuditVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EXPORT",
            description = "The folder of the export: tiles, entries and checkpoint as in C2SP tlog-tiles.")
    private Path export;

    @Mixin
    private LogKey logKey;

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = "The file 'checkpoint' of an earlier export: this one must have grown from it.")
    private @Nullable Path since;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    AuditVerifyCommand() {}

    @Override
    public Integer call() {
        LogReport report = verify();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(PlainJson.pretty(LogReportWriter.data(report)));
        } else {
            out.print(LogReportWriter.of(report));
        }
        return report.isVerified() ? AuditCommand.GOOD : AuditCommand.NO;
    }

    private LogReport verify() {
        LogVerification verification = LogVerification.with(logKey.verifier())
                .origin(logKey.origin())
                .reportingTo(new ReadingProgress(spec.commandLine().getErr()));
        if (since != null) {
            verification = AuditInput.since(since, verification::since);
        }
        return AuditInput.export(export, verification::verify);
    }
}
