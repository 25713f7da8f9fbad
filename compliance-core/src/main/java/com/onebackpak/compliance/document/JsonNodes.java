package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.document.Node.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON into nodes. */
final class JsonNodes {
    private static final TokenStreamFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(NodeReader.MAX_TEXT_LENGTH)
                    .maxNameLength(NodeReader.MAX_TEXT_LENGTH)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;
    private final Problems problems;
    private int depth;

    private JsonNodes(String file, JsonParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    static Node read(String file, String text, Problems problems) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new JsonNodes(file, parser, problems).document();
        }
    }

    private Node document() {
        try {
            if (parser.nextToken() == null) {
                throw NodeReader.empty(new Position(file, 1, 1));
            }
            Node node = node();
            if (parser.nextToken() != null) {
                throw NodeReader.secondDocument(here());
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw NodeReader.tooLong(here());
        } catch (JacksonException e) {
            throw new DocumentException(problem(e.getOriginalMessage()), at(e.getLocation()));
        }
    }

    private Node node() {
        Position position = here();
        return switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> collection(position);
            case VALUE_NULL -> new ScalarNode(position, "");
            default -> new ScalarNode(position, parser.getString());
        };
    }

    private Node collection(Position position) {
        NodeReader.checkNesting(++depth, position);
        Node node = parser.currentToken() == JsonToken.START_OBJECT ? mapping(position) : sequence(position);
        depth--;
        return node;
    }

    private Node sequence(Position position) {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new SequenceNode(position, items);
    }

    private Node mapping(Position position) {
        NodeReader.Entries entries = new NodeReader.Entries(problems);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            ScalarNode key = new ScalarNode(here(), parser.currentName());
            parser.nextToken();
            entries.add(key, node());
        }
        return entries.mapping(position);
    }

    private Position here() {
        return at(parser.currentTokenLocation());
    }

    private Position at(TokenStreamLocation location) {
        return location.getLineNr() < 1
                ? new Position(file, 1, 1)
                : new Position(file, location.getLineNr(), Math.max(1, location.getColumnNr()));
    }

    /** The parser's messages go on with what a programmer could do, and with where; the first part says what is wrong. */
    static String problem(String message) {
        String line = message.lines().findFirst().orElse("cannot be read").strip();
        for (String rest : List.of(" (code ", ": was expecting", ": enable ", ": maybe ", " (for ", " (start marker")) {
            int end = line.indexOf(rest);
            line = end > 0 ? line.substring(0, end) : line;
        }
        line = line.replace("character ('", "character '");
        return "the document is not JSON: " + Character.toLowerCase(line.charAt(0)) + line.substring(1);
    }
}
