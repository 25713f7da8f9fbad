package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.HeldPeople;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts what would go. */
@Command(
        name = "preview",
        description =
                "Counts the rows that would go from each data set, those that are held among them, and tells of how many"
                        + " people rows stay and why. Erases nothing"
                        + " but what a restored backup brought back.",
        footer = {
            "",
            "Example: java -jar compliance.jar retention preview --database records --world district.yaml --data"
                    + " data.properties"
        },
        sortOptions = false)
final class RetentionPreviewCommand extends PlanningCommand {
    @Mixin
    private WorldOption world;

    @Mixin
    private WholeOption whole;

    private Scenario scenario;

    @SuppressWarnings("NullAway.Init") // picocli sets the options, and check() what is in the file
    RetentionPreviewCommand() {}

    @Override
    List<String> heads() {
        return List.of("data set", "rows", "categories", "held");
    }

    @Override
    List<String> keys() {
        return List.of("data-set", "rows", "categories", "held");
    }

    @Override
    void check() {
        whole.check(tenant(), true);
        scenario = world.read();
        super.check();
    }

    @Override
    PolicySet policies() {
        return scenario.policies();
    }

    @Override
    void list(DeletionRuns runs, JdbcComplianceStores stores, PartyId of, Rows rows) {
        RetentionPlan plan = plan(runs, stores, of, scenario, whole);
        Map<String, HeldPeople> staying = plan.held();
        Map<String, Long> counted = runs.preview(plan);
        for (DataSet set : data().sets().childrenFirst()) {
            Long number = counted.get(set.id());
            if (number != null) {
                HeldPeople held = staying.getOrDefault(set.id(), HeldPeople.NOBODY);
                rows.add(
                        List.of(
                                set.id(),
                                number.toString(),
                                terms(set.categories()),
                                held.people() == 0 ? "" : String.valueOf(held.people())),
                        held.text(),
                        ordered(
                                "data-set",
                                set.id(),
                                "rows",
                                number,
                                "categories",
                                set.categories().stream()
                                        .map(category -> category.path())
                                        .sorted()
                                        .toList(),
                                "held",
                                held.data()));
            }
        }
    }
}
