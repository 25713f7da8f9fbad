package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.ledger.LedgerKind;
import picocli.CommandLine.Command;

/** Records that somebody was told of a breach. */
@Command(
        name = "told",
        description =
                "Records that somebody was told of a breach that is on record: then that letter is done, and the clocks run"
                        + " that start when an agency or families are told.",
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar breach told b1 --to gb-isd --at 2026-11-05T16:20:00-06:00 --database records",
            "  java -jar compliance.jar breach told b1 --to parent --by gb-isd --at 2026-11-20T09:00:00-06:00 --database"
                    + " records"
        },
        sortOptions = false)
final class BreachToldCommand extends TellingCommand<Incident> {
    BreachToldCommand() {}

    @Override
    LedgerKind<Incident> kind() {
        return LedgerKind.INCIDENT;
    }

    @Override
    String id(Incident value) {
        return value.breach();
    }

    @Override
    String noun() {
        return "breach";
    }
}
