package com.onebackpak.compliance.examples.erasure;

import com.onebackpak.compliance.jdbc.AcceptedLoss;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says that a part of the records is lost for good. */
@Command(
        name = "accept",
        description =
                "Says that a part of the records is lost for good, so that the rest opens again: the DATABASE, in whose"
                        + " place is an empty one or another, the JOURNAL of erasures, or the ENTRIES that were appended after"
                        + " the backup that was put back. Look for a copy first.",
        footer = {
            "",
            "Example: java -jar compliance.jar erasure accept --lost JOURNAL --database compliance-demo/day-310359a01c27"
        },
        sortOptions = false)
final class ErasureAcceptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private FolderOption folder;

    @Option(names = "--lost", required = true, paramLabel = "PART", description = "One of ${COMPLETION-CANDIDATES}.")
    private AcceptedLoss lost;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ErasureAcceptCommand() {}

    @Override
    public Integer call() {
        int done = folder.records().open(Set.of(lost), opened -> 0);
        spec.commandLine()
                .getOut()
                .println("the records open again, without the " + lost.name().toLowerCase(Locale.ROOT)
                        + " that was lost");
        return done;
    }
}
