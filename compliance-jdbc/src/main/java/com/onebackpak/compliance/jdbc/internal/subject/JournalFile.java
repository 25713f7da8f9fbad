package com.onebackpak.compliance.jdbc.internal.subject;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A file of lines that are on the disk once they are appended. Each ends with a checksum of what stands before it (CRC-32C, 8
 * digits), by which a disk's mistake is told. A line that was cut short by a kill does not count. Several threads and processes may
 * append.
 */
public final class JournalFile {
    /** A process may hold a file's lock once, whatever the number of its threads and stores. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{8}");

    private final Path file;
    private final int maxBytes;

    /**
     * A journal in a file that is there already.
     *
     * @param maxBytes no line is longer, without its end
     */
    public JournalFile(Path file, int maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    /** Takes what a line says. */
    @FunctionalInterface
    public interface Reader {
        /** Takes a line, without its end. */
        void take(String line) throws IOException;
    }

    /** Appends lines, each with its checksum; returns when they are on the disk. */
    public void append(List<String> contents) throws IOException {
        StringBuilder text = new StringBuilder();
        contents.forEach(content -> text.append(line(content)));
        synchronized (ONE_AT_A_TIME) {
            DurableFile.uninterrupted(() -> {
                write(text.toString());
                return file;
            });
        }
    }

    /** A line with its checksum and its end. */
    public static String line(String content) {
        return content + ' ' + checksum(content) + '\n';
    }

    private void write(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            channel.position(endOfWholeLines(channel, lock));
            channel.truncate(channel.position());
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whoever was killed while writing left no whole line, and another process holds no lock any more. */
    private long endOfWholeLines(FileChannel channel, FileLock lock) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("the lock is lost");
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        long size = channel.size();
        for (long end = size; end > 0; end--) {
            if (size - end > maxBytes) {
                throw new IOException("it ends with what is no line of a journal");
            }
            last.clear();
            channel.read(last, end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    /** Reads line by line, so that a file that is no journal is told by its first line, whatever its size. */
    public void read(Reader reader) throws IOException {
        DurableFile.uninterrupted(() -> {
            readInterruptibly(reader);
            return file;
        });
    }

    private void readInterruptibly(Reader reader) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n') {
                    reader.take(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else if (line.size() == maxBytes) {
                    throw new IOException("a line of the journal is longer than any that was written");
                } else {
                    line.write(next);
                }
            }
            requireCutShort(line.toString(StandardCharsets.UTF_8));
        }
    }

    /** A kill leaves a part of a line, and never more than all of it. */
    private static void requireCutShort(String rest) throws IOException {
        if (!rest.isEmpty() && isChecked(rest.substring(0, rest.length() - 1))) {
            throw new IOException("the end of a line of the journal was changed");
        }
    }

    /** Whether the line ends with something that looks like a checksum. */
    static boolean hasChecksum(String line) {
        return CHECKSUM.matcher(line.substring(line.lastIndexOf(' ') + 1)).matches();
    }

    /**
     * What a line says, without its checksum.
     *
     * @throws IOException if it was changed since it was written
     */
    public static String content(String line) throws IOException {
        if (!isChecked(line)) {
            throw new IOException("a line of the journal is not what was written");
        }
        return line.substring(0, line.lastIndexOf(' '));
    }

    private static boolean isChecked(String line) {
        int last = line.lastIndexOf(' ');
        return last > 0 && line.substring(last + 1).equals(checksum(line.substring(0, last)));
    }

    private static String checksum(String content) {
        CRC32C sum = new CRC32C();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }
}
