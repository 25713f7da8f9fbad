package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.RightsRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists requests about people's data. */
@Command(
        name = "requests",
        description =
                "Lists requests to inspect, amend or delete data by the day on which they were received, each with its"
                        + " answer. What was asked in words is in --json and --csv.",
        footer = {"", "Example: java -jar compliance.jar requests --database records --open"},
        sortOptions = false)
public final class RequestsCommand extends LedgerCommand<RightsRequest> {
    @Option(names = "--requester", paramLabel = "ID", description = "Only what this party asked.")
    private @Nullable PartyId requester;

    @Option(
            names = "--open",
            description =
                    "Only what is not answered; also what was sent on to the school, which keeps the data until it is.")
    private boolean open;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    RequestsCommand() {
        super(LedgerKind.REQUEST);
    }

    @Override
    Optional<PartyId> naming() {
        return Optional.ofNullable(requester);
    }

    @Override
    List<String> heads() {
        return List.of("received", "subject", "requester", "asks to", "categories", "due", "answer");
    }

    @Override
    List<String> cells(RightsRequest request) {
        return List.of(
                time(request.received()),
                request.subject().value(),
                request.requester().value(),
                request.action().path(),
                request.categories().isEmpty() ? "all" : terms(request.categories()),
                request.due().map(this::day).orElse(""),
                request.answer()
                        .map(answer -> answer.name().toLowerCase(Locale.ROOT))
                        .orElse("open"));
    }

    @Override
    String note(RightsRequest request) {
        return after("answered", time(request.answered()));
    }

    @Override
    boolean isAsked(RightsRequest request) {
        return !open || request.answered().isEmpty() || request.isOpenInspection(Instant.now());
    }
}
