package com.onebackpak.compliance.audit;

import com.google.common.collect.Iterators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The entries in bundles. */
final class BundleFiles {
    static final int MAX_BYTES = TilePath.FULL * (EntryBundle.PREFIX + EntryBundle.MAX_ENTRY);

    private final ContentFiles files;

    BundleFiles(Path root, Consumer<LogProblem> problems) {
        this.files = new ContentFiles(root, TilePath.ENTRIES, MAX_BYTES, problems);
    }

    Iterator<LogSource.StoredEntry> entries() {
        return Iterators.concat(
                Iterators.transform(files.files(), content -> entries(content).iterator()));
    }

    private List<LogSource.StoredEntry> entries(ContentFiles.Content content) {
        TilePath path = content.path();
        byte[] bytes = content.bytes();
        List<LogSource.StoredEntry> entries = new ArrayList<>(path.width());
        int at = 0;
        while (at < bytes.length && entries.size() <= path.width()) {
            int end = EntryBundle.endOfEntry(bytes, at);
            if (end < 0) {
                files.reportMalformed(path, "the bundle ends within its entry " + entries.size());
                return entries;
            }
            entries.add(new LogSource.StoredEntry(
                    path.start() + entries.size(), Arrays.copyOfRange(bytes, at + EntryBundle.PREFIX, end)));
            at = end;
        }
        if (entries.size() != path.width()) {
            String number = entries.size() > path.width() ? "more than " + path.width() : "only " + entries.size();
            files.reportMalformed(path, "a bundle of " + path.width() + " entries holds " + number);
        }
        return entries;
    }
}
