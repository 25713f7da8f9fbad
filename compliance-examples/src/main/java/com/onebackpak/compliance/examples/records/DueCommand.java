package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.DueDeletions;
import com.onebackpak.compliance.DueDeletions.DueDeletion;
import com.onebackpak.compliance.evaluation.RetentionAnswer;
import com.onebackpak.compliance.jdbc.JdbcComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.scenario.Scenario;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    private WorldOption world;

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
        scenario = world.read();
    }

    @Override
    void list(JdbcComplianceStores stores, PartyId of, Rows rows) {
        Instant now = Instant.now();
        DueDeletions deletions = DueDeletions.of(stores, scenario.world(), scenario.policies(), now);
        LocalDate last = by == null ? LocalDate.ofInstant(now, zone()) : by;
        deletions.people(of).stream()
                .flatMap(person -> deletions.about(of, person, last).stream())
                .forEach(due -> rows.add(cells(due), note(due), data(due)));
    }

    private static List<String> cells(DueDeletion due) {
        return List.of(
                text(due.answer().due()),
                due.subject().value(),
                due.answer().held() ? "held" : "",
                texts(due.answer().cites()));
    }

    private static String note(DueDeletion due) {
        return note(texts(due.answer().provisions()), terms(due.categories()));
    }

    private static Map<String, Object> data(DueDeletion due) {
        RetentionAnswer answer = due.answer();
        Map<String, Object> data = new LinkedHashMap<>();
        answer.due().ifPresent(day -> data.put("due", day.toString()));
        data.put("subject", due.subject().value());
        data.put("held", answer.held());
        data.put(
                "categories",
                due.categories().stream().map(Category::path).sorted().toList());
        data.put("provisions", List.copyOf(answer.provisions()));
        data.put("cites", answer.cites().stream().map(Object::toString).toList());
        data.put("findings", answer.findings());
        data.put("missing", List.copyOf(answer.missing()));
        return data;
    }
}
