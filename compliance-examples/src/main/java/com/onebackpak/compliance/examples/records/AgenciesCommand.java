package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.AgencyEntry;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Lists agencies. */
@Command(
        name = "agencies",
        description = {
            "Lists the agencies that are on record, each as it is known now: where they lie and in which days they count.",
            "",
            "With them duties and breach tell what is owed without a file. They get there by record."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar agencies --database records",
            "  java -jar compliance.jar agencies record district.yaml --database records"
        },
        subcommands = AgenciesRecordCommand.class,
        sortOptions = false)
public final class AgenciesCommand extends LedgerCommand<AgencyEntry> {
    AgenciesCommand() {
        super(LedgerKind.AGENCY);
    }

    @Override
    List<String> heads() {
        return List.of("agency", "kind", "parent", "jurisdiction", "zone", "holidays");
    }

    @Override
    List<String> cells(AgencyEntry agency) {
        return List.of(
                agency.id().value(),
                agency.kind().name().toLowerCase(Locale.ROOT),
                text(agency.parent()),
                agency.jurisdiction().map(place -> place.code()).orElse(""),
                text(agency.zone()),
                agency.hasCalendar() ? String.valueOf(agency.holidays().size()) : "unknown");
    }

    @Override
    String note(AgencyEntry agency) {
        return "";
    }
}
