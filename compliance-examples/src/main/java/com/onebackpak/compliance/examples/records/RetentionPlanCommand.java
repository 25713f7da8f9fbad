package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.jdbc.DeletionRuns;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is to go, and why. */
@Command(
        name = "plan",
        description =
                "Lists what is to go from which data sets, since when, by which clause, and what is held or stays and why. Erases"
                        + " nothing.",
        footer = {
            "",
            "Example: java -jar compliance.jar retention plan --database records --world district.yaml --data data.properties"
        },
        sortOptions = false)
class RetentionPlanCommand extends PlanningCommand {
    @Mixin
    private WorldOption world;

    @Mixin
    private WholeOption whole;

    private Scenario scenario;

    @SuppressWarnings("NullAway.Init") // picocli sets the options, and check() what is in the file
    RetentionPlanCommand() {}

    @Override
    List<String> heads() {
        return List.of("data set", "due", "people", "held", "cites");
    }

    @Override
    List<String> keys() {
        return List.of("data-set", "due", "people", "held", "provisions", "cites", "kept-because");
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
        plan.lines().forEach(line -> rows.add(cells(line), note(line), data(line)));
        plan.kept()
                .forEach(kept -> rows.add(
                        List.of(kept.dataSet(), "stays", String.valueOf(kept.people()), "", ""),
                        kept.why(),
                        ordered("data-set", kept.dataSet(), "people", kept.people(), "kept-because", kept.why())));
    }

    private static List<String> cells(RetentionPlan.Line line) {
        return List.of(
                line.dataSet(),
                text(line.reason().due()),
                String.valueOf(line.people()),
                line.held().people() == 0 ? "" : String.valueOf(line.held().people()),
                texts(line.reason().cites()));
    }

    private static String note(RetentionPlan.Line line) {
        return note(texts(line.reason().provisions()), line.held().text());
    }

    private static Map<String, Object> data(RetentionPlan.Line line) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("data-set", line.dataSet());
        line.reason().due().ifPresent(due -> data.put("due", due.toString()));
        data.put("people", line.people());
        data.put("held", line.held().data());
        data.put("provisions", List.copyOf(line.reason().provisions()));
        data.put("cites", line.reason().cites().stream().map(Object::toString).toList());
        return data;
    }
}
