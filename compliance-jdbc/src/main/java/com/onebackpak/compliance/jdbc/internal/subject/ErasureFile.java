package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The journal of erasures as a file of lines: tenant and key of an erasure that is intended, and with a third word of one
 * that is done or withdrawn. A line that was cut short by a kill is not counted: its erasure was not begun, or its end is
 * unknown.
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
        String end = state == ErasureState.INTENDED ? "" : " " + word(state);
        synchronized (ONE_AT_A_TIME) {
            write(key.tenant() + " " + key.key() + end + "\n");
        }
    }

    private static String word(ErasureState state) {
        return state.name().toLowerCase(Locale.ROOT);
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

    @Override
    public Map<ErasedKey, ErasureState> all() {
        Map<ErasedKey, ErasureState> all = new LinkedHashMap<>();
        try {
            String text = DurableFile.uninterrupted(() -> Files.readString(file));
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                String[] parts = line.split(" ", -1);
                all.merge(
                        new ErasedKey(PartyId.of(parts[0]), UUID.fromString(parts[1])),
                        state(parts),
                        ErasureState::then);
            }
        } catch (IOException | RuntimeException e) {
            throw new ComplianceStoreException(
                    "cannot read the journal of erasures " + file + "; put it back from its copy", e);
        }
        return all;
    }

    private static ErasureState state(String... parts) {
        if (parts.length == 2) {
            return ErasureState.INTENDED;
        }
        return Stream.of(ErasureState.DONE, ErasureState.WITHDRAWN)
                .filter(state -> parts.length == 3 && word(state).equals(parts[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a line of the journal says something else"));
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
