package com.onebackpak.compliance.remedy;

import com.google.common.collect.ImmutableSet;
import com.onebackpak.compliance.situation.Situation;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes that may be part of a remedy, in the order in which they are applied: an agreement is there before it is amended.
 * Sets of them are sets of their places, since a search makes and compares thousands. Whoever is handed a set must not change
 * it. Immutable.
 */
final class Candidates {
    private final List<Change> changes;
    private final BitSet none = new BitSet();

    /** Those that touch a fact or a part of the request, by its name. */
    private final Map<String, BitSet> touching = new HashMap<>();

    /** For each change those that are it, or would undo it. */
    private final BitSet[] undoing;

    /** Those that change the request. */
    private final BitSet ofTheRequest = new BitSet();

    Candidates(Set<Change> changes, Situation now) {
        this.changes = List.copyOf(changes);
        this.undoing = new BitSet[changes.size()];
        Map<Set<String>, BitSet> replacing = new LinkedHashMap<>();
        for (int place = 0; place < undoing.length; place++) {
            Change change = this.changes.get(place);
            for (String name : change.touches()) {
                touching.computeIfAbsent(name, one -> new BitSet()).set(place);
            }
            if (!change.apply(now).request().equals(now.request())) {
                ofTheRequest.set(place);
            }
            if (!change.adds()) {
                replacing.computeIfAbsent(change.touches(), one -> new BitSet()).set(place);
            }
        }
        for (int place = 0; place < undoing.length; place++) {
            BitSet others = copy(replacing.getOrDefault(this.changes.get(place).touches(), none));
            others.set(place);
            undoing[place] = others;
        }
    }

    private static BitSet copy(BitSet places) {
        return (BitSet) places.clone();
    }

    /** The change in a place. */
    Change change(int place) {
        return changes.get(place);
    }

    /** The changes in these places, in the order in which they are applied. */
    Set<Change> changes(BitSet places) {
        return places.stream().mapToObj(changes::get).collect(ImmutableSet.toImmutableSet());
    }

    /** All of them. */
    Set<Change> all() {
        return ImmutableSet.copyOf(changes);
    }

    /** Those that touch something of a name. */
    BitSet touching(String name) {
        return touching.getOrDefault(name, none);
    }

    /** Those that touch something that one of the changes touches. */
    BitSet touchingAsDo(Collection<Change> others) {
        BitSet touching = new BitSet();
        others.forEach(change -> change.touches().forEach(name -> touching.or(touching(name))));
        return touching;
    }

    /** Those of them that are none of the chosen ones, and would undo none. */
    BitSet open(BitSet touching, BitSet chosen) {
        BitSet open = copy(touching);
        for (int place = chosen.nextSetBit(0); place >= 0; place = chosen.nextSetBit(place + 1)) {
            open.andNot(undoing[place]);
        }
        return open;
    }

    /** The chosen ones and one more. */
    static BitSet and(BitSet chosen, int place) {
        BitSet more = copy(chosen);
        more.set(place);
        return more;
    }

    /** These, and those that change the request, at which every test may look. */
    BitSet withThoseOfTheRequest(BitSet touching) {
        BitSet all = copy(touching);
        all.or(ofTheRequest);
        return all;
    }

    /** Those that are among others. */
    static BitSet among(BitSet some, BitSet others) {
        BitSet among = copy(some);
        among.and(others);
        return among;
    }

    /** Whether all of them are among others. */
    static boolean areAmong(BitSet some, BitSet others) {
        BitSet rest = copy(some);
        rest.andNot(others);
        return rest.isEmpty();
    }
}
