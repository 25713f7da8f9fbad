package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option that names an embedded database: opens its stores for one command, or says in one line why it cannot. */
public final class StoredRecords {
    @Option(
            names = "--database",
            paramLabel = "FOLDER",
            required = true,
            description = "The folder of the records: the database and the keys.")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    public StoredRecords() {}

    /** Does something with the stores and closes them; a folder without any is not made into one. */
    public <T> T open(Function<JdbcComplianceStores, T> work) {
        if (!Files.isDirectory(folder.resolve("database"))) {
            throw new CommandException("there are no records in '" + folder + "'; give a folder in which 'database'"
                    + " and 'keys' lie, such as the one that demo names");
        }
        try (EmbeddedComplianceStores opened = EmbeddedComplianceStores.open(
                folder, "unused.example", VocabularyReader.standard(), Clock.systemUTC())) {
            return work.apply(opened.stores());
        } catch (ComplianceStoreException e) {
            throw new CommandException(String.valueOf(e.getMessage()));
        }
    }

    /** The tenant of a name. */
    public static PartyId tenant(String name, JdbcComplianceStores stores) {
        List<PartyId> known = stores.tenants();
        return known.stream()
                .filter(tenant -> tenant.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("there is no tenant '" + name + "'; known are "
                        + known.stream().map(PartyId::value).collect(Collectors.joining(", "))));
    }
}
