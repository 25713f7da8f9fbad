package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one document into nodes. Refuses what would make it mean something else than it shows: a key given twice,
 * anchors, aliases, tags, a second document; and what no honest document needs: nesting or text without bound.
 */
final class NodeReader {
    static final int MAX_NESTING = 256;
    static final int MAX_TEXT_LENGTH = 1 << 20;

    private NodeReader() {}

    /** Reads a document of the kind; throws a {@link DocumentException} if it is none. */
    static Node read(DocumentSource source, DocumentKind expected, Problems problems) {
        Node document = read(source, problems);
        expected.check(document);
        return document;
    }

    /** Reads the document; throws a {@link DocumentException} if it is none. */
    static Node read(DocumentSource source, Problems problems) {
        String text = source.text();
        return source.isJson()
                ? JsonNodes.read(source.name(), text, problems)
                : YamlNodes.read(source.name(), text, problems);
    }

    static DocumentException empty(Position start) {
        return new DocumentException("the document is empty", start);
    }

    static DocumentException secondDocument(Position position) {
        return new DocumentException("a second document follows", "put it into a file of its own", position);
    }

    static DocumentException tooLong(Position position) {
        return new DocumentException(
                "a text in the document is longer than " + MAX_TEXT_LENGTH + " characters", position);
    }

    static void checkNesting(int depth, Position position) {
        if (depth > MAX_NESTING) {
            throw new DocumentException("the document nests deeper than " + MAX_NESTING + " levels", position);
        }
    }

    /** The entries of a mapping as they are read: each key may be given once. */
    static final class Entries {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Position> seen = new HashMap<>();
        private final Set<String> repeated = new HashSet<>();

        private final Problems problems;

        Entries(Problems problems) {
            this.problems = problems;
        }

        /** Adds an entry; of a key that is given twice, the first counts until all problems are told. */
        void add(ScalarNode key, Node value) {
            Position first = seen.putIfAbsent(key.text(), key.position());
            if (first == null) {
                entries.add(new Entry(key, value));
            } else {
                repeated.add(key.text());
                problems.add(
                        "key '" + key.text() + "' is given twice; the first is in line " + first.line(),
                        key.position());
            }
        }

        MappingNode mapping(Position position) {
            return new MappingNode(position, entries, repeated);
        }
    }
}
