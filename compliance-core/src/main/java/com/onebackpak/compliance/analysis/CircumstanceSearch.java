package com.onebackpak.compliance.analysis;

import com.onebackpak.compliance.analysis.Axes.Axis;
import com.onebackpak.compliance.condition.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for circumstances in which a claim is so, by choosing one thing after the other until it is decided. Where all
 * choices of one thing fail for reasons that lie elsewhere, it goes back there at once. Within a bound of work the answer
 * is certain both ways, and depends on no order in which anything was given.
 */
final class CircumstanceSearch {
    private final Axes axes;
    private final int mostSteps;
    private boolean stopped;

    CircumstanceSearch(Axes axes, int mostSteps) {
        this.axes = axes;
        this.mostSteps = mostSteps;
    }

    /** True: one of the claims can be so; false: none ever is; unknown: the bound was reached. */
    Truth possible(Collection<Claim> oneOf) {
        Truth any = Truth.FALSE;
        for (Claim claim : oneOf) {
            any = any.or(new Run(claim).possible());
            if (any == Truth.TRUE) {
                break;
            }
        }
        return any;
    }

    /** Whether the claim certainly is never so. */
    boolean isNever(Claim claim) {
        return possible(List.of(claim)) == Truth.FALSE;
    }

    /** Whether the bound was ever reached. */
    boolean hasStopped() {
        return stopped;
    }

    /** A claim whose atoms were looked up. */
    private sealed interface Part {
        /**
         * An atom's.
         *
         * @param axis the number of its axis
         * @param holds whether it is so, by the axis' alternatives
         * @param always whether it is so in each of them
         * @param never whether it is so in none of them
         */
        record Level(int axis, BitSet holds, boolean always, boolean never) implements Part {}

        /**
         * Several.
         *
         * @param decisive what one of them must be to decide: false where all must be so, true where one must
         */
        record Several(Truth decisive, List<Part> parts) implements Part {}
    }

    private final class Run {
        private final List<Axis> differing;
        private final List<Part> whole = new ArrayList<>();

        /** By axis, the number of the alternative that was chosen; -1: none was. */
        private final int[] chosen;

        private int steps;
        private boolean stoppedHere;

        Run(Claim claim) {
            Set<Atom> atoms = claim.atoms();
            differing = axes.of(atoms);
            chosen = new int[differing.size()];
            Arrays.fill(chosen, -1);
            Map<Atom, Part.Level[]> levels = new HashMap<>();
            for (int axis = 0; axis < differing.size(); axis++) {
                List<Atom> there = differing.get(axis).atoms();
                for (int i = 0; i < there.size(); i++) {
                    levels.put(there.get(i), levels(axis, i));
                }
            }
            split(claim).forEach(part -> whole.add(lookUp(part, levels)));
            Dependences.among(atoms).forEach(part -> whole.add(lookUp(part, levels)));
        }

        private static Stream<Claim> split(Claim claim) {
            return claim instanceof Claim.Each each ? each.parts().stream().flatMap(Run::split) : Stream.of(claim);
        }

        /** Unknown reached, unknown not reached, true reached, true not reached. */
        private Part.Level[] levels(int axis, int atom) {
            Part.Level[] levels = new Part.Level[4];
            List<List<Truth>> alternatives = differing.get(axis).alternatives();
            for (int kind = 0; kind < levels.length; kind++) {
                Claim.Level level = new Claim.Level(
                        differing.get(axis).atoms().get(atom), kind < 2 ? Truth.UNKNOWN : Truth.TRUE, kind % 2 == 0);
                BitSet holds = new BitSet();
                for (int i = 0; i < alternatives.size(); i++) {
                    holds.set(i, level.holds(alternatives.get(i).get(atom)));
                }
                levels[kind] = new Part.Level(axis, holds, holds.cardinality() == alternatives.size(), holds.isEmpty());
            }
            return levels;
        }

