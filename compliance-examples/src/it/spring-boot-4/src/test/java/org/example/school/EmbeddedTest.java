package org.example.school;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Our embedded database is the host's, too, and our tables are older than the host's first migration. */
@ActiveProfiles("embedded")
class EmbeddedTest extends SchoolBackendContract {
    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) throws IOException {
        Path folder = Files.createTempDirectory("school").resolve("records");
        properties.add("compliance.folder", folder::toString);
    }
}
