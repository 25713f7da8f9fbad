package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.PlainJson;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which form a command prints its answer: as text, or as JSON. */
final class AnswerForm {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    AnswerForm() {}

    /** Prints the answer and returns the exit code. */
    int print(Supplier<?> data, Consumer<PrintWriter> text, boolean isGood) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.print(PlainJson.pretty(data.get()));
        } else {
            text.accept(out);
        }
        return isGood ? ComplianceCommand.GOOD : ComplianceCommand.NO;
    }
}