        private Part lookUp(Claim claim, Map<Atom, Part.Level[]> levels) {
            if (claim instanceof Claim.Level level) {
                int kind = (level.level() == Truth.TRUE ? 2 : 0) + (level.reached() ? 0 : 1);
                return Objects.requireNonNull(levels.get(level.atom()))[kind];
            }
            return claim instanceof Claim.Each each
                    ? new Part.Several(Truth.FALSE, lookUp(each.parts(), levels))
                    : new Part.Several(Truth.TRUE, lookUp(((Claim.Some) claim).parts(), levels));
        }

        private List<Part> lookUp(Collection<Claim> claims, Map<Atom, Part.Level[]> levels) {
            return claims.stream().map(part -> lookUp(part, levels)).toList();
        }

        Truth possible() {
            BitSet inTheWay = search(whole);
            return stoppedHere ? Truth.UNKNOWN : Truth.of(inTheWay == null);
        }

        /** Returns the axes whose choices exclude what is open, or null where it was found or the search stopped. */
        private @Nullable BitSet search(List<Part> undecided) {
            if (++steps > mostSteps) {
                stoppedHere = true;
                stopped = true;
                return null;
            }
            List<Part> open = new ArrayList<>();
            for (Part part : undecided) {
                Truth now = now(part);
                if (now == Truth.FALSE) {
                    BitSet because = new BitSet();
                    explain(part, Truth.FALSE, because);
                    return because;
                }
                if (now == Truth.UNKNOWN) {
                    open.add(part);
                }
            }
            return open.isEmpty() ? null : choose(next(open), open);
        }

        private @Nullable BitSet choose(int axis, List<Part> open) {
            BitSet inTheWay = new BitSet();
            for (int i = 0; i < differing.get(axis).alternatives().size(); i++) {
                chosen[axis] = i;
                BitSet because = search(open);
                chosen[axis] = -1;
                if (because == null || !because.get(axis)) {
                    return because;
                }
                inTheWay.or(because);
            }
            inTheWay.clear(axis);
            return inTheWay;
        }

        /** The first open axis of the part that has fewest. */
        private int next(List<Part> open) {
            return open.stream()
                    .map(part -> {
                        BitSet ofPart = new BitSet();
                        openAxes(part, ofPart);
                        return ofPart;
                    })
                    .min(Comparator.comparing(BitSet::cardinality)
                            .thenComparing(axesOfPart -> axesOfPart.nextSetBit(0)))
                    .orElseThrow()
                    .nextSetBit(0);
        }

        private void openAxes(Part part, BitSet into) {
            if (part instanceof Part.Level level) {
                if (now(level) == Truth.UNKNOWN) {
                    into.set(level.axis());
                }
            } else if (now(part) == Truth.UNKNOWN) {
                ((Part.Several) part).parts().forEach(each -> openAxes(each, into));
            }
        }

        private Truth now(Part part) {
            if (part instanceof Part.Level level) {
                int choice = chosen[level.axis()];
                if (choice >= 0) {
                    return Truth.of(level.holds().get(choice));
                }
                return level.always() ? Truth.TRUE : level.never() ? Truth.FALSE : Truth.UNKNOWN;
            }
            Part.Several several = (Part.Several) part;
            Truth all = several.decisive().not();
            for (Part each : several.parts()) {
                Truth now = now(each);
                if (now == several.decisive()) {
                    return now;
                }
                all = now == Truth.UNKNOWN ? now : all;
            }
            return all;
        }

        /** Collects the axes whose choices made the part what it is. */
        private void explain(Part part, Truth value, BitSet into) {
            if (part instanceof Part.Level level) {
                if (chosen[level.axis()] >= 0 && !level.always() && !level.never()) {
                    into.set(level.axis());
                }
                return;
            }
            Part.Several several = (Part.Several) part;
            if (value != several.decisive()) {
                several.parts().forEach(each -> explain(each, value, into));
                return;
            }
            several.parts().stream()
                    .filter(each -> now(each) == value)
                    .map(each -> {
                        BitSet ofPart = new BitSet();
                        explain(each, value, ofPart);
                        return ofPart;
                    })
                    .min(Comparator.comparing(BitSet::cardinality))
                    .ifPresent(into::or);
        }
    }
}
