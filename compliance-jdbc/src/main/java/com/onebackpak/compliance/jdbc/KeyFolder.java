package com.onebackpak.compliance.jdbc;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.onebackpak.compliance.audit.note.NoteSigner;
import com.onebackpak.compliance.jdbc.internal.subject.AeadKeyEncryption;
import com.onebackpak.compliance.jdbc.internal.subject.DurableFile;
import com.onebackpak.compliance.jdbc.internal.subject.ErasureFile;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.KeyEncryption;
import com.onebackpak.compliance.store.KeyUnavailableException;
import com.onebackpak.compliance.store.LastEntries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What must not lie in the database, in a folder that only its owner can read: the key-encryption key, the key that signs
 * checkpoints, the journals of erasures and of deletions, which database they are for, and the last entries of its log. Whoever has the folder and the database can read
 * all. Whoever has the database alone reads no id of a person, no free text and no facts, but what is asked for by a
 * column: a record's instants, its kind, and which records are about the same person. Keep its copies apart from the
 * database's, and never put an older copy of the journal back.
 *
 * <p>All processes that share a database share one journal, and so one folder, or give an {@link ErasureJournal} of their
 * own to {@link StoreSettings}: one with a copy would not know whom the others have erased, and refuses to open.
 *
 * <p>A file that is missing is an error. The key-encryption key is a keyset of Tink (AES-256-GCM). Thread-safe.
 */
public final class KeyFolder {
    private static final Configuration CIPHERS = AeadConfig2026.get();
    private static final String KEY_ENCRYPTION_KEY = "key-encryption-key.json";
    private static final String SIGNING_KEY = "checkpoint-signing-key";
    private static final String ERASURES = "erasures.log";
    private static final String DELETIONS = "deletions.log";
    private static final String DATABASE = "database";
    private static final String LAST_ENTRIES = "last-entries";

    /** No key is longer, whatever a path leads to. */
    private static final int MAX_KEY_BYTES = 1 << 16;

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final Set<PosixFilePermission> WRITERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final KeyEncryption encryption;
    private final NoteSigner signer;
    private final ErasureJournal journal;
    private final DeletionJournal deletions;
    private final DatabaseIdentity database;
    private final LastEntries lastEntries;

    private KeyFolder(
            Path folder,
            KeyEncryption encryption,
            NoteSigner signer,
            ErasureJournal journal,
            DeletionJournal deletions,
            DatabaseIdentity database) {
        this.folder = folder;
        this.encryption = encryption;
        this.signer = signer;
        this.journal = journal;
        this.deletions = deletions;
        this.database = database;
        this.lastEntries = new LastEntriesFolder(folder.resolve(LAST_ENTRIES));
    }

    /**
     * Makes new keys in a new folder.
     *
     * @param folder must not exist yet
     * @param logName under which the logs are known, such as {@code compliance.example.org}: without a scheme, without
     *     spaces and {@code +}
     * @throws ComplianceStoreException if it exists or cannot be written
     */
    public static KeyFolder create(Path folder, String logName) {
        return create(folder, logName, DurableFile.Disk.REAL);
    }

