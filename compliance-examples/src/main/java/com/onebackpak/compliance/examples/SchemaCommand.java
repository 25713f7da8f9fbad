package com.onebackpak.compliance.examples;

import com.onebackpak.compliance.document.DocumentSchemas;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        scenario,
        claims
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DOCUMENT", description = "One of ${COMPLETION-CANDIDATES}.")
    private Document document;

    @Mixin
    private SpokenVocabulary vocabulary;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    SchemaCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(schema(vocabulary.documents().vocabulary()));
        return ComplianceCommand.GOOD;
    }

    private String schema(Vocabulary spoken) {
        return switch (document) {
            case pack -> DocumentSchemas.pack(spoken);
            case scenario -> DocumentSchemas.scenario(spoken);
            case claims -> DocumentSchemas.claims(spoken);
        };
    }
}
