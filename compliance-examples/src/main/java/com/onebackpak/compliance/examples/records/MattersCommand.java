package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.event.Matter;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists what came before agencies. */
@Command(
        name = "matters",
        description = {
            "Lists complaints, orders, beginnings of years, assessments and what else came before agencies, by the day on which it"
                    + " did, each as it is known now.",
            "",
            "What is owed because of them is told by duties. They get there by record."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar matters --database records",
            "  java -jar compliance.jar matters record complaint.yaml --database records"
        },
        subcommands = MatterRecordCommand.class,
        sortOptions = false)
public final class MattersCommand extends LedgerCommand<Matter> {
    MattersCommand() {
        super(LedgerKind.MATTER);
    }

    @Override
    List<String> heads() {
        return List.of("at", "kind", "agency", "about", "requester");
    }

    @Override
    List<String> cells(Matter matter) {
        return List.of(
                time(matter.at()),
                matter.kind().key(),
                matter.agency().value(),
                matter.about().value(),
                text(matter.requester()));
    }

    @Override
    String note(Matter matter) {
        return note(
                matter.silent() ? "nobody may be told" : "",
                after("complied with", time(matter.complied())),
                after(
                        "done",
                        matter.done().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(done -> done.getKey() + " " + time(done.getValue()))
                                .collect(Collectors.joining(", "))));
    }
}
