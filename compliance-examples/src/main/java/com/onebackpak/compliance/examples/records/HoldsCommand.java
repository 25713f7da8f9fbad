package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.retention.Hold;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists holds. */
@Command(
        name = "holds",
        description = "Lists what must not be deleted by the day on which each hold began, each as it is known now.",
        footer = {"", "Example: java -jar compliance.jar holds --database records --live"},
        sortOptions = false)
public final class HoldsCommand extends LedgerCommand<Hold> {
    @Option(names = "--live", description = "Only those that hold now.")
    private boolean live;

    HoldsCommand() {
        super(LedgerKind.HOLD);
    }

    @Override
    List<String> heads() {
        return List.of("from", "until", "subject", "kind", "categories");
    }

    @Override
    List<String> cells(Hold hold) {
        return List.of(
                time(hold.span().from()),
                time(hold.span().until()),
                hold.subject().value(),
                hold.kind().key(),
                hold.categories().isEmpty() ? "all" : terms(hold.categories()));
    }

    @Override
    String note(Hold hold) {
        return "";
    }

    @Override
    boolean isAsked(Hold hold) {
        return !live || hold.span().contains(now());
    }
}
