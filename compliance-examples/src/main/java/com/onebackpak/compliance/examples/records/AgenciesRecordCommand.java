package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyEntry;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.Recorded;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** Records agencies. */
@Command(
        name = "record",
        description =
                "Records the agencies of a scenario file, each with its district: kind, state, time zone, calendar and what"
                        + " else is said of it. What is on record is not recorded twice.",
        footer = {"", "Example: java -jar compliance.jar agencies record district.yaml --database records"},
        sortOptions = false)
final class AgenciesRecordCommand extends RecordingCommand {
    AgenciesRecordCommand() {}

    @Override
    void record(JdbcComplianceStores stores, World world) {
        if (world.agencies().all().isEmpty()) {
            throw new CommandException("the file tells of no agency; list them under 'agencies'");
        }
        List<String> unplaced = world.agencies().ids().stream()
                .filter(id -> world.agencies().zone(id).isEmpty()
                        || world.agencies().jurisdiction(id).isEmpty())
                .map(PartyId::value)
                .sorted()
                .toList();
        if (!unplaced.isEmpty()) {
            throw new CommandException("no state or no time zone is told of " + String.join(", ", unplaced)
                    + ", so nobody could say which laws bind there and when a day ends; give each its 'jurisdiction' and 'zone',"
                    + " or those to the district above");
        }
        Tenancy tenancy = new Tenancy(world, world.vendor());
        Instant now = Instant.now();
        for (Agency agency : world.agencies().all()) {
            Recorded<AgencyEntry> recorded =
                    EventRecording.agency(stores.of(tenancy.ofAgency(agency.id())), agency, now);
            out().println("recorded agency " + agency.id() + " with " + tenancy.ofAgency(agency.id()) + ", version "
                    + recorded.version());
        }
    }
}
