package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.ClaimsReader;
import com.onebackpak.compliance.document.DocumentException;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.PolicyReader;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what commands are given: scenarios by file, packs by id or by file. */
final class Documents {
    private final Vocabulary vocabulary;
    private final PolicyLibrary library;

    /** Reads documents that speak in the vocabulary. */
    Documents(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.library = PolicyLibrary.builtIn(vocabulary);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    ScenarioReader scenarios() {
        return ScenarioReader.of(vocabulary, library);
    }

    ClaimsReader claims() {
        return ClaimsReader.of(vocabulary, library);
    }

    /** Reads scenario files whose cases are to be run; one without cases would be a test that cannot fail. */
    List<Scenario> scenariosWithCases(List<Path> files) {
        ScenarioReader reader = scenarios();
        return each(files, file -> {
            Scenario scenario = reader.read(DocumentSource.of(file));
            if (scenario.cases().isEmpty()) {
                throw new CommandException(
                        "the scenario has no cases to run; list them under 'cases' (" + file + ":1:1)");
            }
            return scenario;
        });
    }

    /** Returns the packs, as {@link #pack} does each. */
    List<Policy> packs(List<String> idsOrFiles) {
        List<List<Policy>> packs = each(idsOrFiles, this::pack);
        Map<String, String> from = new HashMap<>();
        for (int i = 0; i < packs.size(); i++) {
            String name = idsOrFiles.get(i);
            for (Policy policy : packs.get(i)) {
                String version = policy.id() + "@" + policy.version();
                String before = from.putIfAbsent(version, name);
                if (before != null) {
                    throw new CommandException(
                            before.equals(name)
                                    ? "'" + name + "' is given twice; give it once"
                                    : "'" + before + "' and '" + name + "' are both " + version
                                            + "; give one of them, or another version to one");
                }
            }
        }
        return packs.stream().flatMap(List::stream).toList();
    }

    /** Puts packs together. */
    PolicySet together(List<Policy> policies) {
        try {
            return PolicySet.of(vocabulary, policies);
        } catch (IllegalArgumentException e) {
            throw new CommandException(e);
        }
    }

    /** Reads each; what is wrong with any of them is told together. */
    private static <A, B> List<B> each(List<A> names, Function<A, B> reading) {
        List<B> read = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (A name : names) {
            try {
                read.add(reading.apply(name));
            } catch (DocumentException e) {
                problems.addAll(e.problems());
            } catch (CommandException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new CommandException(problems.stream().distinct().toList());
        }
        return read;
    }

    /** Returns the pack, in all its versions, that is built in under this id or stands in this file. */
    List<Policy> pack(String idOrFile) {
        List<Policy> builtIn = library.versions(idOrFile);
        if (!builtIn.isEmpty()) {
            return builtIn;
        }
        if (isFile(idOrFile)) {
            return List.of(PolicyReader.of(vocabulary).read(DocumentSource.of(Path.of(idOrFile))));
        }
        throw new CommandException(
                "unknown pack '" + idOrFile + "'; name a file or one of " + String.join(", ", library.names()));
    }

    private static boolean isFile(String name) {
        try {
            return name.contains(".") || name.contains("/") || Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
