package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.html.ComplianceReport;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a tenant's report. */
@Command(
        name = "report",
        description = {
            "Writes what an officer reads of one tenant into one HTML file that needs nothing else: what needs attention, what"
                    + " is owed and due, decisions and why they were refused, where the data goes, disclosures, consents, the"
                    + " record of processing, the audit log, and what the policies lack.",
            "",
            "Decisions and disclosures are those of the days that are said, or all; the rest is told as it stands at --at."
                    + " Without --world it is not told what is owed and due for deletion."
        },
        footer = {
            "",
            "Example: java -jar compliance.jar report --out report.html --database records --world district.yaml"
                    + " --since 2026-08-01"
        },
        sortOptions = false)
public final class ReportCommand implements Callable<Integer> {
    private static final int KILO = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write, such as report.html; what is there is replaced.")
    private Path out;

    @Mixin
    private StoredRecords records;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "Whose report; it may be left out where there is one tenant.")
    private @Nullable String tenant;

    @Option(
            names = "--world",
            paramLabel = "FILE",
            description = "A scenario file, YAML or JSON: who there is, the policies, and what happened.")
    private @Nullable Path world;

    @Mixin
    private DaySpan days;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The time zone of days and times, such as America/Chicago. Default: the tenant's by --world or"
                            + " on record, else UTC.")
    private @Nullable ZoneId zone;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The instant for which to tell how things stand. Default: now.")
    private @Nullable OffsetDateTime at;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ReportCommand() {}

    @Override
    public Integer call() {
        Optional<Scenario> known =
                Optional.ofNullable(world).map(file -> ScenarioReader.standard().read(DocumentSource.of(file)));
        if (Files.isDirectory(out)) {
            throw new CommandException("'" + out + "' is a folder; give a file to write");
        }
        return records.open(stores -> {
            PartyId of = tenant(stores);
            write(report(stores, of, known));
            spec.commandLine()
                    .getOut()
                    .println("the report of " + of + " is in " + out + ", "
                            + String.format(Locale.ROOT, "%,d", Math.max(1, size() / KILO)) + " kB");
            return ComplianceCommand.GOOD;
        });
    }

    private PartyId tenant(JdbcComplianceStores stores) {
        List<PartyId> candidates = StoredRecords.tenants(tenant, stores);
        if (candidates.size() != 1) {
            throw new CommandException(
                    candidates.isEmpty()
                            ? "there are no records of any tenant, so there is nothing to report"
                            : "say whose report: --tenant with one of "
                                    + candidates.stream().map(PartyId::value).collect(Collectors.joining(", ")));
        }
        return candidates.get(0);
    }

    private ComplianceReport report(JdbcComplianceStores stores, PartyId of, Optional<Scenario> known) {
        ZoneId told = Optional.ofNullable(zone)
                .or(() -> known.flatMap(scenario -> scenario.world().agencies().zone(of)))
                .or(() -> recorded(stores, of))
                .orElse(ZoneId.of("UTC"));
        ComplianceReport.Builder report = ComplianceReport.of(stores, of)
                .zone(told)
                .certificates(stores.certificates(of))
                .key(stores.verifier(of))
                .backlog(stores.sealer().backlog())
                .verifiedBy("java -jar compliance.jar audit verify-database " + records.typed())
                .tellingProgressTo(new TimedProgress(spec.commandLine().getErr()));
        days.first(told).ifPresent(report::since);
        days.end(told).ifPresent(report::until);
        known.ifPresent(scenario -> report.knowing(scenario.world(), scenario.policies()));
        return report.at(at == null ? Instant.now() : at.toInstant());
    }

    /** The zone of the tenant's agency as it is on record. */
    private static Optional<ZoneId> recorded(JdbcComplianceStores stores, PartyId of) {
        return stores.of(of).ledger(LedgerKind.AGENCY).about(of, Instant.MAX).stream()
                .flatMap(entry -> entry.value().agency().zone().stream())
                .findFirst();
    }

    /** The file appears whole or not at all. */
    private void write(ComplianceReport report) {
        Path draft = out.resolveSibling("." + out.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            try (Writer file =
                    Files.newBufferedWriter(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                report.write(file);
            }
            Files.move(draft, out, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandException("the report cannot be written to '" + out + "'; give a file in a folder that is"
                    + " there and can be written to");
        } finally {
            remove(draft);
        }
    }

    /** Where there is no draft there is nothing to remove; where it cannot be, writing has failed already and says so. */
    private static void remove(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        }
    }

    private long size() {
        try {
            return Files.size(out);
        } catch (IOException e) {
            throw new CommandException("the report cannot be read again from '" + out + "'");
        }
    }
}
