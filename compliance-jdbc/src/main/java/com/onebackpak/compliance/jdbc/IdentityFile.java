package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.internal.subject.DurableFile;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a database as a file with one line, which says so if there is none yet: a file that is empty has lost what
 * it held. Whoever is killed leaves the old one or the new one.
 */
final class IdentityFile implements DatabaseIdentity {
    /** What the file of new keys holds. */
    static final String NONE = "none\n";

    private static final int MAX_BYTES = 64;

    private final Path file;

    /** The identity in a file that is there already. */
    IdentityFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized Optional<UUID> known() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it is longer than an identity");
            }
            String text = Files.readString(file);
            return text.equals(NONE) ? Optional.empty() : Optional.of(identity(text.strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw new ComplianceStoreException(
                    "cannot read which database the keys are for in " + file + "; put it back from its copy", e);
        }
    }

    /** One that was cut short could be read as another one. */
    private static UUID identity(String text) throws IOException {
        UUID identity = UUID.fromString(text);
        if (!identity.toString().equals(text)) {
            throw new IOException("it is no whole identity");
        }
        return identity;
    }

    @Override
    public synchronized void remember(UUID database) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        // A name of its own: other processes may open the same new database at the same time
        Path draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            try {
                KeyFolder.write(draft, database + "\n", DurableFile.Disk.REAL);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            DurableFile.Disk.REAL.force(folder, true);
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write which database the keys are for in " + file, e);
        }
    }
}
