package com.onebackpak.compliance.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.audit.GivenLog;
import com.onebackpak.compliance.audit.tree.MerkleTree;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Spoils exports at random: each change of a byte that the checkpoint covers is found, and nothing that lies in a folder
 * makes the verification fail.
 */
class LogTamperingProperties {
    private static final int[] SIZES = {1, 5, 255, 256, 257, 700};
    private static final List<Map<String, byte[]>> EXPORTS = new ArrayList<>();
    private static Path temporary;

    @BeforeContainer
    static void export() throws IOException {
        temporary = Files.createTempDirectory("compliance-tampering");
        for (int size : SIZES) {
            GivenLog log = GivenLog.of(size / 3, size / 2, size);
            Path folder = log.exportTo(temporary.resolve("export-" + size));
            Map<String, byte[]> files = new TreeMap<>();
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
            EXPORTS.add(files);
        }
    }

    @AfterContainer
    static void remove() throws IOException {
        delete(temporary);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static LogReport verify(Map<String, byte[]> files) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "tampered");
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            LogReport report = GivenLog.verify(folder);
            assertThat(report.isVerified()).isEqualTo(report.problems().isEmpty());
            return report;
        } finally {
            delete(folder);
        }
    }

    @Property(tries = 500)
    void no_changed_byte_goes_unnoticed(
            @ForAll @IntRange(max = 5) int export,
            @ForAll @IntRange(min = 1, max = 4) int changes,
            @ForAll Random random)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>(EXPORTS.get(export));
        for (int i = 0; i < changes; i++) {
            String file = new ArrayList<>(files.keySet()).get(random.nextInt(files.size()));
            files.put(file, changed(files.get(file), random));
        }
        boolean isChanged = EXPORTS.get(export).entrySet().stream()
                .anyMatch(file -> !Arrays.equals(file.getValue(), files.get(file.getKey())));
        assertThat(verify(files).isVerified()).isEqualTo(!isChanged);
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int other = random.nextInt(bytes.length + 1);
        int from = Math.min(at, other);
        int to = Math.max(at, other);
        List<Byte> changed = new ArrayList<>();
        for (byte b : bytes) {
            changed.add(b);
        }
        switch (random.nextInt(7)) {
            case 0 -> flip(changed, at, 1 << random.nextInt(8));
            case 1 -> flip(changed, at, random.nextInt(256));
            case 2 -> changed.subList(from, to).clear();
            case 3 -> changed.addAll(at, new ArrayList<>(changed.subList(from, to)));
            case 4 -> changed.subList(at, changed.size()).clear();
            case 5 -> changed.add(at, (byte) random.nextInt(256));
            default -> {
                if (at < changed.size() && other < changed.size()) {
                    java.util.Collections.swap(changed, at, other);
                }
            }
        }
        byte[] result = new byte[changed.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = changed.get(i);
        }
        return result;
    }

    private static void flip(List<Byte> bytes, int at, int bits) {
        if (at < bytes.size()) {
            bytes.set(at, (byte) (bytes.get(at) ^ bits));
        }
    }

    /** Earlier checkpoints may be missing: that they were there is not signed. */
    @Property(tries = 300)
    void no_missing_or_exchanged_file_goes_unnoticed(@ForAll @IntRange(max = 5) int export, @ForAll Random random)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>(EXPORTS.get(export));
        List<String> names = new ArrayList<>(files.keySet());
        String file = names.get(random.nextInt(names.size()));
        String other = names.get(random.nextInt(names.size()));
        byte[] bytes = files.get(file);
        boolean mayPass = false;
        switch (random.nextInt(4)) {
            case 0 -> {
                files.remove(file);
                mayPass = file.startsWith("checkpoints");
            }
            case 1 -> {
                files.put(file, files.get(other));
                mayPass = Arrays.equals(bytes, files.get(other));
            }
            case 2 -> {
                files.put(file, files.get(other));
                files.put(other, bytes);
                mayPass = Arrays.equals(bytes, files.get(file));
            }
            default -> {
                files.remove(file);
                String renamed = file.endsWith("0") ? file.substring(0, file.length() - 1) + "1" : file + "0";
                mayPass = files.containsKey(renamed) || file.startsWith("checkpoints");
                files.put(renamed, bytes);
            }
        }
        LogReport report = verify(files);
        assertThat(mayPass || !report.isVerified())
                .as("file %s, other %s, %s", file, other, report.problems())
                .isTrue();
    }

    /** Tampering with the log behind the export: what was done is found, whatever else was done. */
    @Property(tries = 300)
    void no_change_of_what_is_stored_goes_unnoticed(
            @ForAll @IntRange(min = 2, max = 600) int size,
            @ForAll @IntRange(min = 1, max = 4) int changes,
            @ForAll Random random) {
        GivenLog log = GivenLog.of(size / 2, size);
        List<byte[]> before = new ArrayList<>(log.entries);
        List<List<TreeHash>> hashesBefore =
                log.hashes.stream().<List<TreeHash>>map(ArrayList::new).toList();
        for (int i = 0; i < changes; i++) {
            change(log, random);
        }
        if (random.nextInt(4) == 0) {
            log.rehash();
        }
        boolean isSame = log.entries.equals(before) && log.hashes.equals(hashesBefore);
        assertThat(log.verify().isVerified()).isEqualTo(isSame);
    }

    private static void change(GivenLog log, Random random) {
        int size = log.entries.size();
        if (size == 0) {
            return;
        }
        int at = random.nextInt(size);
        List<TreeHash> level = log.hashes.get(random.nextInt(log.hashes.size()));
        switch (random.nextInt(7)) {
            case 0 -> log.entries.set(at, GivenLog.forged(at));
            case 1 -> log.entries.remove(at);
            case 2 -> log.entries.add(at, GivenLog.forged(at));
            case 3 -> java.util.Collections.swap(log.entries, at, random.nextInt(size));
            case 4 -> log.entries.add(at, log.entries.get(random.nextInt(size)));
            case 5 -> {
                if (!level.isEmpty()) {
                    level.set(random.nextInt(level.size()), MerkleTree.leafHash(GivenLog.forged(at)));
                }
            }
            default -> {
                if (!level.isEmpty()) {
                    level.remove(random.nextInt(level.size()));
                }
            }
        }
    }
}
