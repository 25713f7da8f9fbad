package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how much an analysis of all situations may take. */
final class MostDiagrams {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--most-diagrams",
            paramLabel = "NUMBER",
            description = "How many decision diagrams the analysis may make, ${DEFAULT-VALUE} if nobody says: a million"
                    + " takes 50 MB (java -Xmx) and some seconds. What takes more is not told, and that is said.")
    private int most = PolicyAnalyzer.MOST_DIAGRAMS;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    MostDiagrams() {}

    /** Refuses to be given where nothing would be analysed. */
    void isFor(String option, boolean isGiven) {
        if (!isGiven && command.commandLine().getParseResult().hasMatchedOption("--most-diagrams")) {
            throw new ParameterException(command.commandLine(), "--most-diagrams says something only with " + option);
        }
    }

    int number() {
        if (most < 1) {
            throw new ParameterException(command.commandLine(), "--most-diagrams must be positive");
        }
        return most;
    }
}
