package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that records what a scenario file says: all of it or nothing. Run again, it records nothing twice. */
abstract class RecordingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A scenario file, YAML or JSON.")
    private Path file;

    @Mixin
    private StoredRecords records;

    private final StringWriter said = new StringWriter();

    @SuppressWarnings("NullAway.Init") // picocli sets them
    RecordingCommand() {}

    /** Records it. */
    abstract void record(JdbcComplianceStores stores, World world);

    @Override
    public Integer call() {
        World world = ScenarioReader.standard()
                .forRecords()
                .read(DocumentSource.of(file))
                .world();
        said.getBuffer().setLength(0);
        records.record(stores -> {
            try {
                record(stores, world);
            } catch (ComplianceStoreException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new CommandException(file + ": " + e.getMessage() + "; nothing was recorded");
            }
            return ComplianceCommand.GOOD;
        });
        spec.commandLine().getOut().print(said);
        return ComplianceCommand.GOOD;
    }

    /** The tenant of an agency; one of which nothing is on record was mistyped, or its agencies come first. */
    static PartyId tenant(JdbcComplianceStores stores, World world, PartyId agency) {
        PartyId tenant = new Tenancy(world, world.vendor()).ofAgency(agency);
        requireOnRecord(stores, tenant);
        return tenant;
    }

    static void requireOnRecord(JdbcComplianceStores stores, PartyId tenant) {
        if (!stores.tenants().contains(tenant)) {
            throw new CommandException(
                    "nothing is on record of '" + tenant + "'; record its agencies first, with agencies record FILE");
        }
    }

    /** What is printed once all is recorded. */
    PrintWriter out() {
        return new PrintWriter(said, true);
    }
}
