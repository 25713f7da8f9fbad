package com.onebackpak.compliance.examples.erasure;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.AcceptedLoss;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The option that names a folder of records: its two parts, and the stores in them. */
final class RecordsFolder {
    @Option(
            names = "--database",
            paramLabel = "FOLDER",
            required = true,
            description = "The folder of the records: the database and the keys.")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    RecordsFolder() {}

    /** The folder of the database's files. */
    Path database() {
        return part("database");
    }

    /** The folder of the keys. */
    Path keys() {
        return part("keys");
    }

    private Path part(String name) {
        Path part = folder.resolve(name);
        if (!Files.isDirectory(part)) {
            throw new CommandException("there are no records in '" + folder + "'; give a folder in which 'database'"
                    + " and 'keys' lie, such as the one that demo names");
        }
        return part;
    }

    /** Opens the stores, does something with them, and closes them. */
    void open(Set<AcceptedLoss> accepted, Consumer<EmbeddedComplianceStores> work) {
        keys();
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                folder, "unused.example", VocabularyReader.standard(), Clock.systemUTC(), accepted)) {
            work.accept(opened);
        } catch (ComplianceStoreException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }
}
