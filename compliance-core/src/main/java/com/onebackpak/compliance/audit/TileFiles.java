package com.onebackpak.compliance.audit;

import com.google.common.collect.Iterators;
import com.onebackpak.compliance.audit.tree.TreeHash;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The hashes in the tiles of one level. */
final class TileFiles {
    private final ContentFiles files;

    TileFiles(Path root, int level, Consumer<LogProblem> problems) {
        this.files = new ContentFiles(root, level, TilePath.FULL * TreeHash.LENGTH, problems);
    }

    Iterator<LogSource.StoredHash> hashes() {
        return Iterators.concat(Iterators.transform(files.files(), this::hashes));
    }

    private Iterator<LogSource.StoredHash> hashes(ContentFiles.Content content) {
        TilePath path = content.path();
        byte[] bytes = content.bytes();
        if (bytes.length != path.width() * TreeHash.LENGTH) {
            files.reportMalformed(
                    path,
                    "a tile of " + path.width() + " hashes has " + path.width() * TreeHash.LENGTH + " bytes, this one "
                            + (bytes.length > TilePath.FULL * TreeHash.LENGTH ? "more" : bytes.length));
        }
        return IntStream.range(0, Math.min(path.width(), bytes.length / TreeHash.LENGTH))
                .mapToObj(i -> new LogSource.StoredHash(path.start() + i, TreeHash.ofBytes(bytes, i * TreeHash.LENGTH)))
                .iterator();
    }
}
