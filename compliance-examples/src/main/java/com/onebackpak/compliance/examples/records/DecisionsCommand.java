package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.evaluation.Outcome;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.DecisionLedger;
import com.onebackpak.compliance.store.DecisionQuery;
import com.onebackpak.compliance.store.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists decisions. */
@Command(
        name = "decisions",
        description =
                "Lists decisions by the instant that was decided for, with the rules that determined them; 'explain'"
                        + " tells all of one.",
        footer = {"", "Example: java -jar compliance.jar decisions --database records --refused --since 2026-09-14"},
        sortOptions = false)
public final class DecisionsCommand extends RecordsCommand {
    @Option(names = "--subject", paramLabel = "ID", description = "Only what is about this person.")
    private @Nullable PartyId subject;

    @Option(names = "--refused", description = "Only what was refused, whyever.")
    private boolean refused;

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "Only this outcome: ${COMPLETION-CANDIDATES}.")
    private List<Outcome> outcomes = List.of();

    @Mixin
    private DaySpan days;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    DecisionsCommand() {}

    @Override
    List<String> heads() {
        return ListedDecision.HEADS;
    }

    @Override
    List<String> keys() {
        return ListedDecision.KEYS;
    }

    @Override
    void check() {
        query();
    }

    private DecisionQuery query() {
        return DecisionQuery.builder()
                .about(Optional.ofNullable(subject))
                .onlyRefused(refused)
                .outcomes(outcomes)
                .since(days.first(zone()))
                .until(days.end(zone()))
                .build();
    }

    @Override
    void list(JdbcComplianceStores stores, PartyId of, Rows rows) {
        DecisionQuery query = query();
        DecisionLedger decisions = stores.of(of).decisions();
        Page.readAll(
                after -> decisions.page(query, after, pageSize()),
                decision -> rows.add(
                        ListedDecision.cells(decision, time(decision.at())),
                        ListedDecision.note(decision),
                        ListedDecision.data(decision)));
    }
}
