package com.onebackpak.compliance.deletion;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.RetentionMinimum;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.vocabulary.Category;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The data sets of a host, each of which can be erased: none depends on one that is not there, and none on itself by way
 * of others. What is wrong is told when they are registered, and not when somebody is to be erased. Immutable.
 */
public final class DataSets {
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    private static final int NAMED_OF_A_CIRCLE = 20;

    private final ImmutableMap<String, DataSet> byId;
    private final ImmutableMap<String, RetentionMinimum> minimums;

    private DataSets(Map<String, DataSet> childrenFirst, Map<String, RetentionMinimum> minimums) {
        this.byId = ImmutableMap.copyOf(childrenFirst);
        this.minimums = ImmutableMap.copyOf(minimums);
    }

    /**
     * Registers data sets.
     *
     * @throws IllegalArgumentException if there is none, two have one id, one depends on one that is not among them, or
     *     there is a circle; the message names it
     */
    public static DataSets of(Collection<DataSet> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a host that erases must have a data set at least");
        }
        Map<String, DataSet> given = new LinkedHashMap<>();
        for (DataSet set : all) {
            if (given.put(set.id(), set) != null) {
                throw new IllegalArgumentException("there are two data sets '" + set.id() + "'; give one another id");
            }
        }
        for (DataSet set : all) {
            for (String parent : set.dependsOn()) {
                if (!given.containsKey(parent)) {
                    throw new IllegalArgumentException("data set '" + set.id() + "' depends on '" + parent
                            + "', which is not registered; register it, or say that it does not depend on it");
                }
            }
        }
        Map<String, DataSet> parentsFirst = new LinkedHashMap<>();
        given.keySet().forEach(id -> visit(id, given, parentsFirst));
        List<DataSet> order = new ArrayList<>(parentsFirst.values());
        Collections.reverse(order);
        Map<String, DataSet> childrenFirst = new LinkedHashMap<>();
        order.forEach(set -> childrenFirst.put(set.id(), set));
        return new DataSets(childrenFirst, Map.of());
    }

    /**
     * The same, of which what the policies say must stay as long as the rest of the record does: the data sets that hold any
     * of it go with the last of the others, and not before.
     */
    public DataSets withMinimums(Collection<Policy> policies) {
        Map<String, RetentionMinimum> found = new LinkedHashMap<>();
        for (Policy policy : policies) {
            for (RetentionMinimum minimum : policy.retentionMinimums()) {
                byId.values().stream()
                        .filter(set -> set.categories().stream().anyMatch(holds -> isOf(minimum, holds)))
                        .forEach(set -> found.putIfAbsent(set.id(), minimum));
            }
        }
        return new DataSets(byId, found);
    }

    private static boolean isOf(RetentionMinimum minimum, Category holds) {
        return minimum.target().categories().stream().anyMatch(each -> each.covers(holds) || holds.covers(each));
    }

    /** Why rows of a data set must stay as long as those of the {@link #outlived} do; empty: they need not. */
    public Optional<RetentionMinimum> minimum(String id) {
        return Optional.ofNullable(minimums.get(get(id).id()));
    }

    /** The data sets before whose rows, of the same person, those of this one must not go. */
    public Set<String> outlived(String id) {
        return minimum(id).isEmpty()
                ? Set.of()
                : ids().stream().filter(other -> !minimums.containsKey(other)).collect(ImmutableSet.toImmutableSet());
    }

    /**
     * The data sets whose rows, of the same people, go before those of this one: what refers to it, and what it must outlive,
     * except where that can only go after it.
     */
    public Set<String> before(String id) {
        return ImmutableSet.<String>builder()
                .addAll(below(id))
                .addAll(Sets.difference(outlived(id), above(id)))
                .build();
    }

    /** Which of some holds stop rows of a data set at an instant: those on what they hold, and on what they must outlive. */
    public List<Hold> stopping(String id, Collection<Hold> holds, Instant at) {
        if (holds.isEmpty()) {
            return List.of();
        }
        Set<Category> stopped = Stream.concat(Stream.of(id), outlived(id).stream())
                .flatMap(each -> get(each).categories().stream())
                .collect(ImmutableSet.toImmutableSet());
        return holds.stream()
                .filter(hold -> stopped.stream().anyMatch(category -> hold.stops(category, at)))
                .toList();
    }

    /** Registers data sets. */
    public static DataSets of(DataSet... all) {
        return of(List.of(all));
    }

    /** Goes up from a data set with a path of its own, which is as long as a chain may be, and not the thread's. */
    private static void visit(String from, Map<String, DataSet> given, Map<String, DataSet> done) {
        Map<String, Iterator<String>> path = new LinkedHashMap<>();
        Deque<String> last = new ArrayDeque<>();
        String id = from;
        while (id != null) {
            if (!done.containsKey(id) && !path.containsKey(id)) {
                path.put(id, Objects.requireNonNull(given.get(id)).dependsOn().iterator());
                last.push(id);
            }
            String reached = last.peek();
            Iterator<String> parents = reached == null ? null : path.get(reached);
            if (reached == null || parents == null) {
                return;
            }
            if (parents.hasNext()) {
                id = parents.next();
                requireNotOn(path.keySet(), id);
            } else {
                path.remove(reached);
                last.pop();
                done.put(reached, Objects.requireNonNull(given.get(reached)));
                id = last.peek();
            }
        }
    }

    private static void requireNotOn(Collection<String> path, String id) {
        if (path.contains(id)) {
            List<String> circle =
                    path.stream().dropWhile(each -> !each.equals(id)).toList();
            int more = circle.size() - NAMED_OF_A_CIRCLE;
            throw new IllegalArgumentException("data sets depend on each other in a circle: "
                    + circle.stream().limit(NAMED_OF_A_CIRCLE).collect(Collectors.joining(" -> "))
                    + (more > 0 ? " -> " + more + " more" : "") + " -> " + id
                    + "; erase those of one transaction as one data set");
        }
    }

    /** All of them; whatever refers to a row comes before what it refers to. */
    public List<DataSet> childrenFirst() {
        return List.copyOf(byId.values());
    }

    /** Their ids. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /**
     * The data set of an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public DataSet get(String id) {
        DataSet set = byId.get(id);
        if (set == null) {
            throw new IllegalArgumentException(
                    "there is no data set '" + id + "'; known are " + String.join(", ", byId.keySet()));
        }
        return set;
    }

    /** The data sets whose rows refer to rows of this one, directly or by way of others. */
    public Set<String> below(String id) {
        Set<String> above = new HashSet<>(Set.of(get(id).id()));
        ImmutableSet.Builder<String> below = ImmutableSet.builder();
        // parents first: who refers to one that was found is found, too
        for (DataSet set : byId.values().asList().reverse()) {
            if (!above.contains(set.id()) && set.dependsOn().stream().anyMatch(above::contains)) {
                above.add(set.id());
                below.add(set.id());
            }
        }
        return below.build();
    }

    /** The data sets to whose rows rows of this one refer, directly or by way of others. */
    public Set<String> above(String id) {
        return ids().stream().filter(other -> below(other).contains(id)).collect(ImmutableSet.toImmutableSet());
    }
}
