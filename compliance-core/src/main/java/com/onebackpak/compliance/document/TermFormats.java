package com.onebackpak.compliance.document;

import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.Map;

/** The formats of a vocabulary's terms: what it does not know is refused, with the nearest term it does. */
final class TermFormats {
    private final Vocabulary vocabulary;

    TermFormats(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** One term of the dimension, which is the one of the type's terms. */
    <T extends Term> Format<T> term(Dimension dimension, Class<T> type) {
        List<String> paths = vocabulary.paths(dimension);
        Format<T> format = Formats.scalar(
                "a term for " + dimension.key(), Map.of("enum", paths), path -> type.cast(known(dimension, path)));
        return Formats.named(dimension.key(), () -> format);
    }

    <T extends Term> Format<List<T>> terms(Dimension dimension, Class<T> type) {
        return Formats.listOf(term(dimension, type));
    }

    private Term known(Dimension dimension, String path) {
        if (!vocabulary.paths(dimension).contains(path)) {
            throw new IllegalArgumentException(Formats.unknown(dimension.key(), path, vocabulary.paths(dimension)));
        }
        return dimension.term(path);
    }
}
