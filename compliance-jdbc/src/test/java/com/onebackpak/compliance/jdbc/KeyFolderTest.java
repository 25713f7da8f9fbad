package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.jdbc.internal.subject.DurableFile;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.KeyUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New keys are on the disk before anything can be encrypted with them. */
class KeyFolderTest {
    @TempDir
    Path temporary;

    @Test
    void new_keys_are_forced_to_the_disk_with_every_folder_that_leads_to_them() throws IOException {
        Path real = temporary.toRealPath();
        Path folder = real.resolve("new/stores/keys");
        List<String> forced = new ArrayList<>();

        KeyFolder.create(folder, WorkingHost.LOG_NAME, (place, isFolder) -> {
            assertThat(Files.isDirectory(place)).isEqualTo(isFolder);
            String name = real.startsWith(place)
                    ? "above"
                    : real.relativize(place).toString().replaceAll("\\.keys-\\d+", "draft");
            forced.add((Files.exists(folder) ? "moved: " : "") + name);
        });

        assertThat(forced)
                .startsWith(
                        "new/stores/draft/key-encryption-key.json",
                        "new/stores/draft/checkpoint-signing-key",
                        "new/stores/draft/erasures.log",
                        "new/stores/draft/deletions.log",
                        "new/stores/draft/database",
                        "new/stores/draft",
                        "moved: new/stores/keys",
                        "moved: new/stores",
                        "moved: new",
                        "moved: above");
        assertThat(KeyFolder.open(folder).erasureJournal().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "key-encryption-key.json, ''",
        "key-encryption-key.json, garbage",
        "key-encryption-key.json, {}",
        "key-encryption-key.json, []",
        "key-encryption-key.json, null",
        "key-encryption-key.json, '{\"primaryKeyId\":1}'",
        "key-encryption-key.json, '{\"primaryKeyId\":1,\"key\":[{\"keyData\":{\"typeUrl\":\"x\"}}]}'",
        "checkpoint-signing-key, ''",
        "checkpoint-signing-key, garbage",
        "checkpoint-signing-key, PRIVATE+KEY+name",
        "checkpoint-signing-key, PRIVATE+KEY+name+00000000+AQ==",
        "checkpoint-signing-key, PRIVATE+KEY+na me+zz+====",
        "checkpoint-signing-key, PRIVATE+KEY+name+8f1d0c2a+AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g",
        "erasures.log, 'one two three four\n'",
        "erasures.log, 'district-1 no-uuid\n'",
        "database, garbage",
        "database, ''",
        "database, '\n'",
        "database, 'none'",
        "database, 7f3c1a52-9d0e-4b8a-a6c1-2f5e8d90b3c"
    })
    void a_key_file_that_holds_something_else_is_named_with_the_remedy(String name, String content) throws IOException {
        KeyFolder.create(keys(), WorkingHost.LOG_NAME);
        Files.writeString(keys().resolve(name), content.replace("\\n", "\n"));

        assertRefused(name).hasMessageContaining("put it back from its copy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key-encryption-key.json", "checkpoint-signing-key", "erasures.log", "deletions.log", "database"
            })
    void a_key_file_that_is_missing_cut_short_much_too_long_or_no_file_is_named(String name) throws IOException {
        KeyFolder.create(keys(), WorkingHost.LOG_NAME);
        Path file = keys().resolve(name);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length - 1; length += 13) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(name);
        }
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, '\n'});
        assertRefused(name);
        Files.writeString(file, "[".repeat(200_000) + "\n");
        assertRefused(name);
        Files.delete(file);
        assertRefused(name);
        Files.createDirectory(file);
        assertRefused(name);
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertRefused(name);
        Files.delete(file);
        Files.write(file, whole);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyFolder.open(keys()).signer()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
    void a_key_folder_that_others_may_write_is_refused(String permissions) throws IOException {
        KeyFolder.create(keys(), WorkingHost.LOG_NAME);
        Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> KeyFolder.open(keys()))
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(keys().toString())
                .hasMessageContaining("can be written by others than its owner");
        Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(KeyFolder.open(keys()).signer()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rw-rw-rw-"})
    void a_key_file_that_others_may_read_or_write_is_refused(String permissions) throws IOException {
        KeyFolder.create(keys(), WorkingHost.LOG_NAME);
        for (String name : List.of(
                "key-encryption-key.json", "checkpoint-signing-key", "erasures.log", "deletions.log", "database")) {
            Path file = keys().resolve(name);
            Set<PosixFilePermission> right = Files.getPosixFilePermissions(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertRefused(name).hasMessageContaining("by others than its owner");
            Files.setPosixFilePermissions(file, right);
        }
        assertThat(KeyFolder.open(keys()).signer()).isNotNull();
    }

    private Path keys() {
        return temporary.resolve("keys");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String name) {
        return assertThatThrownBy(() -> KeyFolder.open(keys()))
                .as(name)
                .isInstanceOf(KeyUnavailableException.class)
                .hasMessageContaining(keys().resolve(name).toString());
    }

    @Test
    void which_database_they_are_for_is_replaced_in_one_step_and_stays_its_owners_alone() throws IOException {
        DatabaseIdentity identity =
                KeyFolder.create(keys(), WorkingHost.LOG_NAME).databaseIdentity();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Path file = keys().resolve("database");
        identity.remember(first);
        Path old = Files.createLink(temporary.resolve("old"), file);

        identity.remember(second);

        assertThat(old).as("nobody has written in it").hasContent(first.toString());
        assertThat(KeyFolder.open(keys()).databaseIdentity().known()).contains(second);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(drafts()).isEmpty();
    }

    @Test
    void processes_that_open_a_new_database_at_once_do_not_disturb_each_other() throws Exception {
        KeyFolder.create(keys(), WorkingHost.LOG_NAME);
        UUID database = UUID.randomUUID();
        int openers = 8;
        CyclicBarrier together = new CyclicBarrier(openers);
        ExecutorService threads = Executors.newFixedThreadPool(openers);
        try {
            List<Future<?>> opened = new ArrayList<>();
            for (int i = 0; i < openers; i++) {
                DatabaseIdentity ofAnotherProcess = KeyFolder.open(keys()).databaseIdentity();
                opened.add(threads.submit(() -> {
                    for (int round = 0; round < 20; round++) {
                        together.await();
                        ofAnotherProcess.remember(database);
                    }
                    return true;
                }));
            }
            for (Future<?> one : opened) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(KeyFolder.open(keys()).databaseIdentity().known()).contains(database);
        assertThat(drafts()).isEmpty();
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(keys())) {
            return files.filter(file -> file.toString().endsWith(".draft")).toList();
        }
    }

    @Test
    void a_file_that_was_emptied_is_not_taken_for_that_of_new_keys() throws IOException {
        KeyFolder keys = KeyFolder.create(keys(), WorkingHost.LOG_NAME);
        assertThat(keys.databaseIdentity().known()).isEmpty();
        keys.databaseIdentity().remember(UUID.randomUUID());
        Files.write(keys().resolve("database"), new byte[0]);

        assertRefused("database").hasMessageContaining("put it back from its copy");
    }

    @Test
    void keys_that_cannot_be_forced_to_the_disk_are_not_made() {
        Path folder = temporary.resolve("keys");

        assertThatThrownBy(() -> KeyFolder.create(folder, WorkingHost.LOG_NAME, (place, isFolder) -> {
                    throw new IOException("no room");
                }))
                .isInstanceOf(ComplianceStoreException.class);

        assertThat(folder).doesNotExist();
    }

    @Test
    void on_this_system_files_and_folders_can_be_forced() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        DurableFile.Disk.REAL.force(file, false);
        DurableFile.forceEntries(temporary, DurableFile.Disk.REAL);

        assertThatThrownBy(() -> DurableFile.Disk.REAL.force(temporary.resolve("none"), false))
                .isInstanceOf(IOException.class);
    }
}
