package com.onebackpak.compliance.audit.tree;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Public test vectors, which lie beside the repository; who asks for one that is missing skips the test. */
public final class Vectors {
    private Vectors() {}

    public static JsonNode read(String name) throws IOException {
        Path file = Path.of(System.getProperty("project.root", "."))
                .resolve("../shared/data")
                .resolve(name)
                .normalize();
        assumeTrue(Files.isRegularFile(file), "the vectors " + name + " are not beside the repository");
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
