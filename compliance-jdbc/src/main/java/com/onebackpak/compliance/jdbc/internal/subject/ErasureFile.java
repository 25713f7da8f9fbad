package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureState;
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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The journal of erasures as a file of lines ({@link JournalLine}). A line that was cut short by a kill is not counted: its
 * erasure was not begun, or its end is unknown. One that was changed otherwise is an error.
 */
public final class ErasureFile implements ErasureJournal {
    /** A process may hold a file's lock once, whatever the number of its threads and stores. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;

    /** The journal in a file that is there already. */
    public ErasureFile(Path file) {
        this.file = file;
    }

    @Override
    public void append(ErasedKey key, ErasureState state) {
        synchronized (ONE_AT_A_TIME) {
            write(new JournalLine(key, state).text() + "\n");
        }
    }

    private void write(String text) {
        try {
            DurableFile.uninterrupted(() -> {
                writeInterruptibly(text);
                return file;
            });
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write the journal of erasures " + file, e);
        }
    }

    private void writeInterruptibly(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            channel.position(endOfWholeLines(channel, lock));
            channel.truncate(channel.position());
            ByteBuffer line = StandardCharsets.UTF_8.encode(text);
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
    }

    /** Reads line by line, so that a file that is no journal is told by its first line, whatever its size. */
    @Override
    public Map<ErasedKey, ErasureState> all() {
        try {
            return DurableFile.uninterrupted(this::read);
        } catch (IOException | RuntimeException e) {
            throw new ComplianceStoreException(
                    "cannot read the journal of erasures " + file + "; put it back from its copy", e);
        }
    }

    private Map<ErasedKey, ErasureState> read() throws IOException {
        Map<ErasedKey, ErasureState> all = new LinkedHashMap<>();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (next == '\n') {
                    JournalLine read = JournalLine.parse(line.toString(StandardCharsets.UTF_8));
                    all.merge(read.key(), read.state(), ErasureState::then);
                    line.reset();
                } else if (line.size() == JournalLine.MAX_BYTES) {
                    throw new IOException("a line of the journal is longer than any that was written");
                } else {
                    line.write(next);
                }
            }
            requireCutShort(line.toString(StandardCharsets.UTF_8));
        }
        return all;
    }

    /** A kill leaves a part of a line, and never more than all of it. */
    private static void requireCutShort(String rest) throws IOException {
        if (!rest.isEmpty() && JournalLine.isChecked(rest.substring(0, rest.length() - 1))) {
            throw new IOException("the end of a line of the journal was changed");
        }
    }

    /** Whoever was killed while writing left no whole line, and another process holds no lock any more. */
    private static long endOfWholeLines(FileChannel channel, FileLock lock) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("the lock is lost");
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        long size = channel.size();
        for (long end = size; end > 0; end--) {
            if (size - end > JournalLine.MAX_BYTES) {
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
}
