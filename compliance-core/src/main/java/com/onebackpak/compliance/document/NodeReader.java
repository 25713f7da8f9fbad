package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.Entry;
import com.onebackpak.compliance.document.Node.MappingNode;
import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.document.Node.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one document into nodes. Refuses what would make it mean something else than it shows: a key given twice,
 * anchors, aliases, tags, a second document; and what no honest document needs: nesting or text without bound.
 */
final class NodeReader {
    static final int MOST_NESTING = 64;
    private static final int LONGEST_TEXT = 1 << 20;

    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(MOST_NESTING)
            .maxStringLength(LONGEST_TEXT)
            .maxNameLength(1 << 10)
            .build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(BOUNDS)
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit((int) DocumentSource.MOST_BYTES)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    private NodeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads the document; throws a {@link DocumentException} if it is none. */
    static Node read(DocumentSource source) {
        String text = source.text();
        Position start = new Position(source.name(), 1, 1);
        try (JsonParser parser = (source.isJson() ? JSON : YAML).createParser(ObjectReadContext.empty(), text)) {
            return new NodeReader(source.name(), parser).document(start);
        } catch (JacksonException e) {
            throw new DocumentException(firstLine(e.getOriginalMessage()), at(source.name(), e.getLocation(), start));
        }
    }

    private Node document(Position start) {
        if (parser.nextToken() == null) {
            throw new DocumentException("the document is empty", start);
        }
        Node node = node();
        if (parser.nextToken() != null) {
            throw new DocumentException("a second document follows", "put it into a file of its own", here());
        }
        return node;
    }

    private Node node() {
        refuseAnchorsAndTags();
        Position position = here();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(position);
            case START_ARRAY -> sequence(position);
            default -> new ScalarNode(position, scalar());
        };
    }

    private String scalar() {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    private Node sequence(Position position) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new SequenceNode(position, items);
    }

    private Node mapping(Position position) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            refuseAnchorsAndTags();
            ScalarNode key = new ScalarNode(here(), parser.currentName());
            Position first = seen.putIfAbsent(key.text(), key.position());
            if (first != null) {
                throw new DocumentException(
                        "key '" + key.text() + "' is given twice",
                        "the first is in line " + first.line(),
                        key.position());
            }
            parser.nextToken();
            entries.add(new Entry(key, node()));
        }
        return new MappingNode(position, entries);
    }

    private void refuseAnchorsAndTags() {
        if (!(parser instanceof YAMLParser yaml)) {
            return;
        }
        if (yaml.isCurrentAlias()) {
            throw new DocumentException("aliases are not allowed", "write out what '*' stands for", here());
        }
        if (yaml.getObjectId() != null) {
            throw new DocumentException("anchors are not allowed", "leave out '&" + yaml.getObjectId() + "'", here());
        }
        if (yaml.getRawTag() != null && !yaml.getRawTag().isEmpty()) {
            throw new DocumentException("tags are not allowed", "leave out '" + yaml.getRawTag() + "'", here());
        }
    }

    private Position here() {
        return at(file, parser.currentTokenLocation(), new Position(file, 1, 1));
    }

    private static Position at(String file, TokenStreamLocation location, Position otherwise) {
        return location == null || location.getLineNr() < 1
                ? otherwise
                : new Position(file, location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    /** The library's messages go on with Java types and snippets of the text; the first line says what is wrong. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("cannot be read").strip();
        if (line.contains("nesting depth")) {
            return "the document nests deeper than " + MOST_NESTING + " levels";
        }
        if (line.contains("length") && line.contains("exceeds")) {
            return "a text in the document is too long";
        }
        int detail = line.indexOf(" (`");
        return Character.toLowerCase(line.charAt(0)) + (detail > 0 ? line.substring(1, detail) : line.substring(1));
    }
}
