package com.onebackpak.compliance.examples.demo;

import java.nio.file.Path;
import java.util.Optional;

/** Says how a reader can recompute the figures. */
final class Recomputing {
    private Recomputing() {}

    static String text(PlayedDay day, Optional<Path> out) {
        PlainText text = new PlainText().raw("").raw("To recompute").raw("============");
        if (out.isEmpty()) {
            return text.paragraph(
                            "",
                            "Run again with --out FOLDER: it writes the world and every request, with what it"
                                    + " came to, as files for the commands test and decide.")
                    .toString();
        }
        Path folder = out.get();
        text.paragraph(
                "",
                "Each file under " + folder.resolve("requests") + " holds one kind of request, a case for each"
                        + " person, with the outcome and clauses counted above. They hold birth dates: keep them as"
                        + " personal data.");
        text.blank();
        text.raw("  java -jar compliance.jar test " + folder.resolve("requests").resolve("*.yaml"));
        day.toldInFull().stream()
                .map(decision -> DemoFolder.example(decision, day))
                .forEach(name -> text.raw("  java -jar compliance.jar decide --world " + folder.resolve("world.yaml")
                        + " --request " + folder.resolve("examples").resolve(name + ".yaml")));
        return text.toString();
    }
}
