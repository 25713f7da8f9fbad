package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.DocumentSchemas;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of a document. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of a kind of document, for editors and validators.",
        footer = {"", "Example: java -jar compliance.jar schema scenario > scenario.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    /** The kinds of documents, named as a person types them. */
    enum Document {
        pack,
        scenario
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DOCUMENT", description = "One of ${COMPLETION-CANDIDATES}.")
    private Document document;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    SchemaCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(schema(VocabularyReader.standard()));
        return ComplianceCommand.GOOD;
    }

    private String schema(Vocabulary vocabulary) {
        return switch (document) {
            case pack -> DocumentSchemas.pack(vocabulary);
            case scenario -> DocumentSchemas.scenario(vocabulary);
        };
    }
}
