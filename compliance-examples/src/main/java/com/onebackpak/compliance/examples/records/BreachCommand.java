package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.duty.BreachLetter;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.event.Breach;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.KnownNames;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists who must be told of a breach, and what a letter to each needs. */
@Command(
        name = "breach",
        description = {
            "Lists who must be told of a breach, by whom and by when, the most urgent first, one line a letter: of several"
                    + " clocks to the same party the earliest counts, or the first that is overdue, and all are cited.",
            "",
            "With --json each has the facts that the letter needs. What waits for its clock is told by duties.",
            "",
            "Without --world all of it is told of what is on record. A breach gets there by record, and who was told by told."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar breach --world district.yaml --of b1 --at 2026-11-04T09:00:00-05:00",
            "  java -jar compliance.jar breach record incident.yaml --database records",
            "  java -jar compliance.jar breach --database records",
            "  java -jar compliance.jar breach told b1 --to gb-isd --at 2026-11-05T16:20:00-06:00 --database records",
            "",
            "Exits 0 where no letter is overdue, 1 where one is, and 2 when it could not be told."
        },
        subcommands = {BreachRecordCommand.class, BreachToldCommand.class},
        sortOptions = false)
public final class BreachCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Happened happened;

    @Option(names = "--of", paramLabel = "ID", description = "Only this breach. Default: all.")
    private @Nullable String of;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The instant for which to answer. Default: now; of a file alone, what it says is now.")
    private @Nullable OffsetDateTime at;

    @Mixin
    private ListForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    BreachCommand() {}

    @Override
    public Integer call() {
        Happened.Told told = happened.read();
        World world = told.world();
        Set<String> known = world.breaches().stream().map(Breach::id).collect(Collectors.toCollection(TreeSet::new));
        if (of != null && !known.contains(of)) {
            throw new CommandException("there is no breach '" + of + "'; " + KnownNames.hint(of, known));
        }
        List<OwedDuty> owed = Duties.of(told.policies()).owed(world, told.at(at)).stream()
                .filter(duty -> duty.of().filter(known::contains).isPresent()
                        && (of == null || duty.of().equals(Optional.of(of))))
                .toList();
        List<BreachLetter> letters = BreachLetter.of(world, owed);
        Rows rows = form.rows(
                spec.commandLine().getOut(),
                List.of("due", "state", "by", "to", "breach", "cites"),
                List.of("breach", "by", "to", "due", "state", "about", "categories", "occurred", "discovered", "cites"),
                "no letter is owed" + (of == null ? "" : " for '" + of + "'"));
        letters.forEach(letter -> rows.add(cells(letter), note(letter), data(letter)));
        rows.end();
        tellWhatWaits(owed);
        return letters.stream().anyMatch(letter -> letter.state() == DutyState.OVERDUE) ? 1 : 0;
    }

    /** A letter that waits is none that nobody owes. */
    private void tellWhatWaits(List<OwedDuty> owed) {
        List<OwedDuty> waiting =
                owed.stream().filter(duty -> duty.state() == DutyState.WAITING).toList();
        if (!waiting.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(waiting.size() + (waiting.size() == 1 ? " duty waits" : " duties wait") + " for "
                            + waiting.stream()
                                    .flatMap(duty -> duty.waitsFor().stream())
                                    .distinct()
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + "; the command duties lists them");
            spec.commandLine().getErr().flush();
        }
    }

    private static List<String> cells(BreachLetter letter) {
        return List.of(
                letter.due().text(),
                letter.state().key(),
                letter.by(),
                letter.to(),
                letter.breach(),
                RecordsCommand.texts(letter.cites()));
    }

    private static String note(BreachLetter letter) {
        return RecordsCommand.note(RecordsCommand.about(letter.about()), RecordsCommand.terms(letter.categories()));
    }

    private static Map<String, Object> data(BreachLetter letter) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("breach", letter.breach());
        data.put("by", letter.by());
        data.put("to", letter.to());
        data.put("due", letter.due().text());
        data.put("state", letter.state().key());
        data.put("about", letter.about().stream().map(PartyId::value).toList());
        data.put(
                "categories",
                letter.categories().stream().map(Category::path).sorted().toList());
        letter.occurred().ifPresent(day -> data.put("occurred", day.toString()));
        letter.discovered().ifPresent(day -> data.put("discovered", day.toString()));
        data.put("cites", letter.cites().stream().map(Object::toString).toList());
        return data;
    }
}
