package com.onebackpak.compliance.document;

import com.onebackpak.compliance.internal.NearestName;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The formats of a vocabulary's terms: what it does not know is refused, with the nearest term it does. */
final class TermFormats {
    private static final int MOST_LISTED = 20;

    private final Vocabulary vocabulary;
    private final Map<Dimension, Set<String>> paths = new EnumMap<>(Dimension.class);

    TermFormats(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** One term of the dimension, which is the one of the type's terms. */
    <T extends Term> Format<T> term(Dimension dimension, Class<T> type) {
        Format<T> format = Formats.scalar(
                "a term for " + dimension.key(),
                Map.of("enum", vocabulary.paths(dimension)),
                path -> type.cast(known(dimension, path)));
        return Formats.named(dimension.key(), () -> format);
    }

    <T extends Term> Format<List<T>> terms(Dimension dimension, Class<T> type) {
        return Formats.listOf(term(dimension, type));
    }

    /** At least one term, where an empty list would look like none and mean all. */
    <T extends Term> Format<List<T>> some(Dimension dimension, Class<T> type) {
        return Formats.some(term(dimension, type));
    }

    /** Words for a path that is no term of the dimension. */
    String unknown(Dimension dimension, String path) {
        return UnknownName.text(dimension.key(), path, vocabulary.meant(dimension, path), listed(dimension));
    }

    /** The terms of a dimension for a message; of a large one, those at the top. */
    String listed(Dimension dimension) {
        List<String> all = vocabulary.paths(dimension);
        List<String> top = all.stream().filter(path -> path.indexOf('.') < 0).toList();
        return all.size() <= MOST_LISTED
                ? NearestName.listed(all)
                : NearestName.listed(top) + ", most with narrower ones";
    }

    private Term known(Dimension dimension, String path) {
        Set<String> known = paths.computeIfAbsent(dimension, d -> new LinkedHashSet<>(vocabulary.paths(d)));
        if (!known.contains(path)) {
            throw new IllegalArgumentException(unknown(dimension, path));
        }
        return dimension.term(path);
    }
}
