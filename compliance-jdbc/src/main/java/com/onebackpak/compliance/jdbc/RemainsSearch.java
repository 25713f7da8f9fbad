package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.jdbc.ErasureCheck.Remain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks for bytes in files as a stream, in memory that does not grow with them. Both databases store the id of a key as 16
 * bytes, followed in the key's own row by its pseudonym, 64 hexadecimal digits; in no other row they follow it. Not
 * thread-safe.
 */
final class RemainsSearch {
    private static final int MAX_REMAINS = 1_000;
    private static final int BUFFER = 1 << 20;
    private static final int KEY_BYTES = 16;
    private static final int PSEUDONYM_DIGITS = 64;

    /** What stands between the two: the type and the length of a text. */
    private static final int MAX_GAP = 6;

    /** The longest that is compared: a key with its pseudonym, or an id. */
    private static final int LONGEST = 160;

    private final long[] firstHalves;
    private final Map<Long, List<UUID>> keys = new HashMap<>();
    private final List<byte[]> texts;
    private final boolean[] beginsText = new boolean[256];
    private final List<Remain> remains = new ArrayList<>();

    /** A search for rows of these keys, and for these texts. */
    RemainsSearch(Collection<UUID> keys, Collection<String> texts) {
        keys.forEach(key -> this.keys
                .computeIfAbsent(key.getMostSignificantBits(), half -> new ArrayList<>())
                .add(key));
        this.firstHalves =
                this.keys.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.texts.forEach(text -> beginsText[text[0] & 0xFF] = true);
    }

    /** What is in the files of a folder, and of those that links in it lead to. */
    List<Remain> in(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Collecting(folder, files));
        Collections.sort(files);
        for (Path file : files) {
            lookInto(file);
        }
        return List.copyOf(remains);
    }

    /** Collects files. What has vanished meanwhile is passed by, nothing else that could hold what is looked for. */
    private static final class Collecting extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final List<Path> files;

        Collecting(Path folder, List<Path> files) {
            this.folder = folder;
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isSymbolicLink()) {
                throw new FileSystemException(file.toString(), null, "a link that leads nowhere");
            }
            if (attributes.isRegularFile()) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return passingByWhatVanished(file, failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            return failure == null ? FileVisitResult.CONTINUE : passingByWhatVanished(visited, failure);
        }

        private FileVisitResult passingByWhatVanished(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException && !file.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    private void lookInto(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER + LONGEST];
        try (InputStream bytes = Files.newInputStream(file)) {
            long offset = 0;
            int length = bytes.readNBytes(buffer, 0, buffer.length);
            while (length > 0) {
                boolean isLast = length < buffer.length;
                look(file, offset, buffer, length, isLast ? length : BUFFER);
                if (isLast) {
                    return;
                }
                System.arraycopy(buffer, BUFFER, buffer, 0, LONGEST);
                offset += BUFFER;
                length = LONGEST + bytes.readNBytes(buffer, LONGEST, BUFFER);
            }
        } catch (NoSuchFileException e) {
            return; // a database in use has deleted it meanwhile
        }
    }

    /** Looks at all that begins before {@code end}. */
    private void look(Path file, long offset, byte[] bytes, int length, int end) {
        long half = 0;
        for (int i = 0; i < Math.min(7, length); i++) {
            half = (half << 8) | (bytes[i] & 0xFF);
        }
        for (int i = 0; i < end && remains.size() < MAX_REMAINS; i++) {
            if (i + 7 < length) {
                half = (half << 8) | (bytes[i + 7] & 0xFF);
                if (firstHalves.length > 0 && Arrays.binarySearch(firstHalves, half) >= 0) {
                    lookForKey(file, offset, bytes, length, i);
                }
            }
            if (beginsText[bytes[i] & 0xFF]) {
                lookForTexts(file, offset, bytes, length, i);
            }
        }
    }

    private void lookForKey(Path file, long offset, byte[] bytes, int length, int at) {
        for (UUID key : keys.getOrDefault(number(bytes, length, at), List.of())) {
            if (number(bytes, length, at + Long.BYTES) == key.getLeastSignificantBits()
                    && isPseudonymBehind(bytes, length, at + KEY_BYTES)) {
                remains.add(new Remain(file, offset + at, "the row of key " + key + ", which was destroyed"));
            }
        }
    }

    private static long number(byte[] bytes, int length, int at) {
        long number = 0;
        for (int i = at; i < Math.min(length, at + Long.BYTES); i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }

    private static boolean isPseudonymBehind(byte[] bytes, int length, int from) {
        int digits = 0;
        for (int i = from; i < Math.min(length, from + MAX_GAP + PSEUDONYM_DIGITS); i++) {
            digits = isDigit(bytes[i]) ? digits + 1 : 0;
            if (digits == PSEUDONYM_DIGITS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(byte one) {
        return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f');
    }

    private void lookForTexts(Path file, long offset, byte[] bytes, int length, int at) {
        for (byte[] text : texts) {
            if (at + text.length <= length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
                remains.add(new Remain(file, offset + at, "an id that was asked for"));
            }
        }
    }
}
