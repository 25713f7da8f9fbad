package com.onebackpak.compliance.jdbc;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.onebackpak.compliance.jdbc.internal.subject.DurableFile;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The journal of deletions as a file of lines; one that was cut short by a kill does not count. */
final class DeletionFile implements DeletionJournal {
    /** A process may hold a file's lock once, whatever the number of its threads and stores. */
    private static final Object ONE_AT_A_TIME = new Object();

    private static final int WORDS = 6;
    private static final String NOBODY = "-";

    private final Path file;

    DeletionFile(Path file) {
        this.file = file;
    }

    @Override
    public void append(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        for (Entry entry : entries) {
            lines.append(Joiner.on(' ')
                            .join(
                                    entry.kind().name().toLowerCase(Locale.ROOT),
                                    entry.tenant(),
                                    entry.run(),
                                    entry.range(),
                                    entry.what(),
                                    entry.names().isEmpty()
                                            ? NOBODY
                                            : Joiner.on(',').join(entry.names())))
                    .append('\n');
        }
        synchronized (ONE_AT_A_TIME) {
            write(lines.toString());
        }
    }

    private void write(String text) {
        try {
            DurableFile.uninterrupted(() -> {
                writeInterruptibly(text);
                return file;
            });
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write the journal of deletions " + file, e);
        }
    }

    private void writeInterruptibly(String text) throws IOException {
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
    private static long endOfWholeLines(FileChannel channel, FileLock lock) throws IOException {
        if (!lock.isValid()) {
            throw new IOException("the lock is lost");
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            last.clear();
            channel.read(last, end - 1);
            if (last.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }

    @Override
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        try {
            String text = DurableFile.uninterrupted(() -> Files.readString(file));
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                List<String> words = Splitter.on(' ').splitToList(line);
                if (words.size() != WORDS) {
                    throw new IllegalArgumentException("a line of the journal says something else");
                }
                all.add(new Entry(
                        Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                        PartyId.of(words.get(1)),
                        UUID.fromString(words.get(2)),
                        Integer.parseInt(words.get(3)),
                        words.get(4),
                        words.get(5).equals(NOBODY)
                                ? List.of()
                                : Splitter.on(',').splitToList(words.get(5))));
            }
        } catch (IOException | RuntimeException e) {
            throw new ComplianceStoreException(
                    "cannot read the journal of deletions " + file + "; put it back from its copy", e);
        }
        return all;
    }
}
