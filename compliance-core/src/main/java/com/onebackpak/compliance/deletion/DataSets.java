package com.onebackpak.compliance.deletion;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The data sets of a host, each of which can be erased: none depends on one that is not there, and none on itself by way
 * of others. What is wrong is told when they are registered, and not when somebody is to be erased. Immutable.
 */
public final class DataSets {
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{0,63}");

    private final ImmutableMap<String, DataSet> byId;

    private DataSets(Map<String, DataSet> childrenFirst) {
        this.byId = ImmutableMap.copyOf(childrenFirst);
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
        given.keySet().forEach(id -> visit(id, given, parentsFirst, new ArrayList<>()));
        List<DataSet> order = new ArrayList<>(parentsFirst.values());
        Collections.reverse(order);
        Map<String, DataSet> childrenFirst = new LinkedHashMap<>();
        order.forEach(set -> childrenFirst.put(set.id(), set));
        return new DataSets(childrenFirst);
    }

    /** Registers data sets. */
    public static DataSets of(DataSet... all) {
        return of(List.of(all));
    }

    private static void visit(String id, Map<String, DataSet> given, Map<String, DataSet> done, List<String> path) {
        if (done.containsKey(id)) {
            return;
        }
        if (path.contains(id)) {
            path.add(id);
            throw new IllegalArgumentException("data sets depend on each other in a circle: "
                    + String.join(" -> ", path.subList(path.indexOf(id), path.size()))
                    + "; erase those of one transaction as one data set");
        }
        path.add(id);
        DataSet set = Objects.requireNonNull(given.get(id));
        set.dependsOn().forEach(parent -> visit(parent, given, done, path));
        path.remove(path.size() - 1);
        done.put(id, set);
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
