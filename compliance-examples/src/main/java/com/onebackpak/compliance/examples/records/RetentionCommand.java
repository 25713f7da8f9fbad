package com.onebackpak.compliance.examples.records;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about what is to go from a host's tables. */
@Command(
        name = "retention",
        description = "Plans what is to go from a host's tables, erases it, counts what is left and certifies that.",
        subcommands = {
            RetentionPlanCommand.class,
            RetentionPreviewCommand.class,
            RetentionRunCommand.class,
            RetentionCertificateCommand.class
        },
        sortOptions = false)
public final class RetentionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    public RetentionCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; known are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
