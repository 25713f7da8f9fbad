package com.onebackpak.compliance.examples.erasure;

import com.onebackpak.compliance.examples.RecordsFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names a folder of records. */
final class FolderOption {
    @Option(
            names = "--database",
            paramLabel = "FOLDER",
            required = true,
            description = "The folder of the records: the database and the keys.")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    FolderOption() {}

    RecordsFolder records() {
        return new RecordsFolder(folder);
    }
}
