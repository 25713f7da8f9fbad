package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.DocumentSource;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names vocabularies beside the standard one. */
final class SpokenVocabulary {
    @Option(
            names = "--vocabulary",
            paramLabel = "FILE",
            description =
                    "A vocabulary whose terms and facts the files use besides the standard ones; may be repeated.")
    private List<Path> files = List.of();

    @SuppressWarnings("NullAway.Init") // picocli sets it
    SpokenVocabulary() {}

    Documents documents() {
        Vocabulary spoken = VocabularyReader.standard();
        for (Path file : files) {
            spoken = VocabularyReader.read(DocumentSource.of(file), spoken);
        }
        return new Documents(spoken);
    }
}
