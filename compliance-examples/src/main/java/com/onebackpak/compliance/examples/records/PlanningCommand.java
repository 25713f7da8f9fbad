package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.DueDeletions;
import com.onebackpak.compliance.deletion.DataSet;
import com.onebackpak.compliance.deletion.RetentionPlan;
import com.onebackpak.compliance.deletion.RetentionPlanner;
import com.onebackpak.compliance.document.PolicyLibrary;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.jdbc.HostData;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.store.Recorded;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that plans what is to go from a host's tables. */
abstract class PlanningCommand extends RecordsCommand {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description = "Which tables hold what about whom: properties such as grades.table, grades.tenant,"
                    + " grades.person, grades.categories, grades.depends-on, grades.copies (P35D).")
    private Path data;

    @Option(names = "--by", paramLabel = "DAY", description = "What is due by this day. Default: today.")
    private @Nullable LocalDate by;

    private HostData hostData;

    @SuppressWarnings("NullAway.Init") // picocli sets the options, and check() what is in the file
    PlanningCommand() {}

    @Override
    void check() {
        hostData = DataFile.read(data, policies());
    }

    /** Whose minimum periods count; where no file names policies, those of all built-in packs. */
    PolicySet policies() {
        PolicyLibrary library = PolicyLibrary.standard();
        return library.select(library.names().toArray(String[]::new));
    }

    HostData data() {
        return hostData;
    }

    /** What is to go of a tenant's people whom the scenario knows. */
    RetentionPlan plan(JdbcComplianceStores stores, PartyId tenant, Scenario scenario) {
        requireKnownCategories(scenario.policies().vocabulary());
        Instant now = Instant.now();
        DueDeletions deletions = DueDeletions.of(stores, scenario.world(), scenario.policies(), now);
        RetentionPlanner planner =
                new RetentionPlanner(data().sets(), tenant, by == null ? LocalDate.ofInstant(now, zone()) : by, now);
        deletions
                .people(tenant)
                .forEach(person -> planner.add(
                        person,
                        deletions.answers(person),
                        stores.of(tenant).holds().about(person, Instant.MAX).stream()
                                .map(Recorded::value)
                                .toList()));
        return planner.plan();
    }

    /** No hold and no rule names what a mistyped category is called, so a hold would not stop its rows. */
    private void requireKnownCategories(Vocabulary vocabulary) {
        for (DataSet set : data().sets().childrenFirst()) {
            for (Category category : set.categories()) {
                if (!vocabulary.knows(category)) {
                    throw new CommandException("data set '" + set.id() + "' has an unknown category '" + category.path()
                            + "'; name one of the vocabulary");
                }
            }
        }
    }

    /** Keys and values in the order in which they are printed. */
    static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return ordered;
    }
}
