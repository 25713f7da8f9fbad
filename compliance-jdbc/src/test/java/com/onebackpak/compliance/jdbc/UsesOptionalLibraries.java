package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** Another process that does one thing, and says what came of it: {@code WHAT URL FOLDER}. */
final class UsesOptionalLibraries {
    private static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final PartyId SUBJECT = PartyId.of("student-7");

    private UsesOptionalLibraries() {}

    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(arguments[1]);
        Path folder = Path.of(arguments[2]);
        try {
            switch (arguments[0]) {
                case "stores" -> useStores(database, folder.resolve("keys"));
                case "install" -> ComplianceSchema.install(database);
                case "database" -> EmbeddedDatabase.open(folder.resolve("database"));
                case "embedded" ->
                    EmbeddedComplianceStores.open(
                            folder.resolve("embedded"), "compliance.example.org", VocabularyReader.standard(), CLOCK);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (ComplianceStoreException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void useStores(PGSimpleDataSource database, Path keys) {
        Vocabulary vocabulary = VocabularyReader.standard();
        JdbcComplianceStores stores = JdbcComplianceStores.owning(
                database, StoreSettings.of(vocabulary, CLOCK, KeyFolder.create(keys, "compliance.example.org")));
        TenantStores tenant = stores.of(PartyId.of("district-1"));
        tenant.optOuts()
                .record(
                        RecordKey.of("opt-out-1"),
                        new OptOut(SUBJECT, Optional.of(Purpose.MARKETING), false, Span.from(NOW)));
        tenant.erasures().erase(SUBJECT);
        stores.sealer().sealAll();
        System.out.println("recorded, erased and sealed");
    }
}
