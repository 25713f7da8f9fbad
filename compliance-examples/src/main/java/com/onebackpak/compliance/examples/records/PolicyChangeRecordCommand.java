package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.event.PolicyChange;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records changes of policies. */
@Command(
        name = "record",
        description = {
            "Records the changes of policies of a scenario file, with each district, and who was told of them. What is on record"
                    + " is not recorded twice."
        },
        footer = {"", "Example: java -jar compliance.jar policy-changes record change.yaml --database records"},
        sortOptions = false)
final class PolicyChangeRecordCommand extends RecordingCommand {
    @Option(names = "--tenant", paramLabel = "NAME", description = "Only with this district. Default: all on record.")
    private @Nullable String tenant;

    PolicyChangeRecordCommand() {}

    @Override
    void record(JdbcComplianceStores stores, World world) {
        if (world.policyChanges().isEmpty()) {
            throw new CommandException("the file tells of no change; list them under 'policy-changes'");
        }
        List<PartyId> districts = StoredRecords.tenants(tenant, stores).stream()
                .filter(of -> !of.equals(world.vendor()))
                .toList();
        if (districts.isEmpty()) {
            throw new CommandException("no district is on record whom it could concern");
        }
        for (PolicyChange change : world.policyChanges()) {
            for (PartyId district : districts) {
                Recorded<AnnouncedChange> recorded =
                        EventRecording.policyChange(stores.of(district), world, district, change);
                out().println("recorded change " + change.id() + " of " + change.policy() + " with " + district
                        + ", version " + recorded.version());
            }
        }
    }
}
