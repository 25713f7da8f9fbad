package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.KnownNames;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.World;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what happened and whose clocks run: a scenario file, records, or both. */
final class Happened {
    static final String VENDOR = "backpak";

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description =
                    "A scenario file, YAML or JSON: who there is, the policies, and what happened. Without it, what is"
                            + " on record says all of that.")
    private @Nullable Path world;

    @Option(
            names = "--policy",
            paramLabel = "PACK",
            description = "Without --world: a built-in pack whose clocks run; may be repeated. Default: all of them.")
    private @Nullable List<String> policies;

    @Option(
            names = "--vendor",
            paramLabel = "ID",
            defaultValue = Happened.VENDOR,
            description = "Without --world: the vendor. Default: " + Happened.VENDOR + ".")
    private PartyId vendor;

    @Mixin
    private StoredRecords records;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    Happened() {}

    /**
     * What happened, and the policies.
     *
     * @param world who there is, and what happened
     * @param policies whose clocks run
     * @param now the file's own clock; of records the time it is
     */
    record Told(World world, PolicySet policies, Instant now) {
        /** The instant for which to answer: as is said, or else now. */
        Instant at(@Nullable OffsetDateTime said) {
            return said == null ? now : said.toInstant();
        }
    }

    Told read() {
        if (world != null) {
            return ofFile(world);
        }
        if (!records.isNamed()) {
            throw new CommandException(
                    "say what happened: --world FILE, or records by --database FOLDER or --url JDBC-URL, or both");
        }
        World nobody = World.builder()
                .vocabulary(VocabularyReader.standard())
                .vendor(vendor)
                .agencies(Agencies.of(List.of()))
                .build();
        PolicySet running = packs();
        return records.open(stores -> new Told(of(nobody, stores), running, Instant.now()));
    }

    private Told ofFile(Path file) {
        if (policies != null) {
            throw new CommandException("the policies are those of --world; leave out --policy");
        }
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.of(file));
        if (!records.isNamed()) {
            return new Told(scenario.world(), scenario.policies(), scenario.now());
        }
        return records.open(stores -> new Told(of(scenario.world(), stores), scenario.policies(), Instant.now()));
    }

    private static World of(World who, JdbcComplianceStores stores) {
        try {
            return LedgerWorld.of(who, stores.tenants().stream().map(stores::of).toList());
        } catch (IllegalArgumentException e) {
            throw new CommandException("the agencies on record do not fit: " + e.getMessage()
                    + " (agencies record FILE, and --world FILE)");
        }
    }

    private PolicySet packs() {
        PolicyLibrary library = PolicyLibrary.standard();
        Set<String> wanted = policies == null ? library.names() : new LinkedHashSet<>(policies);
        wanted.stream()
                .filter(name -> !library.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandException(
                            "unknown pack '" + name + "'; " + KnownNames.hint(name, library.names()));
                });
        return PolicySet.of(
                VocabularyReader.standard(),
                wanted.stream()
                        .flatMap(name -> library.versions(name).stream())
                        .distinct()
                        .toList());
    }
}
