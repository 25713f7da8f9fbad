package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.event.AnnouncedChange;
import com.onebackpak.compliance.ledger.LedgerKind;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists changes of policies. */
@Command(
        name = "policy-changes",
        description = {
            "Lists changes of policies by the day of publication, each as it is known now.",
            "",
            "What is owed because of them is told by duties. A change gets there by record, and who was told of it by told."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar policy-changes --database records",
            "  java -jar compliance.jar policy-changes record change.yaml --database records"
        },
        subcommands = {PolicyChangeRecordCommand.class, PolicyChangeToldCommand.class},
        sortOptions = false)
public final class PolicyChangesCommand extends LedgerCommand<AnnouncedChange> {
    PolicyChangesCommand() {
        super(LedgerKind.POLICY_CHANGE);
    }

    @Override
    List<String> heads() {
        return List.of("published", "effective", "change", "policy", "agency", "material");
    }

    @Override
    List<String> cells(AnnouncedChange change) {
        return List.of(
                change.toldTo(List.of()).published().toString(),
                change.toldTo(List.of()).effective().toString(),
                change.change(),
                change.policy(),
                change.agency().value(),
                change.material() ? "yes" : "no");
    }

    @Override
    String note(AnnouncedChange change) {
        return "";
    }
}
