package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.CustodyOrder;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what takes parents' rights. */
@Command(
        name = "custody-orders",
        description = {
            "Lists what takes parents' rights about a child, and emancipations, which take every parent's, by the day on which each"
                    + " began, each as it is known now.",
            "",
            "What nobody recorded takes nothing. They get there by record."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar custody-orders --database records --live",
            "  java -jar compliance.jar custody-orders record orders.yaml --database records"
        },
        subcommands = CustodyOrderRecordCommand.class,
        sortOptions = false)
public final class CustodyOrdersCommand extends LedgerCommand<CustodyOrder> {
    @Option(names = "--parent", paramLabel = "ID", description = "Only what takes this parent's rights by name.")
    private @Nullable PartyId parent;

    @Option(names = "--live", description = "Only those that hold now.")
    private boolean live;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    CustodyOrdersCommand() {
        super(LedgerKind.CUSTODY_ORDER);
    }

    @Override
    Optional<PartyId> naming() {
        return Optional.ofNullable(parent);
    }

    @Override
    List<String> heads() {
        return List.of("from", "until", "subject", "parent");
    }

    @Override
    List<String> cells(CustodyOrder order) {
        return List.of(
                time(order.span().from()),
                time(order.span().until()),
                order.subject().value(),
                order.parent().map(PartyId::value).orElse("every parent"));
    }

    @Override
    String note(CustodyOrder order) {
        return after("document", order.evidence().orElse(""));
    }

    @Override
    boolean isAsked(CustodyOrder order) {
        return !live || order.span().contains(now());
    }
}
