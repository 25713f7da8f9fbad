package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.analysis.PolicyAnalyzer;
import com.onebackpak.compliance.analysis.PolicyClaims;
import com.onebackpak.compliance.analysis.Proof;
import com.onebackpak.compliance.analysis.Witness;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.WitnessDocument;
import com.onebackpak.compliance.policy.Citation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves claims of policies, or refutes them by a situation that the evaluator has decided. */
@Command(
        name = "prove",
        description = "Proves what policies decide in every situation there can be, or shows one in which they do not."
                + " Exits 1 unless every claim is proved.",
        footer = {"", "Example: java -jar compliance.jar prove claims/absolute.claims.yaml"},
        sortOptions = false)
final class ProveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file of claims, YAML or JSON.")
    private Path file;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Save the counterexamples as a scenario; packs are named in it as in the file of claims.")
    private @Nullable Path save;

    /** How a file of counterexamples begins. */
    private static final String SAVED = "scenarios: \"against: ";

    @Mixin
    private MostDiagrams mostDiagrams;

    @Mixin
    private SpokenVocabulary vocabulary;

    @Mixin
    private AnswerForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ProveCommand() {}

    @Override
    public Integer call() {
        Optional.ofNullable(save).ifPresent(ProveCommand::requireReplaceable);
        PolicyClaims claims = vocabulary.documents().claims().read(DocumentSource.of(file));
        PolicyAnalyzer analyzer = PolicyAnalyzer.of(claims.policies(), claims.claims(), mostDiagrams.number());
        List<Proof> proofs = claims.claims().stream().map(analyzer::prove).toList();
        long proved = proofs.stream().filter(Proof::isProved).count();
        int code = form.print(
                () -> proofs.stream().map(ProveCommand::data).toList(),
                out -> {
                    proofs.forEach(proof -> out.println(Columns.fitted(text(proof))));
                    out.println(proved + " proved, " + (proofs.size() - proved) + " not");
                },
                proved == proofs.size());
        Map<String, Witness> refuting = new LinkedHashMap<>();
        proofs.forEach(proof -> proof.counterexample()
                .ifPresent(witness -> refuting.put(proof.claim().name(), witness)));
        Optional.ofNullable(save)
                .filter(to -> !refuting.isEmpty())
                .ifPresent(
                        to -> save(to, WitnessDocument.write("against: " + claims.title(), claims.names(), refuting)));
        return code;
    }

    /** What was saved before is replaced; a pack or any other file that somebody wrote is not. */
    private static void requireReplaceable(Path file) {
        try {
            if (Files.exists(file) && !Files.readString(file).startsWith(SAVED)) {
                throw new CommandException(
                        file + " is there and holds no counterexamples that were saved; name another file");
            }
        } catch (IOException e) {
            throw new CommandException("the counterexamples could not be written to " + file + ": " + e.getMessage());
        }
    }

    private static void save(Path to, String text) {
        try {
            Files.writeString(to, text);
        } catch (IOException e) {
            throw new CommandException("the counterexamples could not be written to " + to + ": " + e.getMessage());
        }
    }

    private static String verdict(Proof proof) {
        if (proof.isProved()) {
            return "proved";
        }
        if (proof.isRefuted()) {
            return "refuted";
        }
        return proof.isEmpty() ? "empty" : "undecided";
    }

    private static String text(Proof proof) {
        StringBuilder text = new StringBuilder(verdict(proof).toUpperCase(Locale.ROOT))
                .append("  ")
                .append(proof.claim()
                        .name()
                        .replaceAll("\\s+", " ")); // a line of its own would look like another verdict
        if (!proof.claim().cites().isEmpty()) {
            text.append(proof.claim().cites().stream()
                    .map(Citation::toString)
                    .collect(Collectors.joining(", ", "  [", "]")));
        }
        text.append("\n  ");
        if (proof.isEmpty()) {
            text.append("there is no situation of which it speaks, so it says nothing\n");
        } else if (proof.isProved()) {
            text.append("in all ").append(proof.situations()).append(" situations\n");
        } else {
            text.append("not in ")
                    .append(proof.against().map(count -> count + " of ").orElse("some (too many to count) of "))
                    .append(proof.situations())
                    .append(" situations\n");
        }
        proof.undecided().ifPresent(why -> text.append("  ").append(why).append('\n'));
        proof.counterexample()
                .ifPresent(witness ->
                        text.append(witness.decision().explanation().text().indent(4)));
        return text.toString();
    }

    private static Map<String, Object> data(Proof proof) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("claim", proof.claim().name());
        data.put("verdict", verdict(proof));
        data.put("cites", proof.claim().cites().stream().map(Citation::toString).toList());
        data.put("situations", proof.situations().toString());
        proof.against().ifPresent(count -> data.put("against", count.toString()));
        proof.undecided().ifPresent(why -> data.put("undecided", why));
        proof.counterexample().ifPresent(witness -> data.put("counterexample", situation(witness)));
        return data;
    }

    static Map<String, Object> situation(Witness witness) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("request", witness.situation().request().data());
        data.put("at", witness.situation().at().toString());
        data.put("outcome", witness.decision().outcome().name());
        data.put("rules", witness.decision().rules().stream().sorted().toList());
        data.put("missing", witness.decision().missing().stream().sorted().toList());
        return data;
    }
}
