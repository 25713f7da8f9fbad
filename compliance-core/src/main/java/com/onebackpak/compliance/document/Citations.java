package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Keyed;
import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.document.ObjectFormat.Values;
import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.policy.Citation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The clauses of a pack that its parts may cite, and which of them are cited. A clause that could not be read is a
 * clause all the same. Not thread-safe.
 */
final class Citations {
    private final Problems problems;
    private final boolean isAllRead;

    /** By section; nothing where the section cannot be cited, which has been told. */
    private final Map<String, Optional<Citation>> clauses = new LinkedHashMap<>();

    private final Set<String> bound = new HashSet<>();

    /** What is cited and is no clause; each may be a misspelt one. */
    private final Set<String> lacking = new HashSet<>();

    private boolean isAnyUnreadable;

    /**
     * Takes up the clauses of a pack.
     *
     * @param isAllRead whether there are no others, so that a citation of another is wrong
     */
    Citations(String prefix, List<Keyed<Values>> listed, boolean isAllRead, Problems problems) {
        this.problems = problems;
        listed.forEach(clause -> clauses.put(clause.key(), problems.attempt(() -> citation(prefix, clause))));
        this.isAllRead = isAllRead && clauses.values().stream().allMatch(Optional::isPresent);
    }

    private static Citation citation(String prefix, Keyed<Values> clause) {
        try {
            return new Citation(prefix, clause.key());
        } catch (IllegalArgumentException e) {
            throw DocumentException.of(e, clause.position());
        }
    }

    /** How a clause of the pack is cited. */
    Citation own(String section) {
        return find(section).orElseThrow(DocumentException::alreadyReported);
    }

    private Optional<Citation> find(String section) {
        return clauses.getOrDefault(section, Optional.empty());
    }

    /** What a part of the pack rests on; a decision can turn on these clauses. */
    List<Citation> binding(Values part, Field<List<Located<String>>> cites) {
        List<Located<String>> cited = part.list(cites);
        isAnyUnreadable |= part.isDamaged(cites);
        mayLack(part, cites);
        cited.forEach(section -> bound.add(section.value()));
        return known(cited);
    }

    /** Takes note if what cites clauses may stand under the key and was not read. */
    void mayLack(Values part, Field<?> citing) {
        isAnyUnreadable |= !part.isSure(citing);
    }

    /** The clauses that are named; tells of each that the pack lacks. */
    List<Citation> known(List<Located<String>> cited) {
        List<Citation> known = new ArrayList<>();
        boolean isWhole = true;
        for (Located<String> section : cited) {
            Optional<Citation> clause = find(section.value());
            clause.ifPresent(known::add);
            isWhole &= clause.isPresent();
            if (isAllRead && !clauses.containsKey(section.value())) {
                reportLacking(section);
            }
        }
        if (!isWhole) {
            throw DocumentException.alreadyReported();
        }
        return known;
    }

    private void reportLacking(Located<String> section) {
        lacking.add(section.value());
        Optional<String> near = NearestName.of(section.value(), clauses.keySet());
        String hint =
                near.map(name -> NearestName.hint(List.of(name))).orElseGet(() -> NearestName.listed(clauses.keySet()));
        problems.add("'" + section.value() + "' is cited but is no clause of this pack; " + hint, section.position());
    }

    /** Whether something rests on the clause. */
    boolean isBound(String section) {
        return bound.contains(section);
    }

    /** Whether it is plain that nothing rests on the clause: no citation is unreadable, or misspelt and may mean it. */
    boolean isUnbound(String section) {
        return !isAnyUnreadable
                && find(section).isPresent()
                && !bound.contains(section)
                && lacking.stream()
                        .allMatch(
                                other -> NearestName.of(other, Set.of(section)).isEmpty());
    }
}
