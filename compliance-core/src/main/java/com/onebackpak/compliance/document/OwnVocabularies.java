package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Formats.Located;
import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;

/** The vocabularies that a scenario names for itself and its packs. Has no state. */
final class OwnVocabularies {
    static final String KEY = "vocabulary";

    static final Format<List<Located<String>>> FILES = Formats.each(Formats.located(Formats.text()));

    private OwnVocabularies() {}

    /** Reads them before anything else of the document, which speaks in their terms. */
    static Vocabulary in(Node document, DocumentSource source, Vocabulary base) {
        return Problems.collecting(problems -> {
            Vocabulary spoken = base;
            if (document instanceof MappingNode mapping) {
                for (Entry entry : mapping.entries()) {
                    if (entry.key().text().equals(KEY)) {
                        for (Located<String> file : FILES.read(entry.value(), problems)) {
                            Vocabulary before = spoken;
                            boolean isWhole = problems.count() == 0;
                            spoken = problems.attempt(() -> VocabularyReader.read(
                                            source.beside(file, "vocabulary", ""), before, isWhole))
                                    .orElse(before);
                        }
                    }
                }
            }
            return spoken;
        });
    }
}
