package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.AcceptedLoss;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

/**
 * A folder of records: its two parts, and the stores in them.
 *
 * @param folder where they lie
 */
public record RecordsFolder(Path folder) {
    /** The folder of the database's files. */
    public Path database() {
        return part("database");
    }

    /** The folder of the keys. */
    public Path keys() {
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

    /** Opens the stores, does something with them, and closes them; a folder without any is not made into one. */
    public <T> T open(Set<AcceptedLoss> accepted, Function<EmbeddedComplianceStores, T> work) {
        if (accepted.contains(AcceptedLoss.DATABASE)) {
            keys();
        } else {
            database();
        }
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                folder, "unused.example", VocabularyReader.standard(), Clock.systemUTC(), accepted)) {
            return work.apply(opened);
        } catch (ComplianceStoreException e) {
            throw new CommandException(e);
        }
    }
}
