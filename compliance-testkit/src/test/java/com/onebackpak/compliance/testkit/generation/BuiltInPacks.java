package com.onebackpak.compliance.testkit.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of the packs that come with the library. */
final class BuiltInPacks {
    /** How many files a property tries by these packs, each of several requests: a decision takes them far longer. */
    static final int TRIES = 200;

    static final Map<String, String> TEXTS = read();

    private BuiltInPacks() {}

    private static Map<String, String> read() {
        Path folder = Path.of(System.getProperty("project.root", ".."))
                .resolve("compliance-core/src/main/resources/com/onebackpak/compliance/packs");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
