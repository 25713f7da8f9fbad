package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.EventRecording;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Records breaches. */
@Command(
        name = "record",
        description = {
            "Records the breaches of a scenario file: what befell whose data, when it was discovered, determined and confirmed,"
                    + " and who was told.",
            "",
            "Run again when more is known, with the file that says so: what is new is added, what is left out stays as it was"
                    + " recorded, and nothing is recorded twice."
        },
        footer = {"", "Example: java -jar compliance.jar breach record incident.yaml --database records"},
        sortOptions = false)
final class BreachRecordCommand extends RecordingCommand {
    @Option(names = "--of", paramLabel = "ID", description = "Only this breach. Default: all of the file.")
    private @Nullable String of;

    BreachRecordCommand() {}

    @Override
    void record(JdbcComplianceStores stores, World world) {
        List<Breach> breaches = world.breaches().stream()
                .filter(breach -> of == null || breach.id().equals(of))
                .toList();
        if (breaches.isEmpty()) {
            throw new CommandException(
                    of == null
                            ? "the file tells of no breach; list them under 'breaches'"
                            : "the file tells of no breach '" + of + "'");
        }
        breaches.forEach(BreachRecordCommand::requireToldAfterDiscovery);
        breaches.forEach(breach -> tenant(stores, world, agency(breach)));
        breaches.forEach(breach -> {
            Recorded<Incident> recorded =
                    EventRecording.breach(stores.of(tenant(stores, world, agency(breach))), world, breach);
            out().println("recorded breach " + breach.id() + " of "
                    + recorded.value().agency() + ", version "
                    + recorded.version()
                    + recorded.value()
                            .affected()
                            .map(people -> ", " + people + (people == 1 ? " person" : " people"))
                            .orElse(""));
        });
    }

    private static void requireToldAfterDiscovery(Breach breach) {
        breach.discovered()
                .filter(found ->
                        breach.told().stream().anyMatch(notice -> notice.at().isBefore(found)))
                .ifPresent(found -> {
                    throw new CommandException(
                            "of breach '" + breach.id() + "' somebody was told before it was discovered, " + found
                                    + "; correct 'discovered' or 'told'");
                });
    }

    private static PartyId agency(Breach breach) {
        return breach.agency()
                .orElseThrow(() -> new CommandException("breach '" + breach.id()
                        + "' does not tell whose data it was; name 'agencies', or 'subjects' who belong to one"));
    }
}
