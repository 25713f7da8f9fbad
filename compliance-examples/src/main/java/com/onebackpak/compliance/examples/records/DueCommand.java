package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.LedgerFacts;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.ScenarioReader;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists whose data is due for deletion. */
@Command(
        name = "due",
        description = {
            "Lists whose data is due for deletion, by the agreements, holds and requests on record and the retention"
                    + " provisions of the policies.",
            "",
            "Records do not tell who there is: --world names the people, their agencies and the policies; of its"
                    + " agreements, holds and requests none counts. Nor do they tell what data there still is: what was"
                    + " deleted already is listed too, and data is taken to come from any agency of its subject."
        },
        footer = {"", "Example: java -jar compliance.jar due --database records --world district.yaml --by 2026-12-31"},
        sortOptions = false)
public final class DueCommand extends RecordsCommand {
    @Option(
            names = "--world",
            paramLabel = "FILE",
            required = true,
            description = "A scenario file, YAML or JSON: the people, their agencies and the policies.")
    private Path world;

    @Option(names = "--by", paramLabel = "DAY", description = "What is due by this day. Default: today.")
    private @Nullable LocalDate by;

    private Scenario scenario;

    @SuppressWarnings("NullAway.Init") // picocli sets the options, and check() what is in the file
    DueCommand() {}

    @Override
    List<String> heads() {
        return List.of("due", "subject", "held", "cites");
    }

    @Override
    List<String> keys() {
        return List.of("due", "subject", "held", "categories", "provisions", "cites", "findings", "missing");
    }

    @Override
    void check() {
        scenario = ScenarioReader.standard().read(DocumentSource.of(world));
    }

    @Override
    void list(JdbcComplianceStores stores, PartyId of, Rows rows) {
        Tenancy tenancy = new Tenancy(scenario.world(), scenario.world().vendor());
        Instant now = Instant.now();
        Deadlines deadlines = new Deadlines(
                new RetentionAnswers(
                        stores,
                        scenario,
                        LedgerFacts.of(stores, tenancy, scenario.policies().vocabulary()),
                        now),
                by == null ? LocalDate.ofInstant(now, zone()) : by);
        scenario.world().people().keySet().stream()
                .filter(person -> tenancy.ofPerson(person).equals(of))
                .sorted()
                .forEach(person -> deadlines
                        .of(person, of)
                        .forEach((answer, categories) -> rows.add(
                                cells(person, answer), note(answer, categories), data(person, answer, categories))));
    }

    private static List<String> cells(PartyId person, RetentionAnswer answer) {
        return List.of(text(answer.due()), person.value(), answer.held() ? "held" : "", texts(answer.cites()));
    }

    private static String note(RetentionAnswer answer, List<Category> categories) {
        return note(texts(answer.provisions()), terms(categories));
    }

    private static Map<String, Object> data(PartyId person, RetentionAnswer answer, List<Category> categories) {
        Map<String, Object> data = new LinkedHashMap<>();
        answer.due().ifPresent(due -> data.put("due", due.toString()));
        data.put("subject", person.value());
        data.put("held", answer.held());
        data.put("categories", categories.stream().map(Category::path).sorted().toList());
        data.put("provisions", List.copyOf(answer.provisions()));
        data.put("cites", answer.cites().stream().map(Object::toString).toList());
        data.put("findings", answer.findings());
        data.put("missing", List.copyOf(answer.missing()));
        return data;
    }

    /**
     * What is due of people's data.
     *
     * @param answers how long it may stay
     * @param by the last day that is asked for
     */
    private record Deadlines(RetentionAnswers answers, LocalDate by) {
        /** The answers that are due, each with the top categories for which it is the same, the earliest first. */
        Map<RetentionAnswer, List<Category>> of(PartyId person, PartyId tenant) {
            return answers.scenario().policies().vocabulary().terms(Dimension.CATEGORY).stream()
                    .map(Category.class::cast)
                    .filter(category -> category.path().indexOf('.') < 0)
                    .collect(Collectors.groupingBy(answers.about(person, tenant)))
                    .entrySet()
                    .stream()
                    .filter(one -> one.getKey().isDeletionDueBy(by))
                    .sorted(Comparator.comparing(one -> one.getKey().due().orElse(LocalDate.MAX)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
        }
    }
}
