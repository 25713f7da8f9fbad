package com.onebackpak.compliance.examples.audit;

import com.onebackpak.compliance.audit.LogFolder;
import com.onebackpak.compliance.audit.note.NoteException;
import com.onebackpak.compliance.examples.CommandException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the audit commands are given, or says in one line why it cannot. */
final class AuditInput {
    /** More than any note, proof or entry has. */
    private static final int MAX_BYTES = 1_100_000;

    private AuditInput() {}

    static byte[] file(String what, Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CommandException("cannot read the " + what + ": it has more than "
                        + String.format(Locale.ROOT, "%,d", MAX_BYTES) + " bytes, and none can have so many (" + file
                        + ")");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(what, file, e);
        }
    }

    /** Gives a kept checkpoint to a verification. */
    static <T> T since(Path file, BiFunction<String, byte[], T> verification) {
        try {
            return verification.apply(file.toString(), file("checkpoint", file));
        } catch (NoteException e) {
            throw new CommandException("cannot read the checkpoint: " + e.getMessage() + " (" + file + ")");
        }
    }

    static <T> T export(Path folder, Function<LogFolder, T> reading) {
        try {
            return reading.apply(LogFolder.open(folder));
        } catch (IOException e) {
            throw unreadable("export", folder, e);
        } catch (UncheckedIOException e) {
            throw unreadable("export", folder, e.getCause());
        }
    }

    private static CommandException unreadable(String what, Path path, @Nullable Throwable e) {
        String why;
        if (e instanceof FileNotFoundException
                || (e instanceof NoSuchFileException none && path.toString().equals(none.getFile()))) {
            why = "there is nothing of that name";
        } else if (e instanceof NotDirectoryException) {
            why = "it is no folder";
        } else if (e instanceof AccessDeniedException denied) {
            why = "access to " + denied.getFile() + " is denied";
        } else if (e instanceof NoSuchFileException none) {
            why = none.getFile() + " is missing";
        } else {
            why = e == null ? "it is not known why" : String.valueOf(e.getMessage());
        }
        return new CommandException("cannot read the " + what + ": " + why + " (" + path + ")");
    }
}