    /** Whoever returns from here has the keys on the disk, so that no database can outlive them. */
    static KeyFolder create(Path folder, String logName, DurableFile.Disk disk) {
        if (Files.exists(folder)) {
            throw new ComplianceStoreException("cannot make new keys in " + folder + ": it exists already");
        }
        try {
            KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CIPHERS);
            Path parent = folder.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, ".keys-");
            write(
                    draft.resolve(KEY_ENCRYPTION_KEY),
                    TinkJsonProtoKeysetFormat.serializeKeyset(keyset, CIPHERS, InsecureSecretKeyAccess.get()),
                    disk);
            write(draft.resolve(SIGNING_KEY), NoteSigner.generate(logName).secretKey() + "\n", disk);
            write(draft.resolve(ERASURES), "", disk);
            write(draft.resolve(DELETIONS), "", disk);
            write(draft.resolve(DATABASE), IdentityFile.NONE, disk);
            disk.force(draft, true);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.forceEntries(folder, disk);
        } catch (IOException | GeneralSecurityException e) {
            throw new ComplianceStoreException("cannot make new keys in " + folder, e);
        }
        return open(folder);
    }

    /**
     * Opens a folder of keys.
     *
     * @throws KeyUnavailableException if a file in it is missing, unreadable or not what it should be, or if others than
     *     its owner may read or write it, or write the folder, where the file system knows who may; it names which, and
     *     the remedy
     */
    public static KeyFolder open(Path folder) {
        requireFolderOfItsOwner(folder);
        Aead aead = reading(
                folder.resolve(KEY_ENCRYPTION_KEY),
                file -> TinkJsonProtoKeysetFormat.parseKeyset(text(file), CIPHERS, InsecureSecretKeyAccess.get())
                        .getPrimitive(CIPHERS, Aead.class));
        NoteSigner signer = reading(
                folder.resolve(SIGNING_KEY), file -> NoteSigner.parse(text(file).strip()));
        ErasureJournal journal = reading(folder.resolve(ERASURES), file -> {
            ErasureJournal erasures = new ErasureFile(file);
            erasures.all();
            return erasures;
        });
        DeletionJournal deletions = reading(folder.resolve(DELETIONS), file -> {
            DeletionJournal journalOfDeletions = new DeletionFile(file);
            journalOfDeletions.all();
            return journalOfDeletions;
        });
        DatabaseIdentity database = reading(folder.resolve(DATABASE), file -> {
            DatabaseIdentity identity = new IdentityFile(file);
            identity.known();
            return identity;
        });
        return new KeyFolder(folder, new AeadKeyEncryption(aead), signer, journal, deletions, database);
    }

    /** What is made of a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(Path file) throws IOException, GeneralSecurityException;
    }

    /** Whatever is wrong with a file, the one exception that says which it is; never a word of what it holds. */
    private static <T> T reading(Path file, Reading<T> reading) {
        try {
            requireFileOfItsOwner(file);
            return reading.of(file);
        } catch (KeyUnavailableException e) {
            throw e;
        } catch (FileSystemException e) {
            throw new KeyUnavailableException(
                    "key file " + file + " is missing or cannot be read; put it back from its copy", e);
        } catch (IOException | GeneralSecurityException | RuntimeException | StackOverflowError e) {
            throw new KeyUnavailableException(
                    "key file " + file + " is not what it should be; put it back from its copy", e);
        }
    }

    /** Whoever may write the folder may put other files in the place of these. */
    static void requireFolderOfItsOwner(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix") || !Files.isDirectory(folder)) {
            return; // that it is missing is told of the first of its files
        }
        try {
            if (!Collections.disjoint(Files.getPosixFilePermissions(folder), WRITERS)) {
                throw new KeyUnavailableException(
                        "key folder " + folder
                                + " can be written by others than its owner; take that from them (chmod 700), and if"
                                + " anybody may have exchanged a file, put it back from its copy",
                        null);
            }
        } catch (IOException e) {
            throw new KeyUnavailableException("key folder " + folder + " cannot be looked at", e);
        }
    }

    static void requireFileOfItsOwner(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new KeyUnavailableException("key file " + file + " is no file; put it back from its copy", null);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS)) {
            throw new KeyUnavailableException(
                    "key file " + file
                            + " can be read or written by others than its owner; take that from them (chmod 600),"
                            + " and if anybody may have read it, make new keys",
                    null);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] all = bytes.readNBytes(MAX_KEY_BYTES + 1);
            if (all.length > MAX_KEY_BYTES) {
                throw new IOException("it is longer than a key");
            }
            return new String(all, StandardCharsets.UTF_8);
        }
    }

    /** Where it lies, as it was opened. */
    public Path folder() {
        return folder;
    }

    /** Wraps the keys of subjects. */
    public KeyEncryption keyEncryption() {
        return encryption;
    }

    /** Signs checkpoints, under the name of all logs. */
    public NoteSigner signer() {
        return signer;
    }

    /** Remembers erasures. */
    public ErasureJournal erasureJournal() {
        return journal;
    }

    /** Remembers what was erased from a host's own data. */
    public DeletionJournal deletionJournal() {
        return deletions;
    }

    /** Remembers which database the keys are for. */
    public DatabaseIdentity databaseIdentity() {
        return database;
    }

    /** Remembers the last entries of the log, in a folder of its own that is made when there is one. */
    public LastEntries lastEntries() {
        return lastEntries;
    }

    /** Makes a file that its owner alone can read. */
    static void write(Path file, String content, DurableFile.Disk disk) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        DurableFile.uninterrupted(() -> Files.writeString(file, content));
        disk.force(file, false);
    }
}
