package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists consents. */
@Command(
        name = "consents",
        description = "Lists consents by the day on which they were given, each as it is known now.",
        footer = {"", "Example: java -jar compliance.jar consents --database records --subject student-7 --live"},
        sortOptions = false)
public final class ConsentsCommand extends LedgerCommand<Consent> {
    @Option(names = "--live", description = "Only those that hold now.")
    private boolean live;

    ConsentsCommand() {
        super(LedgerKind.CONSENT);
    }

    @Override
    List<String> heads() {
        return List.of("given", "subject", "basis", "purposes", "categories");
    }

    @Override
    List<String> cells(Consent consent) {
        return List.of(
                time(consent.given()),
                consent.subject().value(),
                consent.basis().path(),
                terms(consent.purposes()),
                consent.categories().isEmpty() ? "all" : terms(consent.categories()));
    }

    @Override
    String note(Consent consent) {
        return note(
                after("to", texts(consent.recipients())),
                after("by", term(consent.method())),
                after("expires", time(consent.expires())),
                after("withdrawn", time(consent.withdrawn())));
    }

    @Override
    boolean isAsked(Consent consent) {
        return !live || consent.isLiveAt(now());
    }
}
