package com.onebackpak.compliance.document;

import com.onebackpak.compliance.internal.UnknownName;
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

    private Term known(Dimension dimension, String path) {
        Set<String> known = paths.computeIfAbsent(dimension, d -> new LinkedHashSet<>(vocabulary.paths(d)));
        if (!known.contains(path)) {
            throw new IllegalArgumentException(UnknownName.text(
                    dimension.key(), path, vocabulary.meant(dimension, path), vocabulary.paths(dimension)));
        }
        return dimension.term(path);
    }
}
