package com.onebackpak.compliance.examples.audit;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with an exported audit log. */
@Command(
        name = "audit",
        description = "Exports and verifies audit logs, and proves single entries of them.",
        footer = {"", "Example: java -jar compliance.jar audit verify export --key log.example/school+c74f20a3+AY..."},
        subcommands = {
            AuditVerifyCommand.class,
            AuditProveCommand.class,
            AuditVerifyProofCommand.class,
            AuditExportCommand.class,
            AuditVerifyDatabaseCommand.class,
        },
        sortOptions = false)
public final class AuditCommand implements Callable<Integer> {
    static final int GOOD = 0;
    static final int NO = 1;

    @Spec
    private CommandSpec spec;

    /** Is made by the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets it
    public AuditCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; known are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
