package com.onebackpak.compliance.examples.erasure;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the file of an embedded database anew. */
@Command(
        name = "purge",
        description = "Writes the file of the database anew, so that nothing of who was erased is in it any more. No"
                + " process may have it open; one that has does the same when it closes it.",
        footer = {"", "Example: java -jar compliance.jar erasure purge --database compliance-demo/day-310359a01c27"},
        sortOptions = false)
final class ErasurePurgeCommand implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ErasurePurgeCommand() {}

    @Override
    public Integer call() {
        int done = folder.records().open(Set.of(), opened -> {
            opened.writeAnew(WAIT);
            return 0;
        });
        spec.commandLine().getOut().println("the file of the database was written anew");
        return done;
    }
}
