package com.onebackpak.compliance.examples.demo;

import com.onebackpak.compliance.document.PlainJson;
import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.evaluation.PolicyDecision;
import com.onebackpak.compliance.policy.Citation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes what was played as scenario files: the world, and of a day, so that every figure can be recomputed, for each kind of
 * request a file with all its cases and what each came to. The folder appears whole or not at all.
 */
final class DemoFolder {
    private final String worldText;

    /**
     * Makes a writer.
     *
     * @param worldText the scenario file of the world, without cases
     */
    DemoFolder(String worldText) {
        this.worldText = worldText;
    }

    /** The scenario file of a world, without cases. */
    static String worldText(Map<String, Object> world, OffsetDateTime now) {
        return worldText(world, now, List.of("backpak", "ferpa", "coppa"));
    }

    /** The scenario file of a world under some policies, without cases. */
    static String worldText(Map<String, Object> world, OffsetDateTime now, List<String> policies) {
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("policies", policies);
        scenario.put("now", now.toString());
        scenario.put("world", world);
        return PlainJson.yaml(Map.of("scenarios", "The world of the demo")) + PlainJson.yaml(scenario);
    }

    /** Refuses a folder that has something in it, before any work is done. */
    static void requireFree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            if (!Files.isDirectory(folder)) {
                throw new OccupiedException("'" + folder + "' is a file; give a folder that does not exist yet");
            }
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new OccupiedException("the folder '" + folder + "' is not empty; give a new one");
                }
            }
        }
    }

    /** The folder cannot be used because of what is there. */
    static final class OccupiedException extends IOException {
        private static final long serialVersionUID = 1L;

        OccupiedException(String message) {
            super(message);
        }
    }

    /** Writes the world alone. */
    void write(Path folder) throws IOException {
        write(folder, draft -> {});
    }

    /** Writes the world, and what was asked on a day. */
    void write(Path folder, PlayedDay day) throws IOException {
        write(folder, draft -> writeRequests(day, draft));
    }

    private interface Content {
        void writeInto(Path draft) throws IOException;
    }

    private void write(Path folder, Content more) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        // Temporary folders are for their owner only, and birth dates are personal data
        Path draft = Files.createTempDirectory(target.getParent(), ".demo-");
        try {
            Files.writeString(draft.resolve("world.yaml"), worldText);
            more.writeInto(draft);
            requireFree(target);
            Files.deleteIfExists(target);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteIfThere(draft);
        }
    }

    private void writeRequests(PlayedDay day, Path draft) throws IOException {
        Path requests = Files.createDirectory(draft.resolve("requests"));
        for (KindFigures figures : day.figures()) {
            Files.writeString(requests.resolve(figures.kind().id() + ".yaml"), cases(figures));
        }
        Path examples = Files.createDirectory(draft.resolve("examples"));
        for (PolicyDecision decision : day.toldInFull()) {
            Files.writeString(
                    examples.resolve(example(decision, day) + ".yaml"),
                    PlainJson.yaml(decision.request().data()));
        }
    }

    static String example(PolicyDecision decision, PlayedDay day) {
        return day.figures().stream()
                .filter(f -> f.kind().requests().contains(decision.request()))
                .map(f -> f.kind().id())
                .findFirst()
                .orElseThrow();
    }

    private String cases(KindFigures figures) {
        Map<String, Object> title = new LinkedHashMap<>();
        title.put("scenarios", figures.kind().asks());
        Map<String, Object> cases = new LinkedHashMap<>();
        cases.put("cases", figures.answers().stream().map(DemoFolder::oneCase).toList());
        String world = worldText.substring(worldText.indexOf('\n') + 1);
        return PlainJson.yaml(title) + world + PlainJson.yaml(cases);
    }

    private static Map<String, Object> oneCase(Answer answer) {
        Map<String, Object> expect = new LinkedHashMap<>();
        expect.put("outcome", answer.outcome().name());
        expect.put("cites", answer.cites().stream().map(Citation::toString).toList());
        if (answer.outcome() == Outcome.INDETERMINATE) {
            expect.put("missing", answer.missing());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", answer.subject());
        data.put("request", answer.request().data());
        data.put("expect", expect);
        return data;
    }

    private static void deleteIfThere(Path draft) throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> all = Files.walk(draft)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
