package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.Recorded;
import picocli.CommandLine.Command;

/** Records what came before agencies. */
@Command(
        name = "record",
        description =
                "Records the matters of a scenario file: complaints, orders, beginnings of years, assessments, and when what"
                        + " they ask for was done. Run again when more is done, it adds that, and records nothing twice.",
        footer = {"", "Example: java -jar compliance.jar matters record complaint.yaml --database records"},
        sortOptions = false)
final class MatterRecordCommand extends RecordingCommand {
    MatterRecordCommand() {}

    @Override
    void record(JdbcComplianceStores stores, World world) {
        if (world.matters().isEmpty()) {
            throw new CommandException("the file tells of no matter; list them under 'matters'");
        }
        world.matters().values().forEach(matter -> tenant(stores, world, matter.agency()));
        world.matters().forEach((id, matter) -> {
            Recorded<Matter> recorded =
                    EventRecording.matter(stores.of(tenant(stores, world, matter.agency())), id, matter);
            out().println("recorded " + id + ", " + matter.kind().key() + ", of " + matter.agency() + ", version "
                    + recorded.version());
        });
    }
}
