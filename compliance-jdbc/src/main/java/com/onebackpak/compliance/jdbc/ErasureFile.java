package com.onebackpak.compliance.jdbc;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureJournal;
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
import java.util.UUID;

/**
 * The journal of erasures as a file: a line each, tenant and key. A line that was cut short by a kill is not counted: its
 * erasure was not begun.
 */
final class ErasureFile implements ErasureJournal {
    /** A process may hold a file's lock once, whatever the number of its threads and stores. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;

    ErasureFile(Path file) {
        this.file = file;
    }

    @Override
    public void append(ErasedKey erased) {
        synchronized (ONE_AT_A_TIME) {
            write(erased);
        }
    }

    private void write(ErasedKey erased) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            channel.position(endOfWholeLines(channel, lock));
            channel.truncate(channel.position());
            ByteBuffer line = StandardCharsets.UTF_8.encode(erased.tenant() + " " + erased.key() + "\n");
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write the journal of erasures " + file, e);
        }
    }

    @Override
    public List<ErasedKey> all() {
        List<ErasedKey> all = new ArrayList<>();
        try {
            String text = Files.readString(file);
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                String[] parts = line.split(" ", -1);
                all.add(new ErasedKey(PartyId.of(parts[0]), UUID.fromString(parts[1])));
            }
        } catch (IOException | RuntimeException e) {
            throw new ComplianceStoreException(
                    "cannot read the journal of erasures " + file + "; put it back from its copy", e);
        }
        return all;
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
}
