package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.event.EventNotice;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists who was told of what. */
@Command(
        name = "notices",
        description =
                "Lists who was told of breaches and changes of policies, by the day on which they were told. They get there"
                        + " by breach told, policy-changes told, and with what is recorded of either.",
        footer = {"", "Example: java -jar compliance.jar notices --database records --of b1"},
        sortOptions = false)
public final class NoticesCommand extends LedgerCommand<EventNotice> {
    @Option(names = "--of", paramLabel = "ID", description = "Only of this breach or change.")
    private @Nullable String of;

    @Option(names = "--recipient", paramLabel = "ID", description = "Only what this party was told.")
    private @Nullable PartyId recipient;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    NoticesCommand() {
        super(LedgerKind.NOTICE);
    }

    @Override
    Optional<PartyId> naming() {
        return Optional.ofNullable(recipient);
    }

    @Override
    List<String> heads() {
        return List.of("told", "event", "to", "by", "about");
    }

    @Override
    List<String> cells(EventNotice notice) {
        return List.of(
                time(notice.at()),
                notice.event(),
                notice.recipient().value(),
                notice.by().value(),
                notice.about().value());
    }

    @Override
    String note(EventNotice notice) {
        return "";
    }

    @Override
    boolean isAsked(EventNotice notice) {
        return of == null || notice.event().equals(of);
    }
}
