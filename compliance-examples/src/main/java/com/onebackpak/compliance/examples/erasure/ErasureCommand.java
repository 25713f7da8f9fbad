package com.onebackpak.compliance.examples.erasure;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about erasures. */
@Command(
        name = "erasure",
        description = "Checks that what was erased is gone, and makes it so.",
        subcommands = {ErasureCheckCommand.class, ErasurePurgeCommand.class, ErasureAcceptCommand.class},
        sortOptions = false)
public final class ErasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    public ErasureCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; known are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
