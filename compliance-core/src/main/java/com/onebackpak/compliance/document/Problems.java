package com.onebackpak.compliance.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects what is wrong with one document, so that all of it is told together. What was read of a document with
 * problems never leaves {@link #collecting}. Not thread-safe.
 */
final class Problems {
    /** Where there are so many, the file is none of the kind, and looking for more would take long. */
    static final int MAX_COLLECTED = 200;

    private final Set<Problem> found = new LinkedHashSet<>();

    /**
     * What is wrong, in one line, and where.
     *
     * @param text what is wrong and what would mend it
     * @param position where
     */
    record Problem(String text, Position position) {
        @Override
        public String toString() {
            return text + " (" + position + ")";
        }
    }

    /** Reads a document; throws all that was found wrong with it in one exception. */
    static <T> T collecting(Function<Problems, T> reading) {
        Problems problems = new Problems();
        Optional<T> read = problems.attempt(() -> reading.apply(problems));
        if (!problems.found.isEmpty()) {
            throw new DocumentException(problems.inOrder());
        }
        return read.orElseThrow();
    }

    /** Adds a problem; reading goes on with a stand-in. */
    void add(String text, Position position) {
        found.add(new Problem(text, position));
    }

    void add(DocumentException exception) {
        found.addAll(exception.found());
    }

    /** How many there are, to tell whether what was read meanwhile is whole. */
    int count() {
        return found.size();
    }

    /** Does something that may fail on its own, whatever becomes of the rest; nothing more where too much has. */
    <T> Optional<T> attempt(Supplier<T> work) {
        if (found.size() >= MAX_COLLECTED) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } catch (DocumentException e) {
            add(e);
            return Optional.empty();
        }
    }

    /** Does something with each that may fail on its own; leaves out what failed. */
    <A, B> List<B> each(List<A> all, Function<A, B> work) {
        return all.stream()
                .flatMap(one -> attempt(() -> work.apply(one)).stream())
                .toList();
    }

    /** By file, in the order in which problems were found in them, and by place. */
    private List<Problem> inOrder() {
        List<String> files = found.stream()
                .map(problem -> problem.position().file())
                .distinct()
                .toList();
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(
                        (Problem problem) -> files.indexOf(problem.position().file()))
                .thenComparing(problem -> problem.position().line())
                .thenComparing(problem -> problem.position().column()));
        return sorted;
    }
}
