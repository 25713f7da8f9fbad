package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.condition.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tests that ask whether some entry on record is so, answered together. A list of entries answers each test with the
 * truest of what its entries say, so the answers that lists can give are exactly those in which every test that holds, or
 * is unknown, is so by an entry that says no more than the answers of any other test allow.
 *
 * @param <E> what an entry is
 */
final class OnRecord<E> {
    private final Diagrams diagrams;
    private final List<Ternary> answers;
    private final List<Entry<E>> entries = new ArrayList<>();
    private final List<Integer> fitting = new ArrayList<>();
    private final Set<List<Integer>> seen = new HashSet<>();

    /**
     * An entry.
     *
     * @param what the entry
     * @param says what it says to each test
     */
    private record Entry<E>(E what, List<Ternary> says) {}

    OnRecord(Diagrams diagrams, List<Ternary> answers) {
        this.diagrams = diagrams;
        this.answers = answers;
    }

    /** An entry that there may be in the situations of a formula; one that says what another does is left out. */
    void add(E what, int where, List<Ternary> says) {
        List<Integer> key = new ArrayList<>(List.of(where));
        says.forEach(one -> key.addAll(List.of(one.holds(), one.fails())));
        if (where == Diagrams.FALSE || !seen.add(key)) {
            return;
        }
        int fits = where;
        for (int i = 0; i < answers.size(); i++) {
            fits = diagrams.and(
                    fits, diagrams.implies(says.get(i).holds(), answers.get(i).holds()));
            fits = diagrams.and(
                    fits, diagrams.implies(answers.get(i).fails(), says.get(i).fails()));
        }
        entries.add(new Entry<>(what, says));
        fitting.add(fits);
    }

    /** Where a list of entries gives these answers; where one is a must, of at least one entry. */
    int possible(boolean isOneAMust) {
        int possible = Diagrams.TRUE;
        for (int i = 0; i < answers.size(); i++) {
            int holding = Diagrams.FALSE;
            int open = Diagrams.FALSE;
            for (int j = 0; j < entries.size(); j++) {
                Ternary says = entries.get(j).says().get(i);
                holding = diagrams.or(holding, diagrams.and(fitting.get(j), says.holds()));
                open = diagrams.or(open, diagrams.and(fitting.get(j), says.unknown()));
            }
            possible = diagrams.and(possible, diagrams.implies(answers.get(i).holds(), holding));
            possible = diagrams.and(possible, diagrams.implies(answers.get(i).unknown(), open));
        }
        return isOneAMust ? diagrams.and(possible, fitting.stream().reduce(Diagrams.FALSE, diagrams::or)) : possible;
    }

    /** A list of entries that gives the answers: few, and at least one if any fits. */
    List<E> in(BitSet assignment) {
        List<Entry<E>> fits = new ArrayList<>();
        for (int j = 0; j < entries.size(); j++) {
            if (diagrams.holds(fitting.get(j), assignment)) {
                fits.add(entries.get(j));
            }
        }
        List<Entry<E>> chosen = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            int test = i;
            Truth wanted = answers.get(i).in(assignment);
            if (wanted != Truth.FALSE
                    && chosen.stream().noneMatch(entry -> entry.says().get(test).in(assignment) == wanted)) {
                fits.stream()
                        .filter(entry -> entry.says().get(test).in(assignment) == wanted)
                        .findFirst()
                        .ifPresent(chosen::add);
            }
        }
        if (chosen.isEmpty()) {
            fits.stream().findFirst().ifPresent(chosen::add);
        }
        return chosen.stream().map(Entry::what).toList();
    }
}
