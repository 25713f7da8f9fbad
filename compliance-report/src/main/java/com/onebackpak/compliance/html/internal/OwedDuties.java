package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.LedgerWorld;
import com.onebackpak.compliance.Tenancy;
import com.onebackpak.compliance.duty.Due;
import com.onebackpak.compliance.duty.Duties;
import com.onebackpak.compliance.duty.DutyState;
import com.onebackpak.compliance.duty.OwedDuty;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.situation.World;
import com.onebackpak.compliance.store.TenantStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The section that tells what is owed, by whom, and what of it is late. Has no state. */
final class OwedDuties {
    private static final int MOST_ROWS = 100;
    private static final int MOST_PEOPLE = 5;
    private static final Duration SOON = Duration.ofDays(30);

    private OwedDuties() {}

    /** The section where it is not known who there is. */
    static Told unknown() {
        return told(
                List.of(new Block.Text(
                        "Not told: records do not say who there is, and this report was given no world and no"
                                + " policies to tell it by.")),
                List.of(new Block.Point(
                        Told.NOTE,
                        "What is owed and what is due for deletion is not told, because this report was not given who there"
                                + " is and which policies are in force.",
                        "duties")),
                List.of());
    }

    static Told of(TenantStores stores, World who, PolicySet policies, Instant at, Times times) {
        World recorded = LedgerWorld.of(within(who, stores), List.of(stores));
        List<OwedDuty> owed = Duties.of(policies).owed(recorded, at);
        List<OwedDuty> overdue = of(owed, duty -> duty.state() == DutyState.OVERDUE);
        List<OwedDuty> open = of(owed, duty -> duty.state() == DutyState.OWED || duty.state() == DutyState.TOLLED);
        List<Block> blocks = new ArrayList<>();
        if (owed.isEmpty()) {
            blocks.add(new Block.Text(
                    "Nothing is owed: no breach, request, other matter, change of a policy, withdrawn consent or"
                            + " ended agreement that a clock of the policies starts with is on record."));
        } else {
            blocks.add(byOwner(owed));
            add(blocks, "overdue", "What is overdue", overdue, times, "Nothing is overdue.");
            add(blocks, "open", "What is owed and not late", open, times, "Nothing else is owed.");
            add(
                    blocks,
                    "waiting",
                    "What waits",
                    of(owed, duty -> duty.state() == DutyState.WAITING),
                    times,
                    "Nothing waits for something to happen or to be known.");
        }
        return told(
                blocks,
                points(overdue, open, at, times),
                List.of(
                        new Block.Field("Duties overdue", Table.number(overdue.size())),
                        new Block.Field("Duties owed and not late", Table.number(open.size()))));
    }

