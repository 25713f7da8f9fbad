package com.onebackpak.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.LogProblem.Kind;
import com.onebackpak.compliance.audit.tree.TreeHash;
import com.onebackpak.compliance.audit.verification.LogReport;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder that a log is exported to, and what is told of files that are missing, spoiled or too many. */
class LogFolderTest {
    @TempDir
    Path temporary;

    private final GivenLog log = GivenLog.of(0, 100, 512, 700);

    private Path export() throws IOException {
        return log.exportTo(temporary.resolve("export"));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> found(Path folder) throws IOException {
        return GivenLog.verify(folder).problems().stream()
                .map(problem -> problem.kind() + " " + problem.place())
                .toList();
    }

    @Test
    void the_layout_is_that_of_tlog_tiles_with_earlier_checkpoints_beside_it() throws IOException {
        Path folder = export();
        assertThat(files(folder))
                .containsExactly(
                        "checkpoint",
                        "checkpoints/000",
                        "checkpoints/100",
                        "checkpoints/512",
                        "tile/0/000",
                        "tile/0/001",
                        "tile/0/002.p/188",
                        "tile/1/000.p/2",
                        "tile/entries/000",
                        "tile/entries/001",
                        "tile/entries/002.p/188");
        assertThat(Files.readAllBytes(folder.resolve("tile/0/001"))).hasSize(8192);
        assertThat(Files.readAllBytes(folder.resolve("checkpoint"))).isEqualTo(log.latest);
        assertThat(EntryBundle.decode(Files.readAllBytes(folder.resolve("tile/entries/002.p/188"))))
                .hasSize(188)
                .first()
                .isEqualTo(GivenLog.entry(512).bytes());
        LogReport report = GivenLog.verify(folder);
        assertThat(report.problems()).isEmpty();
        assertThat(report.isVerified()).isTrue();
        assertThat(report.earlierCheckpoints()).isEqualTo(3);
    }

    @Test
    void an_export_of_an_export_is_the_same() throws IOException {
        Path folder = export();
        Path again = temporary.resolve("again");
        LogExport.of(LogFolder.open(folder)).writeTo(again);
        assertThat(files(again)).isEqualTo(files(folder));
        for (String file : files(folder)) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void a_log_of_many_thousands_is_read_in_order_and_verifies() throws IOException {
        GivenLog large = GivenLog.of(999, 1000, 1001, 65_536, 260_000);
        Path folder = large.exportTo(temporary.resolve("large"));
        assertThat(folder.resolve("tile/entries/x001/015.p/160")).exists();
        assertThat(folder.resolve("checkpoints/x065/536")).exists();
        assertThat(folder.resolve("tile/2/000.p/3")).exists();
        LogReport report = GivenLog.verify(folder);
        assertThat(report.problems()).isEmpty();
        assertThat(report.earlierCheckpoints()).isEqualTo(4);
        assertThat(report.entries()).isEqualTo(260_000);

        Files.delete(folder.resolve("tile/entries/999"));
        Files.delete(folder.resolve("tile/entries/x001/000"));
        Files.delete(folder.resolve("tile/entries/x001/001"));
        Files.delete(folder.resolve("tile/0/500"));
        assertThat(found(folder)).containsExactly("MISSING tile/0/500", "MISSING tile/entries/999");
        assertThat(GivenLog.verify(folder).problems().get(1).says())
                .isEqualTo("the files from here to tile/entries/x001/001 are missing");
    }

    @Test
    void an_empty_log_is_exported_and_verifies() throws IOException {
        Path folder = GivenLog.of(0).exportTo(temporary.resolve("empty"));
        assertThat(files(folder)).containsExactly("checkpoint");
        assertThat(GivenLog.verify(folder).isVerified()).isTrue();
    }

    @Test
    void an_export_goes_into_an_empty_folder_and_into_no_other() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("export"));
        assertThat(GivenLog.verify(export()).isVerified()).isTrue();
        assertThatThrownBy(() -> log.exportTo(folder)).isInstanceOf(DirectoryNotEmptyException.class);
        assertThat(GivenLog.verify(folder).isVerified()).isTrue();
    }

