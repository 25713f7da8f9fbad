package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.ledger.LedgerKind;
import picocli.CommandLine.Command;

/** Records that somebody was told of a change of a policy. */
@Command(
        name = "told",
        description = "Records that somebody was told of a change of a policy that is on record.",
        footer = {
            "",
            "Example: java -jar compliance.jar policy-changes told c1 --to public --at 2026-11-05T16:20:00-06:00 --database"
                    + " records"
        },
        sortOptions = false)
final class PolicyChangeToldCommand extends TellingCommand<AnnouncedChange> {
    PolicyChangeToldCommand() {}

    @Override
    LedgerKind<AnnouncedChange> kind() {
        return LedgerKind.POLICY_CHANGE;
    }

    @Override
    String id(AnnouncedChange value) {
        return value.change();
    }

    @Override
    String noun() {
        return "change";
    }
}
