package com.onebackpak.compliance.jdbc;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.onebackpak.compliance.jdbc.internal.subject.JournalFile;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The journal of deletions as a file of lines; one that was cut short by a kill does not count, and one that was changed otherwise
 * is an error.
 */
final class DeletionFile implements DeletionJournal {
    /** A range of some hundred thousand people. */
    private static final int MAX_BYTES = 1 << 24;

    private static final int WORDS = 6;
    private static final String NOBODY = "-";

    private final Path file;
    private final JournalFile lines;

    DeletionFile(Path file) {
        this.file = file;
        this.lines = new JournalFile(file, MAX_BYTES);
    }

    @Override
    public void append(List<Entry> entries) {
        try {
            lines.append(entries.stream().map(DeletionFile::content).toList());
        } catch (IOException e) {
            throw new ComplianceStoreException("cannot write the journal of deletions " + file, e);
        }
    }

    @Override
    public List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        try {
            lines.read(line -> all.add(entry(JournalFile.content(line))));
        } catch (IOException | RuntimeException e) {
            throw new ComplianceStoreException(
                    "cannot read the journal of deletions " + file + "; put it back from its copy", e);
        }
        return all;
    }

    private static String content(Entry entry) {
        return Joiner.on(' ')
                .join(
                        entry.kind().name().toLowerCase(Locale.ROOT),
                        entry.tenant(),
                        entry.run(),
                        entry.range(),
                        entry.what(),
                        entry.names().isEmpty() ? NOBODY : Joiner.on(',').join(entry.names()));
    }

    private static Entry entry(String content) {
        List<String> words = Splitter.on(' ').splitToList(content);
        if (words.size() != WORDS) {
            throw new IllegalArgumentException("a line of the journal says something else");
        }
        return new Entry(
                Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                PartyId.of(words.get(1)),
                UUID.fromString(words.get(2)),
                Integer.parseInt(words.get(3)),
                words.get(4),
                words.get(5).equals(NOBODY) ? List.of() : Splitter.on(',').splitToList(words.get(5)));
    }
}