    @Test
    void an_export_that_fails_leaves_nothing_behind() throws IOException {
        LogSource failing = new LogSource() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public java.util.Optional<byte[]> checkpoint() {
                throw new UncheckedIOException(new IOException("the line is dead"));
            }

            @Override
            public Stream<StoredNote> earlierCheckpoints(Consumer<LogProblem> problems) {
                return log.earlierCheckpoints(problems);
            }

            @Override
            public Stream<StoredEntry> entries(Consumer<LogProblem> problems) {
                return log.entries(problems);
            }

            @Override
            public int levels() {
                return log.levels();
            }

            @Override
            public Stream<StoredHash> hashes(int level, Consumer<LogProblem> problems) {
                return log.hashes(level, problems);
            }
        };
        assertThatThrownBy(() -> LogExport.of(failing).writeTo(temporary.resolve("export")))
                .hasMessageContaining("the line is dead");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void what_is_no_folder_is_not_opened() throws IOException {
        assertThatThrownBy(() -> LogFolder.open(temporary.resolve("none"))).isInstanceOf(FileNotFoundException.class);
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> LogFolder.open(file)).isInstanceOf(NotDirectoryException.class);
        assertThat(found(Files.createDirectory(temporary.resolve("blank"))))
                .containsExactly("NO_CHECKPOINT checkpoint");
    }

    @Test
    void a_tampered_source_shows_in_its_export() throws IOException {
        log.entries.remove(300);
        assertThat(GivenLog.verify(export()).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.DELETED);
            assertThat(problem.first()).hasValue(300);
        });
    }

    @Test
    void missing_files_are_named() throws IOException {
        Path folder = export();
        Files.delete(folder.resolve("tile/entries/001"));
        assertThat(found(folder)).containsExactly("MISSING tile/entries/001");
        Files.delete(folder.resolve("tile/0/000"));
        assertThat(found(folder)).containsExactlyInAnyOrder("MISSING tile/0/000", "MISSING tile/entries/001");
        Files.delete(folder.resolve("tile/1/000.p/2"));
        assertThat(found(folder)).contains("MISSING tile/1/000");
    }

    @Test
    void a_missing_last_bundle_is_a_truncated_log() throws IOException {
        Path folder = export();
        Files.delete(folder.resolve("tile/entries/002.p/188"));
        assertThat(GivenLog.verify(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(problem.first()).hasValue(512);
            assertThat(problem.last()).hasValue(699);
        });
    }

    @Test
    void files_of_another_length_than_their_names_say_are_named() throws IOException {
        Path folder = export();
        Path tile = folder.resolve("tile/0/002.p/188");
        byte[] bytes = Files.readAllBytes(tile);
        Files.write(tile, Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(found(folder)).contains("MALFORMED tile/0/002.p/188");
        Files.write(tile, Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(found(folder)).containsExactly("MALFORMED tile/0/002.p/188");
        Files.write(tile, bytes);
        Path bundle = folder.resolve("tile/entries/000");
        byte[] entries = Files.readAllBytes(bundle);
        Files.write(bundle, Arrays.copyOf(entries, entries.length - 1));
        assertThat(found(folder)).startsWith("MALFORMED tile/entries/000");
        Files.write(bundle, Arrays.copyOf(entries, entries.length + 2));
        assertThat(found(folder)).startsWith("MALFORMED tile/entries/000");
    }

    @Test
    void earlier_partial_tiles_and_bundles_may_stay_if_they_are_how_the_later_ones_begin() throws IOException {
        Path folder = export();
        GivenLog.of(600).exportTo(temporary.resolve("earlier"));
        for (String file : List.of("tile/0/002.p/88", "tile/entries/002.p/88")) {
            Files.copy(temporary.resolve("earlier").resolve(file), folder.resolve(file));
        }
        assertThat(found(folder)).isEmpty();
        for (String file : List.of("tile/0/002.p/88", "tile/entries/002.p/88")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            bytes[bytes.length - 3]++;
            Files.write(folder.resolve(file), bytes);
        }
        assertThat(found(folder))
                .containsExactlyInAnyOrder("TILE_EDITED tile/0/002.p/88", "TILE_EDITED tile/entries/002.p/88");
    }

    @Test
    void earlier_partial_tiles_and_bundles_may_be_linked_to_the_full_ones() throws IOException {
        Path folder = export();
        for (String full : List.of("tile/0/000", "tile/entries/000")) {
            Path partials = Files.createDirectory(folder.resolve(full + ".p"));
            Files.createSymbolicLink(partials.resolve("5"), folder.resolve(full));
            Files.createSymbolicLink(partials.resolve("100"), Path.of("../000"));
        }
        assertThat(found(folder)).isEmpty();
        Files.copy(folder.resolve("tile/0/001"), folder.resolve("tile/0/000.p/6"));
        Files.copy(folder.resolve("tile/0/002.p/188"), folder.resolve("tile/0/002.p/7"));
        assertThat(found(folder)).containsExactlyInAnyOrder("TILE_EDITED tile/0/000.p/6", "TILE_EDITED tile/0/002.p/7");
    }

    @Test
    void what_is_no_file_of_a_log_is_named_and_hidden_files_are_none_of_its_business() throws IOException {
        Path folder = export();
        Files.writeString(folder.resolve("tile/0/.hidden"), "x");
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertThat(found(folder)).isEmpty();
        Files.writeString(folder.resolve("tile/0/0000"), "x");
        Files.createDirectories(folder.resolve("tile/0/x000"));
        Files.writeString(folder.resolve("tile/0/x000/000"), "x");
        Files.writeString(folder.resolve("tile/entries/002.p/256"), "x");
        Files.writeString(folder.resolve("checkpoints/512.txt"), "x");
        assertThat(found(folder))
                .containsExactlyInAnyOrder(
                        "MALFORMED tile/0/0000",
                        "MALFORMED tile/0/x000",
                        "MALFORMED tile/entries/002.p/256",
                        "MALFORMED checkpoints/512.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/entries/x001/x001/x001/x001/x001/x001/001",
                "tile/entries/x999/x999/x999/x999/x999/x999/999",
                "tile/entries/x036/x028/x797/x018/x963/967",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x036/x028/x797/x018/x963/968.p/1",
                "tile/1/x009/x223/x372/x036/x854/x775/807",
                "checkpoints/x009/x223/x372/x036/x854/x775/808",
                "checkpoints/x999/x999/x999/x999/x999/x999/999",
            })
    void a_file_whose_index_is_beyond_all_logs_is_named(String file) throws IOException {
        Path folder = export();
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), new byte[TilePath.FULL * TreeHash.LENGTH]);
        assertThat(GivenLog.verify(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.MALFORMED))
                .satisfies(problem -> assertThat(file).startsWith(problem.place()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/entries/x036/x028/x797/x018/x963/966",
                "tile/0/x036/x028/x797/x018/x963/966",
                "tile/1/x036/x028/x797/x018/x963/966",
                "checkpoints/x009/x223/x372/x036/x854/x775/807",
            })
    void a_stray_file_of_the_largest_index_is_named(String file) throws IOException {
        Path folder = export();
        Files.createDirectories(folder.resolve(file).getParent());
        Files.write(folder.resolve(file), new byte[TilePath.FULL * TreeHash.LENGTH]);
        assertThat(found(folder)).isNotEmpty();
    }

    @Test
    void links_in_a_circle_are_named_and_not_followed() throws IOException {
        Path folder = export();
        Files.createSymbolicLink(folder.resolve("tile/entries/x001"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("tile/0/x001"), Path.of("../1"));
        Files.createSymbolicLink(folder.resolve("tile/1/x001"), Path.of("../0"));
        assertThat(found(folder))
                .containsExactlyInAnyOrder(
                        "MALFORMED tile/entries/x001", "MALFORMED tile/0/x001", "MALFORMED tile/1/x001");
    }

    @Test
    void tiles_of_levels_that_no_tree_has_are_named() throws IOException {
        Path folder = export();
        Files.createDirectories(folder.resolve("tile/8"));
        assertThat(found(folder)).isEmpty();
        Files.write(folder.resolve("tile/8/000"), new byte[8192]);
        assertThat(found(folder)).containsExactly("TILE_EDITED tile/8/000");
        Files.delete(folder.resolve("tile/8/000"));
        Files.createDirectories(folder.resolve("tile/63/000.p"));
        Files.write(folder.resolve("tile/63/000.p/1"), new byte[7]);
        assertThat(found(folder)).containsExactly("MALFORMED tile/63/000.p/1");
        Files.write(folder.resolve("tile/63/000.p/1"), new byte[32]);
        assertThat(found(folder)).containsExactly("TILE_EDITED tile/63/000.p/1");
    }

    @Test
    void what_lies_beside_the_levels_is_named() throws IOException {
        Path folder = export();
        Files.writeString(folder.resolve("tile/.hidden"), "x");
        assertThat(found(folder)).isEmpty();
        Files.createDirectory(folder.resolve("tile/64"));
        Files.createDirectory(folder.resolve("tile/00"));
        Files.writeString(folder.resolve("tile/7"), "x");
        Files.writeString(folder.resolve("tile/more"), "x");
        assertThat(found(folder))
                .containsExactlyInAnyOrder(
                        "MALFORMED tile/00", "MALFORMED tile/64", "MALFORMED tile/7", "MALFORMED tile/more");
    }

    @Test
    void an_earlier_checkpoint_under_the_name_of_another_size_is_named() throws IOException {
        Path folder = export();
        Files.move(folder.resolve("checkpoints/512"), folder.resolve("checkpoints/511"));
        assertThat(found(folder)).containsExactly("MALFORMED checkpoints/511");
    }
}
