package com.onebackpak.compliance.examples;

import com.google.common.base.Throwables;
import com.onebackpak.compliance.analysis.PoliciesTooLargeException;
import com.onebackpak.compliance.document.DocumentException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on standard error, in one line each, why a command could not run. */
final class Problems {
    private final PrintWriter writer;

    Problems(PrintWriter writer) {
        this.writer = writer;
    }

    PrintWriter writer() {
        return writer;
    }

    /** Reports a wrong command line. */
    int report(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return report(lowerCased(String.valueOf(problem.getMessage())) + suggestion(problem) + "; see '" + command
                + " --help'");
    }

    /** The nearest name, else all; of an option that is not like any, the help tells more than a list would. */
    private static String suggestion(ParameterException problem) {
        if (!(problem instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String written = unmatched.getUnmatched().isEmpty()
                ? ""
                : unmatched.getUnmatched().get(0);
        CommandLine command = problem.getCommandLine();
        Set<String> known = written.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        Optional<String> near = KnownNames.nearest(written, known);
        if (near.isPresent()) {
            return " (did you mean '" + near.get() + "'?)";
        }
        return written.startsWith("-") || known.isEmpty() ? "" : "; known are " + String.join(", ", known);
    }

    /** Reports whatever else stopped a command; what nobody foresaw is named as such. */
    int report(Throwable problem) {
        for (Throwable cause :
                Throwables.getCausalChain(problem)) { // a store's exception may stand before what Java lacks
            if (cause instanceof OutOfMemoryError) {
                return report("this took more memory than there is (" + cause.getMessage() + "; Java may take "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB); give more with java -Xmx");
            }
            if (cause instanceof StackOverflowError) {
                return report("this took more calls within calls than there may be; allow more with java -Xss");
            }
        }
        if (problem instanceof DocumentException refused) {
            return report(refused.problems());
        }
        if (problem instanceof CommandException refused) {
            return report(refused.problems());
        }
        if (problem instanceof PoliciesTooLargeException) {
            return report(problem.getMessage() + " (--most-diagrams, and java -Xmx)");
        }
        boolean tellsItself = problem instanceof Exception && problem.getMessage() != null;
        return report("an error in this program, please report it: "
                + (tellsItself ? problem.getMessage() : problem.toString().replaceFirst("^[\\w.]*[.]", "")));
    }

    private int report(List<String> problems) {
        problems.forEach(this::report);
        return ComplianceCommand.COULD_NOT_RUN;
    }

    int report(String problem) {
        writer.println("compliance: " + TerminalText.oneLine(problem));
        writer.flush();
        return ComplianceCommand.COULD_NOT_RUN;
    }

    private static String lowerCased(String message) {
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
