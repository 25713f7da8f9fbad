package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.event.Incident;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.LedgerQuery;
import com.onebackpak.compliance.store.Page;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    @Override
    void check(TenantStores stores, Incident breach, Instant at, List<PartyId> about) {
        if (at.isBefore(breach.discovered())) {
            throw new CommandException("--at " + at + " lies before breach '" + breach.breach() + "' was discovered, "
                    + breach.discovered());
        }
        Set<PartyId> exposed = new HashSet<>();
        Page.readAll(
                after -> stores.ledger(LedgerKind.EXPOSURE).page(LedgerQuery.all(), after, RecordsCommand.pageSize()),
                recorded -> {
                    if (recorded.value().breach().equals(breach.breach())) {
                        exposed.add(recorded.value().subject());
                    }
                });
        if (breach.named() && !exposed.containsAll(about)) {
            throw new CommandException(
                    "breach '" + breach.breach() + "' is not on record as one of data of every --about;"
                            + " name those whose data it was, or add them with breach record FILE");
        }
    }
}
