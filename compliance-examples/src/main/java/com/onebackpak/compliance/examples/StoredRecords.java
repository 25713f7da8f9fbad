package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.jdbc.KeyFolder;
import com.onebackpak.compliance.jdbc.StoreSettings;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.RecordKey;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that name the records, in a folder or behind a JDBC URL: opens their stores for one command, or says in one
 * line why it cannot.
 */
public final class StoredRecords {
    /** The variable that holds the password: on a command line everybody on the machine could read it. */
    static final String PASSWORD = "COMPLIANCE_PASSWORD";

    @Option(
            names = "--database",
            paramLabel = "FOLDER",
            description = "The folder of the records: an embedded database and its keys.")
    private @Nullable Path folder;

    @Option(
            names = "--url",
            paramLabel = "JDBC-URL",
            description = "The database of the records instead, such as jdbc:postgresql://host/name; with --keys. Its"
                    + " password is read from the environment variable " + PASSWORD + ".")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "NAME", description = "The user of that database.")
    private @Nullable String user;

    @Option(names = "--keys", paramLabel = "FOLDER", description = "The folder of the keys, with --url.")
    private @Nullable Path keys;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    public StoredRecords() {}

    /** Whether it was said where records are. */
    public boolean isNamed() {
        return folder != null || url != null || user != null || keys != null;
    }

    /** How it is typed where the records are: of a URL only that there is one, because it may hold a password. */
    public String typed() {
        return folder == null ? "--url JDBC-URL --user NAME --keys FOLDER" : "--database " + quoted(folder.toString());
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0)
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Does something with the stores and closes them; a folder without any is not made into one. */
    public <T> T open(Function<JdbcComplianceStores, T> work) {
        return open((stores, database) -> work.apply(stores));
    }

    /** The same in one transaction: all is recorded, or nothing if it throws. */
    public <T> T record(Function<JdbcComplianceStores, T> work) {
        SQLDialect dialect = url == null ? SQLDialect.H2 : JDBCUtils.dialect(url);
        return open((stores, database) -> DSL.using(database, dialect)
                .transactionResult(transaction -> work.apply(stores.joining(transaction.dsl()))));
    }

    private <T> T open(BiFunction<JdbcComplianceStores, DataSource, T> work) {
        try {
            if (folder != null && url == null && user == null && keys == null) {
                return new RecordsFolder(folder)
                        .open(Set.of(), opened -> work.apply(opened.stores(), opened.dataSource()));
            }
            if (folder == null && url != null && keys != null) {
                UrlDataSource database = database(url);
                try (JdbcComplianceStores opened = stores(database, keys)) {
                    return work.apply(opened, database);
                }
            }
        } catch (ComplianceStoreException e) {
            throw new CommandException(e);
        } catch (UncheckedIOException e) {
            throw new CommandException("cannot open the records: " + e.getMessage());
        }
        throw new CommandException("say where the records are: --database FOLDER, or --url JDBC-URL --keys FOLDER with"
                + " --user NAME, and not both");
    }

    private UrlDataSource database(String jdbcUrl) {
        UrlDataSource database =
                new UrlDataSource(jdbcUrl, Optional.ofNullable(user), Optional.ofNullable(System.getenv(PASSWORD)));
        database.requireReachable();
        return database;
    }

    private static JdbcComplianceStores stores(UrlDataSource database, Path keyFolder) {
        return JdbcComplianceStores.owning(
                database, StoreSettings.of(VocabularyReader.standard(), Clock.systemUTC(), KeyFolder.open(keyFolder)));
    }

    /** The tenant of a name. */
    public static PartyId tenant(String name, JdbcComplianceStores stores) {
        List<PartyId> known = stores.tenants();
        return known.stream()
                .filter(tenant -> tenant.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("there is no tenant '" + name + "'; "
                        + KnownNames.hint(
                                name, known.stream().map(PartyId::value).toList())));
    }

    /** What a write or a record is named by. */
    public static RecordKey key(String name) {
        try {
            return RecordKey.of(name);
        } catch (IllegalArgumentException e) {
            throw new CommandException(e);
        }
    }

    /** The tenant of a name, or all where none is named. */
    public static List<PartyId> tenants(@Nullable String name, JdbcComplianceStores stores) {
        return name == null ? stores.tenants() : List.of(tenant(name, stores));
    }
}
