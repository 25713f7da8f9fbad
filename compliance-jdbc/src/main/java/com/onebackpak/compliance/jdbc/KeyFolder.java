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
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * What must not lie in the database, in a folder that only its owner can read: the key-encryption key, the key that signs
 * checkpoints, and the journal of erasures. Whoever has the folder and the database can read all. Whoever has the
 * database alone reads no free text and no facts, but what is asked for by a column: whom a record is about, by id, its
 * instants and its kind. Keep its copies apart from the database's, and never put an older copy of the journal back.
 *
 * <p>A file that is missing is an error. The key-encryption key is a keyset of Tink (AES-256-GCM). Thread-safe.
 */
public final class KeyFolder {
    private static final Configuration CIPHERS = AeadConfig2026.get();
    private static final String KEY_ENCRYPTION_KEY = "key-encryption-key.json";
    private static final String SIGNING_KEY = "checkpoint-signing-key";
    private static final String ERASURES = "erasures.log";

    /** More than any file of a key has. */
    private static final int MAX_KEY_BYTES = 1 << 20;

    private final KeyEncryption encryption;
    private final NoteSigner signer;
    private final ErasureJournal journal;

    private KeyFolder(KeyEncryption encryption, NoteSigner signer, ErasureJournal journal) {
        this.encryption = encryption;
        this.signer = signer;
        this.journal = journal;
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
     * @throws KeyUnavailableException if a file in it is missing, unreadable or not what it should be
     */
    public static KeyFolder open(Path folder) {
        try {
            KeysetHandle keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    read(folder.resolve(KEY_ENCRYPTION_KEY)), CIPHERS, InsecureSecretKeyAccess.get());
            Aead aead = keyset.getPrimitive(CIPHERS, Aead.class);
            NoteSigner signer =
                    NoteSigner.parse(read(folder.resolve(SIGNING_KEY)).strip());
            ErasureJournal journal = new ErasureFile(folder.resolve(ERASURES));
            journal.all();
            return new KeyFolder(new AeadKeyEncryption(aead), signer, journal);
        } catch (ComplianceStoreException e) {
            throw new KeyUnavailableException(String.valueOf(e.getMessage()), e);
        } catch (FileSystemException e) {
            throw new KeyUnavailableException(
                    "key file " + e.getFile() + " is missing or cannot be read; put it back from its copy", e);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyUnavailableException(
                    "a key in " + folder + " is not what it should be; put it back from its copy", e);
        }
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

    private static void write(Path file, String content, DurableFile.Disk disk) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content);
        disk.force(file, false);
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_KEY_BYTES + 1);
            if (bytes.length > MAX_KEY_BYTES) {
                throw new IOException("no key is so long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
