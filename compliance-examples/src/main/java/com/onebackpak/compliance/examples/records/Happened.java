package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.TenantStores;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     */
    record Told(World world, PolicySet policies) {}

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
        return records.open(stores -> {
            List<PartyId> tenants = stores.tenants();
            World recorded = of(nobody, tenants.stream().map(stores::of).toList());
            requireKnown(recorded, tenants);
            return new Told(recorded, running);
        });
    }

    private Told ofFile(Path file) {
        if (policies != null) {
            throw new CommandException("the policies are those of --world; leave out --policy");
        }
        Scenario scenario = ScenarioReader.standard().read(DocumentSource.of(file));
        if (!records.isNamed()) {
            return new Told(scenario.world(), scenario.policies());
        }
        return records.open(stores -> {
            List<PartyId> tenants = stores.tenants();
            World happened =
                    of(scenario.world(), tenants.stream().map(stores::of).toList());
            requireNamed(happened, tenants);
            return new Told(happened, scenario.policies());
        });
    }

    private static World of(World who, List<? extends TenantStores> tenants) {
        try {
            return LedgerWorld.of(who, tenants);
        } catch (IllegalArgumentException e) {
            throw new CommandException("the agencies on record do not fit: " + e.getMessage());
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
                            "unknown pack '" + name + "'; name one of " + String.join(", ", library.names()));
                });
        return PolicySet.of(
                VocabularyReader.standard(),
                wanted.stream()
                        .flatMap(name -> library.versions(name).stream())
                        .distinct()
                        .toList());
    }

    /** Without an agency's state and zone no law of a state would be applied, and what is owed by it would be lost. */
    private void requireKnown(World recorded, List<PartyId> tenants) {
        Agencies known = recorded.agencies();
        requireNone(
                named(recorded, tenants, vendor)
                        .filter(id -> known.jurisdiction(id).isEmpty()
                                || known.zone(id).isEmpty()),
                "it is not on record in which state and time zone these lie",
                "or name --world FILE");
    }

    /** A file may leave out what it does not need of an agency, but one that nobody has named lies in no state at all. */
    private static void requireNamed(World happened, List<PartyId> tenants) {
        requireNone(
                named(happened, tenants, happened.vendor())
                        .filter(id -> !happened.agencies().ids().contains(id)),
                "neither --world nor the records say where these lie",
                "or add it to the file");
    }

    /** The agencies of which something is on record. */
    private static Stream<PartyId> named(World recorded, List<PartyId> tenants, PartyId vendor) {
        return Stream.of(
                        tenants.stream(),
                        recorded.breaches().stream().flatMap(breach -> breach.agency().stream()),
                        recorded.agreements().stream().map(Agreement::agency),
                        recorded.policyChanges().stream().flatMap(change -> change.agencies().stream()),
                        recorded.matters().values().stream().map(Matter::agency),
                        recorded.requests().values().stream().flatMap(request -> request.to().stream()))
                .flatMap(ids -> ids)
                .filter(id -> !id.equals(vendor));
    }

    private static void requireNone(Stream<PartyId> unknown, String what, String orElse) {
        String ids = unknown.distinct().sorted().map(PartyId::value).collect(Collectors.joining(", "));
        if (!ids.isEmpty()) {
            throw new CommandException(what + ": " + ids + "; record it with agencies record FILE, " + orElse);
        }
    }

    /** Those that may be meant by an id that is not known. */
    static String known(Set<String> ids, int most) {
        return ids.isEmpty()
                ? "none is known"
                : "known are " + ids.stream().limit(most).collect(Collectors.joining(", "));
    }
}