    /** Of a world of several tenants, what concerns this one. */
    private static World within(World who, TenantStores stores) {
        Tenancy tenancy = new Tenancy(who, who.vendor());
        return who.toBuilder()
                .breaches(who.breaches().stream()
                        .filter(breach -> breach.agency()
                                .map(agency -> tenancy.ofAgency(agency).equals(stores.tenant()))
                                .orElse(true)) // nobody knows whose it is, so it may be this one's
                        .toList())
                .matters(who.matters().entrySet().stream()
                        .filter(each -> tenancy.ofAgency(each.getValue().agency())
                                        .equals(stores.tenant())
                                || tenancy.ofAgency(each.getValue().agency()).equals(who.vendor()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .people(who.people().entrySet().stream()
                        .filter(each -> tenancy.allOfPerson(each.getKey()).contains(stores.tenant()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .build();
    }

    private static List<OwedDuty> of(List<OwedDuty> owed, Predicate<OwedDuty> which) {
        return owed.stream().filter(which).toList();
    }

    private static Told told(List<Block> blocks, List<Block.Point> points, List<Block.Field> figures) {
        return new Told(
                new Section(
                        "duties",
                        "What is owed, and by whom",
                        List.of(
                                "What follows from breaches, requests, complaints and other matters, changes of policies,"
                                        + " withdrawn consents and ended agreements by the clocks of the policies, as it stands when this report is made.",
                                "What nobody recorded starts no clock; standing duties are listed with the processing."),
                        blocks),
                points,
                figures);
    }

    private static List<Block.Point> points(List<OwedDuty> overdue, List<OwedDuty> open, Instant at, Times times) {
        List<Block.Point> points = new ArrayList<>();
        if (!overdue.isEmpty()) {
            OwedDuty first = overdue.get(0);
            points.add(new Block.Point(
                    Told.NOW,
                    Words.count(overdue.size(), "duty is", "duties are") + " overdue; the first: " + first.by()
                            + " owes " + first.what().key() + " to " + first.to() + ", due " + due(first.due(), times)
                            + ".",
                    "duties"));
        }
        List<OwedDuty> soon = of(
                open,
                duty -> duty.state() == DutyState.OWED
                        && duty.due()
                                .end()
                                .filter(end -> !end.isAfter(at.plus(SOON)))
                                .isPresent());
        if (!soon.isEmpty()) {
            points.add(new Block.Point(
                    Told.SOON,
                    Words.count(soon.size(), "duty becomes", "duties become") + " due within " + SOON.toDays()
                            + " days; the first on " + due(soon.get(0).due(), times) + ".",
                    "duties"));
        }
        return points;
    }

    private static Table byOwner(List<OwedDuty> owed) {
        Table.Rows rows = Table.of(
                "owners",
                "Duties by who owes them",
                "Who owes",
                "#Overdue",
                "#Owed",
                "#Suspended",
                "#Waiting",
                "#Done in time",
                "#Done late",
                "#All");
        Map<String, List<OwedDuty>> byOwner =
                owed.stream().collect(Collectors.groupingBy(OwedDuty::by, TreeMap::new, Collectors.toList()));
        byOwner.forEach((owner, duties) -> rows.add(row(owner, duties)));
        return rows.add(row("all", owed)).table();
    }

    private static Object[] row(String owner, List<OwedDuty> duties) {
        Map<DutyState, Long> states =
                duties.stream().collect(Collectors.groupingBy(OwedDuty::state, Collectors.counting()));
        return new Object[] {
            owner,
            states.getOrDefault(DutyState.OVERDUE, 0L),
            states.getOrDefault(DutyState.OWED, 0L),
            states.getOrDefault(DutyState.TOLLED, 0L),
            states.getOrDefault(DutyState.WAITING, 0L),
            states.getOrDefault(DutyState.DONE, 0L),
            states.getOrDefault(DutyState.DONE_LATE, 0L),
            duties.size()
        };
    }

    private static void add(
            List<Block> blocks, String id, String caption, List<OwedDuty> duties, Times times, String none) {
        if (duties.isEmpty()) {
            blocks.add(new Block.Text(none));
            return;
        }
        Table.Rows rows = Table.of(
                id,
                caption + ", the first first",
                "Due",
                "State",
                "What",
                "Who owes",
                "To whom",
                "About",
                "Follows from",
                "Cites");
        duties.stream()
                .limit(MOST_ROWS)
                .forEach(duty -> rows.add(
                        due(duty.due(), times),
                        duty.stateText(),
                        duty.what().key(),
                        duty.by(),
                        duty.to(),
                        about(duty),
                        duty.of().orElse(""),
                        Words.cites(duty.cites())));
        blocks.add(rows.table());
        if (duties.size() > MOST_ROWS) {
            blocks.add(new Block.Text(
                    Table.number(duties.size() - MOST_ROWS) + " more are in the list that the command duties gives."));
        }
    }

    private static String about(OwedDuty duty) {
        String people = duty.about().size() > MOST_PEOPLE
                ? Words.count(duty.about().size(), "person", "people")
                : Words.list(duty.about());
        return duty.categories().isEmpty() ? people : people + ": " + Words.terms(duty.categories());
    }

    /** A day as its zone has it; an instant in the report's zone. */
    private static String due(Due due, Times times) {
        if (due instanceof Due.Before before) {
            return times.minute(before.instant());
        }
        return due instanceof Due.Open ? "no date" : due.text();
    }
}
