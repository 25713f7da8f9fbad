package com.onebackpak.compliance.examples.records;

import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyQuestion;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.event.Notice;
import com.onebackpak.compliance.examples.CommandException;
import com.onebackpak.compliance.examples.KnownNames;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.report.DecisionWriter;
import com.onebackpak.compliance.situation.World;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is owed, by whom, to whom and by when. */
@Command(
        name = "duties",
        description = {
            "Lists what is owed, by whom, to whom and by when, what is due first coming first: what follows from breaches,"
                    + " requests, complaints and other matters, changes of policies, withdrawn consents and ended agreements by the clocks of the policies.",
            "",
            "Without --world all of it is told of what is on record: the agencies, breaches, matters, changes of policies, agreements,"
                    + " consents, holds, occurrences, custody orders and requests. With both, --world names the people, their agencies and the"
                    + " policies, and what is on record counts in place of the file's; of custody orders, breaches, matters and changes"
                    + " those of both.",
            "",
            "What waits says for what: an event, such as breach-reported, or what nobody has recorded, such as in which state an agency"
                    + " lies. Records do not say who is whose parent: what a family was told by name counts with --world."
        },
        footer = {
            "",
            "Examples:",
            "  java -jar compliance.jar duties --world district.yaml --open",
            "  java -jar compliance.jar duties --database records --owed-by backpak --json",
            "",
            "Exits 0 where nothing of it is overdue, 1 where something is, and 2 when it could not be told."
        },
        sortOptions = false)
public final class DutiesCommand implements Callable<Integer> {
    private static final List<String> HEADS = List.of("due", "state", "what", "by", "to", "of", "cites");
    private static final List<String> KEYS = List.of(
            "what",
            "by",
            "to",
            "due",
            "state",
            "waits-for",
            "of",
            "about",
            "categories",
            "agency",
            "started",
            "done",
            "calendar",
            "clock",
            "cites");

    @Spec
    private CommandSpec spec;

    @Mixin
    private Happened happened;

    @Option(
            names = "--of",
            paramLabel = "ID",
            description = "Only what follows from this breach, request, change or matter.")
    private @Nullable String of;

    @Option(names = "--owed-by", paramLabel = "ID", description = "Only what this party owes.")
    private @Nullable String owedBy;

    @Option(names = "--owed-to", paramLabel = "ID", description = "Only what this party is owed.")
    private @Nullable String owedTo;

    @Option(names = "--subject", paramLabel = "ID", description = "Only what is about this person.")
    private @Nullable PartyId subject;

    @Option(names = "--open", description = "Leave out what is done.")
    private boolean open;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The instant for which to answer. Default: now; of a file alone, what it says is now.")
    private @Nullable OffsetDateTime at;

    @Mixin
    private ListForm form;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    DutiesCommand() {}

    @Override
    public Integer call() {
        Happened.Told told = happened.read();
        checkEvent(told.world());
        DutyQuestion question = new DutyQuestion(
                Optional.ofNullable(of),
                Optional.ofNullable(owedBy),
                Optional.ofNullable(owedTo),
                Optional.ofNullable(subject));
        List<OwedDuty> all = Duties.of(told.policies()).owed(told.world(), told.at(at));
        checkParties(told.world(), all);
        List<OwedDuty> owed = all.stream()
                .filter(duty -> question.asksFor(duty) && !(open && duty.state().isDone()))
                .toList();
        Rows rows = form.rows(
                spec.commandLine().getOut(),
                HEADS,
                KEYS,
                of == null
                        ? "nothing of that is owed"
                        : "'" + of + "' is known, and nothing of that is owed for it by the clocks of the policies");
        owed.forEach(duty -> rows.add(cells(duty), note(duty), DecisionWriter.data(duty)));
        rows.end();
        return owed.stream().anyMatch(duty -> duty.state() == DutyState.OVERDUE) ? 1 : 0;
    }

    /** A misspelt event would owe nothing, and look as if all were well. */
    private void checkEvent(World world) {
        Set<String> known = new TreeSet<>(world.requests().keySet());
        known.addAll(world.matters().keySet());
        world.breaches().forEach(breach -> known.add(breach.id()));
        world.policyChanges().forEach(change -> known.add(change.id()));
        if (of != null && !known.contains(of)) {
            throw new CommandException("there is no event '" + of + "'; " + KnownNames.hint(of, known));
        }
    }

    /** So would a misspelt party. */
    private void checkParties(World world, List<OwedDuty> all) {
        Set<String> known = new TreeSet<>(Notice.NOBODY_NAMED);
        Stream.of(
                        Stream.of(world.vendor()),
                        world.agencies().ids().stream(),
                        world.people().keySet().stream(),
                        world.organizations().keySet().stream(),
                        world.byParty().values().stream().flatMap(about -> about.keySet().stream()),
                        all.stream().flatMap(duty -> duty.about().stream()))
                .flatMap(ids -> ids)
                .forEach(id -> known.add(id.value()));
        all.forEach(duty -> {
            known.add(duty.by());
            known.add(duty.to());
        });
        Stream.of(owedBy, owedTo, subject == null ? null : subject.value())
                .filter(Objects::nonNull)
                .filter(id -> !known.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new CommandException("nobody is known as '" + id + "'; " + KnownNames.hint(id, known));
                });
    }

    private static List<String> cells(OwedDuty duty) {
        return List.of(
                duty.due().text(),
                duty.state().key(),
                duty.what().key(),
                duty.by(),
                duty.to(),
                duty.of().orElse(""),
                RecordsCommand.texts(duty.cites()));
    }

    private static String note(OwedDuty duty) {
        return RecordsCommand.note(
                RecordsCommand.about(duty.about()),
                RecordsCommand.after("of", RecordsCommand.terms(duty.categories())),
                RecordsCommand.after(
                        "at",
                        duty.agency()
                                .map(PartyId::value)
                                .filter(id -> !id.equals(duty.by()) && !id.equals(duty.to()))
                                .orElse("")),
                duty.waitsFor().isEmpty() ? "" : "waits for " + String.join(", ", duty.waitsFor()),
                duty.assumed() ? "no holidays are known, so every weekday was counted" : "");
    }
}
