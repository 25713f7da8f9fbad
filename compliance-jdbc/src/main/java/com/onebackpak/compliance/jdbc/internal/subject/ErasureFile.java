package com.onebackpak.compliance.jdbc.internal.subject;

import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.ErasedKey;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The journal of erasures as a file of lines ({@link JournalLine}). A line that was cut short by a kill is not counted: its
 * erasure was not begun, or its end is unknown. One that was changed otherwise is an error.
 */
public final class ErasureFile implements ErasureJournal {
    private final Path file;
    private final JournalFile lines;

    /** The journal in a file that is there already. */
    public ErasureFile(Path file) {
        this.file = file;
        this.lines = new JournalFile(file, JournalLine.MAX_BYTES);
    }

    @Override
    public void append(ErasedKey key, ErasureNote note) {
        try {
            lines.append(List.of(new JournalLine(key, note).content()));
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write the journal of erasures " + file, e);
        }
    }

    @Override
    public Map<ErasedKey, ErasureNote> all() {
        Map<ErasedKey, ErasureNote> all = new LinkedHashMap<>();
        try {
            lines.read(line -> {
                JournalLine read = JournalLine.parse(line);
                all.merge(read.key(), read.note(), ErasureNote::then);
            });
        } catch (IOException | RuntimeException e) {
            throw new ComplianceStoreException(
                    "cannot read the journal of erasures " + file + "; put it back from its copy", e);
        }
        return all;
    }
}
