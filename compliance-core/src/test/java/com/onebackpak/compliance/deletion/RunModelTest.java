package com.onebackpak.compliance.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.deletion.UnitState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A run of three units by two workers, in every order in which anything can happen: each may be killed or frozen at any
 * moment, an eraser may fail, a hold on one of two people may come and go, and a backup of before the run may be restored. Instants
 * are kept relative to now, and fences are told apart only as newest and older, so that the worlds are finite and all of them are seen.
 *
 * <p>The journal knows any part of what is committed as gone, also nothing of a unit that another was waiting for: so it is for
 * whoever is killed after doing one unit, or any number of them that it was to tell of together.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunModelTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Retrying RETRYING = new Retrying(TICK, TICK, 3);

    /** Rows of the first refer to rows of the second; the third is not in the database. */
    private static final int CHILD = 0;

    private static final int PARENT = 1;
    private static final int REMOTE = 2;

    private static final int HELD = 1;
    private static final int OTHER = 2;
    private static final int BOTH = HELD | OTHER;

    /** What a unit is: how far it came, whose turn is still to come, whose rows are there, what was counted and ticked off. */
    private record Unit(UnitState state, int rest, int rows, int asked, int gone) {
        static final Unit PLANNED = new Unit(UnitState.PLANNED, BOTH, BOTH, -1, 0);

        Unit with(UnitState next) {
            return new Unit(next, rest, rows, asked, gone);
        }

        /** Whose rows are gone by what is committed. */
        int went() {
            return state.pass() > 1 || state.status() == Status.DONE ? BOTH : BOTH & ~rest;
        }
    }

    /** Somebody at work outside of the database; older if another was given the same since. */
    private record Worker(boolean busy, boolean isNewest, int people) {
        static final Worker IDLE = new Worker(false, false, 0);
    }

    private record World(List<Unit> units, List<Worker> workers, boolean hold) {
        World with(int unit, Unit changed) {
            List<Unit> all = new ArrayList<>(units);
            all.set(unit, changed);
            return new World(all, workers, hold);
        }

        World with(int worker, Worker changed) {
            List<Worker> all = new ArrayList<>(workers);
            all.set(worker, changed);
            return new World(units, all, hold);
        }
    }

    /** What may happen next, and whether it is the run's own work, and not the world's malice. */
    private record Event(String name, World world, boolean isProgress) {}

    private final Map<World, List<Event>> worlds = new HashMap<>();

    @BeforeAll
    void explore() {
        World first =
                new World(List.of(Unit.PLANNED, Unit.PLANNED, Unit.PLANNED), List.of(Worker.IDLE, Worker.IDLE), false);
        Deque<World> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            World world = open.poll();
            if (worlds.containsKey(world)) {
                continue;
            }
            check(world);
            List<Event> events = events(world);
            worlds.put(world, events);
            events.forEach(event -> {
                check(world, event);
                open.add(event.world());
            });
            open.addAll(restored(world));
        }
        System.out.println("worlds of a run: " + worlds.size());
    }

    @Test
    void there_is_something_to_explore_and_holds_and_frozen_workers_are_in_it() {
        assertThat(worlds).hasSizeGreaterThan(1_000);
        assertThat(worlds.keySet())
                .anyMatch(world -> world.units().get(PARENT).state().status() == Status.DEFERRED)
                .anyMatch(world -> world.workers().stream().allMatch(Worker::busy))
                .anyMatch(world -> world.units().get(REMOTE).state().pass() == 2);
    }

    @Test
    void from_wherever_it_is_a_run_can_come_to_an_end_by_its_own_work() {
        Map<World, List<World>> before = new HashMap<>();
        worlds.forEach((world, events) -> events.stream()
                .filter(Event::isProgress)
                .forEach(event -> before.computeIfAbsent(event.world(), key -> new ArrayList<>())
                        .add(world)));
        Deque<World> open =
                new ArrayDeque<>(worlds.keySet().stream().filter(this::isOver).toList());
        Set<World> ending = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            for (World earlier : before.getOrDefault(open.poll(), List.of())) {
                if (ending.add(earlier)) {
                    open.add(earlier);
                }
            }
        }
        assertThat(worlds.keySet().stream()
                        .filter(world -> !ending.contains(world))
                        .findFirst())
                .isEmpty();
    }

    /**
     * Nothing is left but what is held, and every row that is gone was ticked off once: of who is held, when the hold is
     * released, for that is when it is looked at whether somebody who was frozen came late.
     */
    private boolean isOver(World world) {
        int kept = world.hold() ? HELD : 0;
        return world.units().stream()
                .allMatch(unit -> unit.state().letsOthersBegin()
                        && (unit.rows() & ~kept) == 0
                        && unit.gone() == 2 - Integer.bitCount(unit.rest()));
    }

    /** What the journal may be told, and what refers to what. */
    private static void check(World world) {
        for (Unit unit : world.units()) {
            assertThat(unit.went() & unit.rows()).as("gone, and there").isZero();
        }
        assertThat(world.units().get(CHILD).rows() & ~world.units().get(PARENT).rows())
                .as("rows went that others refer to")
                .isZero();
    }

    private void check(World before, Event event) {
        for (int i = 0; i < event.world().units().size(); i++) {
            Unit was = before.units().get(i);
            Unit is = event.world().units().get(i);
            assertThat(is.gone()).as("%s: ticked off twice", event.name()).isBetween(was.gone(), 2);
            assertThat(was.went() & ~is.went())
                    .as("%s: not gone any more", event.name())
                    .isZero();
            int went = was.rows() & ~is.rows();
            if (before.hold() && !event.name().startsWith("late")) {
                assertThat(went & HELD).as("%s: held rows went", event.name()).isZero();
            }
        }
    }

    private List<Event> events(World world) {
        List<Event> events = new ArrayList<>();
        for (int unit : new int[] {CHILD, PARENT}) {
            if (mayBegin(world, unit)) {
                events.add(new Event("erase " + unit, erasedHere(world, unit), true));
                Unit failing = world.units().get(unit);
                events.add(new Event(
                        "fail " + unit,
                        world.with(
                                unit, failing.with(failing.state().claimed(NOW).failed(NOW, RETRYING, "failed"))),
                        false));
            }
        }
        for (int worker = 0; worker < world.workers().size(); worker++) {
            Worker at = world.workers().get(worker);
            if (!at.busy() && mayBegin(world, REMOTE)) {
                events.add(new Event("lease", leased(world, worker), true));
            }
            if (at.busy()) {
                events.add(new Event("kill", world.with(worker, Worker.IDLE), false));
                // the hold came when this was under way, and a call cannot be taken back
                String late = world.hold() && (at.people() & HELD) != 0 ? "late " : "";
                Unit remote = world.units().get(REMOTE);
                World gone = world.with(
                        REMOTE,
                        new Unit(
                                remote.state(),
                                remote.rest(),
                                remote.rows() & ~at.people(),
                                remote.asked(),
                                remote.gone()));
                events.add(new Event(late + "erase", gone, true));
                if ((remote.rows() & at.people()) == 0) {
                    events.add(new Event("answer", answered(world, worker), true));
                }
            }
        }
        events.add(
                world.hold()
                        ? new Event("release", released(world), false)
                        : new Event("hold", new World(world.units(), world.workers(), true), false));
        events.add(new Event("tick", ticked(world), true));
        if (world.units().stream().allMatch(unit -> unit.state().letsOthersBegin())
                && world.units().stream().anyMatch(RunModelTest::isToBeSwept)) {
            events.add(new Event("sweep", swept(world), true));
        }
        return events.stream()
                .map(event -> new Event(event.name(), canonical(event.world()), event.isProgress()))
                .toList();
    }

    /**
     * Nobody is at work meanwhile; what is known as gone goes again before anything else, against the hold that may be there. Where
     * that is a parent, its child was gone before, though whoever did it may have been killed before it told that.
     */
    private static List<World> restored(World world) {
        List<World> restored = new ArrayList<>();
        for (int child : partsOf(world.units().get(CHILD).went())) {
            for (int parent : partsOf(world.units().get(PARENT).went())) {
                for (int remote : partsOf(world.units().get(REMOTE).went())) {
                    restored.add(new World(
                            List.of(erasedAgain(child | parent), erasedAgain(parent), erasedAgain(remote)),
                            List.of(Worker.IDLE, Worker.IDLE),
                            world.hold()));
                }
            }
        }
        return restored;
    }

    private static List<Integer> partsOf(int people) {
        return IntStream.rangeClosed(0, people)
                .filter(some -> (some & ~people) == 0)
                .boxed()
                .toList();
    }

    private static Unit erasedAgain(int people) {
        int left = BOTH & ~people;
        return new Unit(
                left == 0 ? UnitState.PLANNED.done() : UnitState.PLANNED, left, left, -1, Integer.bitCount(people));
    }

    private static boolean isToBeSwept(Unit unit) {
        return unit.state().status() == Status.DONE && unit.state().pass() == 1;
    }

    private static World swept(World world) {
        World swept = world;
        for (int i = 0; i < world.units().size(); i++) {
            Unit unit = world.units().get(i);
            if (isToBeSwept(unit)) {
                swept = swept.with(i, new Unit(unit.state().sweptAgain(), BOTH, unit.rows(), -1, unit.gone()));
            }
        }
        return swept;
    }

    private static boolean mayBegin(World world, int unit) {
        return world.units().get(unit).state().isClaimable(NOW)
                && (unit != PARENT || world.units().get(CHILD).state().letsOthersBegin());
    }

    /** Who must be left alone: who is held and has rows, and whose rows are referred to. */
    private static int kept(World world, int unit) {
        Unit at = world.units().get(unit);
        int held = world.hold() ? HELD & at.rows() : 0;
        int waiting = unit == PARENT && world.units().get(CHILD).state().status() == Status.DEFERRED
                ? world.units().get(CHILD).rest()
                : 0;
        return at.rest() & (held | waiting);
    }

    private static UnitState over(UnitState state, int rest) {
        return rest == 0 ? state.done() : state.deferred(Optional.empty(), "held");
    }

    private static World erasedHere(World world, int unit) {
        Unit at = world.units().get(unit);
        int kept = kept(world, unit);
        int now = at.rest() & ~kept;
        int went = Integer.bitCount(at.rows() & now);
        World erased = world.with(
                unit, new Unit(over(at.state().claimed(NOW), kept), kept, at.rows() & ~now, -1, at.gone() + went));
        Unit parent = erased.units().get(PARENT);
        return unit == CHILD && kept != at.rest() && parent.state().status() == Status.DEFERRED
                ? erased.with(PARENT, parent.with(parent.state().reopened("may go on")))
                : erased;
    }

    private static World leased(World world, int worker) {
        Unit at = world.units().get(REMOTE);
        int now = at.rest() & ~kept(world, REMOTE);
        int asked = at.asked() < 0 ? Integer.bitCount(at.rows() & at.rest()) : at.asked();
        World older = world;
        for (int i = 0; i < world.workers().size(); i++) {
            Worker other = world.workers().get(i);
            older = other.busy() ? older.with(i, new Worker(true, false, other.people())) : older;
        }
        return older.with(REMOTE, new Unit(at.state().leased(NOW, TICK), at.rest(), at.rows(), asked, at.gone()))
                .with(worker, new Worker(true, true, now));
    }

    /** What is left of it stays counted: who was frozen may come late to it, and nobody else would tell. */
    private static World answered(World world, int worker) {
        Worker by = world.workers().get(worker);
        Unit at = world.units().get(REMOTE);
        World idle = world.with(worker, Worker.IDLE);
        if (!by.isNewest() || !at.state().accepts(at.state().fence())) {
            return idle;
        }
        int rest = at.rest() & at.rows();
        int left = Integer.bitCount(rest);
        // a hold that was released while this was under way has opened nothing: it is looked at again
        boolean mayGoOn = (rest & ~kept(world, REMOTE)) != 0;
        UnitState over = over(at.state(), rest);
        return idle.with(
                REMOTE,
                new Unit(
                        mayGoOn ? over.reopened("released meanwhile") : over,
                        rest,
                        at.rows(),
                        rest == 0 ? -1 : left,
                        at.gone() + at.asked() - left));
    }

    private static World released(World world) {
        World released = new World(world.units(), world.workers(), false);
        for (int i = 0; i < world.units().size(); i++) {
            Unit unit = world.units().get(i);
            released = unit.state().status() == Status.DEFERRED
                    ? released.with(i, unit.with(unit.state().reopened("released")))
                    : released;
        }
        return released;
    }

    /** A tick later: what waited for an instant need not wait, and a lease has run out. */
    private static World ticked(World world) {
        World later = world;
        for (int i = 0; i < world.units().size(); i++) {
            Unit unit = world.units().get(i);
            UnitState s = unit.state();
            later = later.with(
                    i,
                    unit.with(new UnitState(
                            s.status(),
                            s.pass(),
                            s.fence(),
                            s.failures(),
                            Optional.empty(),
                            s.leasedUntil().map(until -> NOW),
                            s.failingSince().map(since -> NOW),
                            s.why())));
        }
        return later;
    }

    private static World canonical(World world) {
        Unit[] units = world.units().stream()
                .map(unit -> {
                    UnitState s = unit.state();
                    return unit.with(new UnitState(
                            s.status(),
                            s.pass(),
                            0,
                            Math.min(s.failures(), 1),
                            s.notBefore(),
                            s.leasedUntil(),
                            Optional.empty(),
                            ""));
                })
                .toArray(Unit[]::new);
        return new World(Arrays.asList(units), world.workers(), world.hold());
    }
}
