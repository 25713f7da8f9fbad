package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.Recorded;
import picocli.CommandLine.Command;

/** Records what takes parents' rights. */
@Command(
        name = "record",
        description =
                "Records the custody orders of a scenario file with each district of the child. Run again when an order has"
                        + " ended, it adds that, and records nothing twice.",
        footer = {"", "Example: java -jar compliance.jar custody-orders record orders.yaml --database records"},
        sortOptions = false)
final class CustodyOrderRecordCommand extends RecordingCommand {
    CustodyOrderRecordCommand() {}

    @Override
    void record(JdbcComplianceStores stores, World world) {
        if (world.custodyOrders().isEmpty()) {
            throw new CommandException("the file tells of no custody order; list them under 'custody-orders'");
        }
        Tenancy tenancy = new Tenancy(world, world.vendor());
        world.custodyOrders()
                .forEach(order -> tenancy.allOfPerson(order.subject()).forEach(of -> requireOnRecord(stores, of)));
        for (CustodyOrder order : world.custodyOrders()) {
            for (PartyId of : tenancy.allOfPerson(order.subject())) {
                Recorded<CustodyOrder> recorded = EventRecording.custodyOrder(stores.of(of), order);
                out().println("recorded order about " + order.subject() + " with " + of + ", version "
                        + recorded.version());
            }
        }
    }
}
