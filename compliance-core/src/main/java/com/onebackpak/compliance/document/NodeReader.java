package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one document into nodes. Refuses what would make it mean something else than it shows: a key given twice,
 * anchors, aliases, tags, a second document; and what no honest document needs: nesting or text without bound.
 */
final class NodeReader {
    static final int MOST_NESTING = 256;
    static final int LONGEST_TEXT = 1 << 20;

    private NodeReader() {}

    /** Reads the document; throws a {@link DocumentException} if it is none. */
    static Node read(DocumentSource source) {
        String text = source.text();
        return source.isJson() ? JsonNodes.read(source.name(), text) : YamlNodes.read(source.name(), text);
    }

    static DocumentException empty(Position start) {
        return new DocumentException("the document is empty", start);
    }

    static DocumentException secondDocument(Position position) {
        return new DocumentException("a second document follows", "put it into a file of its own", position);
    }

    static DocumentException tooLong(Position position) {
        return new DocumentException("a text in the document is longer than " + LONGEST_TEXT + " characters", position);
    }

    static void checkNesting(int depth, Position position) {
        if (depth > MOST_NESTING) {
            throw new DocumentException("the document nests deeper than " + MOST_NESTING + " levels", position);
        }
    }

    /** The entries of a mapping as they are read: each key may be given once. */
    static final class Entries {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Position> seen = new HashMap<>();

        void checkKey(ScalarNode key) {
            Position first = seen.putIfAbsent(key.text(), key.position());
            if (first != null) {
                throw new DocumentException(
                        "key '" + key.text() + "' is given twice",
                        "the first is in line " + first.line(),
                        key.position());
            }
        }

        void add(ScalarNode key, Node value) {
            entries.add(new Entry(key, value));
        }

        MappingNode mapping(Position position) {
            return new MappingNode(position, entries);
        }
    }
}
