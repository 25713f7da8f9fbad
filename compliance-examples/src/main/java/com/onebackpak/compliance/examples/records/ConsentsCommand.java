package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.consent.Consent;
import com.onebackpak.compliance.document.ConsentReceipt;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.ComplianceCommand;
import com.onebackpak.compliance.examples.StoredRecords;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.ledger.LedgerKind;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.store.TenantStores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists consents. */
@Command(
        name = "consents",
        description = "Lists consents and refusals of consent by the day on which they were given, each as it is known"
                + " now; or writes the receipt of one, or takes one over.",
        footer = {"", "Example: java -jar compliance.jar consents --database records --subject student-7 --live"},
        sortOptions = false)
public final class ConsentsCommand extends LedgerCommand<Consent> {
    @Option(names = "--live", description = "Only those that hold now.")
    private boolean live;

    @Option(
            names = "--receipt",
            paramLabel = "RECORD",
            description = "Instead, writes the consent of this record as a consent record of ISO/IEC TS 27560.")
    private @Nullable String receipt;

    @Option(
            names = "--take-over",
            paramLabel = "FILE",
            description = "Instead, records what such a file says for the tenant that --tenant names, under the file's"
                    + " own record id.")
    private @Nullable Path takenOver;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    ConsentsCommand() {
        super(LedgerKind.CONSENT);
    }

    @Override
    public Integer call() {
        if (receipt != null && takenOver != null) {
            throw new CommandException("a receipt is written or taken over: leave out --receipt or --take-over");
        }
        if (receipt != null) {
            return write(StoredRecords.key(receipt));
        }
        return takenOver == null ? super.call() : takeOver(takenOver);
    }

    private int write(RecordKey key) {
        return open(stores -> {
            ConsentReceipt found = StoredRecords.tenants(tenant().orElse(null), stores).stream()
                    .flatMap(of -> receipt(of, key, stores).stream())
                    .findFirst()
                    .orElseThrow(() -> new CommandException(
                            "there is no consent on record as '" + key + "'; consents --json tells the records"));
            out().print(found.write());
            return ComplianceCommand.GOOD;
        });
    }

    private static Optional<ConsentReceipt> receipt(PartyId of, RecordKey key, JdbcComplianceStores stores) {
        List<Consent> versions = stores.of(of).consents().history(key).stream()
                .map(Recorded::value)
                .toList();
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ConsentReceipt.ofVersions(key.value(), versions)
                    .addParties(new ConsentReceipt.Party(of, ConsentReceipt.Party.CONTROLLER))
                    .build());
        } catch (IllegalArgumentException e) {
            throw new CommandException(e);
        }
    }

    private int takeOver(Path file) {
        String name =
                tenant().orElseThrow(() -> new CommandException("say whose consent is taken over: --tenant NAME"));
        ConsentReceipt read = ConsentReceipt.read(DocumentSource.of(file), VocabularyReader.standard());
        RecordKey key = StoredRecords.key(read.recordId());
        return open(stores -> {
            TenantStores of = stores.of(StoredRecords.tenant(name, stores));
            of.consents().record(key, read.consent());
            out().println("recorded as " + key + ", about " + read.consent().subject()
                    + (read.consent().refused() ? ", a refusal" : ""));
            return ComplianceCommand.GOOD;
        });
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
                consent.refused() ? "refused" : "",
                after("to", texts(consent.recipients())),
                after("by", term(consent.method())),
                after("given by", text(consent.by())),
                after("under", text(consent.notice())),
                after("confirmed", time(consent.confirmed())),
                after("renewed", time(consent.renewed())),
                after("expires", time(consent.expires())),
                after("withdrawn", time(consent.withdrawn())));
    }

    @Override
    boolean isAsked(Consent consent) {
        return !live || consent.isLiveAt(now());
    }
}
