package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.rights.Disclosure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists disclosures, as 34 CFR 99.32 has them recorded. */
@Command(
        name = "disclosures",
        description =
                "Lists disclosures by the day on which data went out (34 CFR 99.32): of a student, to an application,"
                        + " of a month. The interest that was stated is in --json and --csv.",
        footer = {
            "",
            "Example: java -jar compliance.jar disclosures --database records --recipient quizzly --month 2026-09"
        },
        sortOptions = false)
public final class DisclosuresCommand extends LedgerCommand<Disclosure> {
    @Option(names = "--recipient", paramLabel = "ID", description = "Only what went to this party.")
    private @Nullable PartyId recipient;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    DisclosuresCommand() {
        super(LedgerKind.DISCLOSURE);
    }

    @Override
    Optional<PartyId> naming() {
        return Optional.ofNullable(recipient);
    }

    @Override
    List<String> heads() {
        return List.of("when", "subject", "to", "categories", "purpose", "form");
    }

    @Override
    List<String> cells(Disclosure disclosure) {
        return List.of(
                time(disclosure.at()),
                disclosure.subject().value(),
                disclosure.recipient().map(PartyId::value).orElseGet(() -> term(disclosure.recipientKind())),
                terms(disclosure.categories()),
                term(disclosure.purpose()),
                disclosure.form().path());
    }

    @Override
    String note(Disclosure disclosure) {
        return note(
                after("allowed by", texts(disclosure.legalBasis())), after("decision", text(disclosure.decision())));
    }
}
