package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.jdbc.KeyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistypedUrlTest {
    @TempDir
    Path folder;

    @Test
    void no_database_is_made_where_there_is_none() throws IOException {
        String keys = folder.resolve("keys").toString();
        KeyFolder.create(folder.resolve("keys"), "compliance.example.org");

        CommandRun.of("consents", "--url", "jdbc:h2:" + folder.resolve("mistyped"), "--user", "sa", "--keys", keys)
                .couldNotRunBecause("cannot connect to the database of --url: there is none, and none is made");

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("keys"));
        }
    }
}
