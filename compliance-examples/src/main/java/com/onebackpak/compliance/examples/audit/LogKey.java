package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.examples.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which log is asked about, and whose signature it must carry. */
final class LogKey {
    @Option(
            names = "--key",
            paramLabel = "VKEY",
            required = true,
            description = "The log's public key: name+id+key as in C2SP signed-note, Ed25519.")
    private String key;

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description = "The log's name, where it is not that of the key, as with foreign logs.")
    private @Nullable String origin;

    @SuppressWarnings("NullAway.Init") // picocli sets them
    LogKey() {}

    NoteVerifier verifier() {
        try {
            return NoteVerifier.parse(key);
        } catch (NoteException e) {
            throw new CommandException("bad --key: " + e.getMessage());
        }
    }

    String origin() {
        return origin == null ? verifier().name() : origin;
    }
}
