package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.LogExport;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.SealedLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports one log of an embedded database. */
@Command(
        name = "export",
        description =
                "Seals an audit log and exports it as a folder that proves itself, to be handed to whoever may see"
                        + " it: one tenant's log and nobody else's. Prints the public key that verifies it.",
        footer = {
            "",
            "Example: java -jar compliance.jar audit export --database compliance-demo/day-310359a01c27 --tenant"
                    + " district-1 export"
        },
        sortOptions = false)
final class AuditExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EXPORT", description = "The folder to write: a new one, or an empty one.")
    private Path export;

    @Mixin
    private StoredRecords records;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "Whose log. Default: the log of the logs, which holds all logs' checkpoints.")
    private @Nullable String tenant;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    AuditExportCommand() {}

    @Override
    public Integer call() {
        return records.open(this::export);
    }

    private int export(JdbcComplianceStores stores) {
        NoteVerifier key;
        SealedLog log;
        if (tenant == null) {
            key = stores.verifierOfLogs();
            log = stores.logOfLogs();
        } else {
            PartyId named = StoredRecords.tenant(tenant, stores);
            key = stores.verifier(named);
            log = stores.of(named).auditLog();
        }
        stores.sealer().sealAll();
        write(log);
        PrintWriter out = spec.commandLine().getOut();
        out.println("exported " + log.checkpoint().map(c -> c.size()).orElse(0L) + " entries; to verify them:");
        out.println("java -jar compliance.jar audit verify " + export + " --key " + key.vkey());
        return AuditCommand.GOOD;
    }

    private void write(SealedLog log) {
        try {
            LogExport.of(log.contents()).writeTo(export);
        } catch (DirectoryNotEmptyException e) {
            throw new CommandException("'" + export + "' is not empty; give a new folder");
        } catch (IOException e) {
            throw new CommandException("cannot write the export (" + export + ")");
        }
    }
}
