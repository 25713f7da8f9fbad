package org.example.school;

import com.onebackpak.compliance.jdbc.KeyFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The host has migrated its own tables when ours are installed beside them. */
@ActiveProfiles("postgresql")
class PostgresTest extends SchoolBackendContract {
    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Path folder = Files.createTempDirectory("school");
        KeyFolder.create(folder.resolve("keys"), "compliance.example.org");
        properties.add("spring.datasource.url", () -> server.getJdbcUrl("postgres", "postgres"));
        properties.add("compliance.folder", folder::toString);
    }
}
