package com.onebackpak.compliance.document;

import com.onebackpak.compliance.document.Node.ScalarNode;
import com.onebackpak.compliance.document.Node.SequenceNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into nodes, from the events of the parser under Jackson's: Jackson's own does not show the anchor of a
 * scalar.
 */
final class YamlNodes {
    private final String file;
    private final Iterator<Event> events;
    private final Problems problems;
    private int depth;
    private boolean hasAliases;

    private YamlNodes(String file, Iterator<Event> events, Problems problems) {
        this.file = file;
        this.events = events;
        this.problems = problems;
    }

    static Node read(String file, String text, Problems problems) {
        try {
            return new YamlNodes(
                            file, new Parse(settings(text)).parseString(text).iterator(), problems)
                    .document();
        } catch (MarkedYamlEngineException e) {
            String problem = Optional.ofNullable(e.getProblem()).orElse("cannot be parsed");
            String context =
                    Optional.ofNullable(e.getContext()).map(c -> " " + c).orElse("");
            throw new DocumentException(
                    "the document is not YAML: " + problem + context,
                    at(file, e.getProblemMark().or(e::getContextMark)));
        } catch (ReaderException e) {
            throw new DocumentException(
                    String.format("the document has a character that no text has, U+%04X", e.getCodePoint()),
                    position(file, text, e.getPosition()));
        } catch (YamlEngineException e) {
            throw new DocumentException("the document is not YAML", new Position(file, 1, 1));
        }
    }

    /**
     * One block for the whole text: snakeyaml-engine 3.0.1 runs off the end of a block that ends in the middle of a
     * character of two code units.
     */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(DocumentSource.MAX_BYTES)
                .setBufferSize(text.length() + 1)
                .build();
    }

    private Node document() {
        expect(Event.ID.StreamStart);
        Event start = events.next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw NodeReader.empty(new Position(file, 1, 1));
        }
        Node node = node(events.next());
        expect(Event.ID.DocumentEnd);
        Event next = events.next();
        if (next.getEventId() != Event.ID.StreamEnd) {
            throw NodeReader.secondDocument(at(file, next.getStartMark()));
        }
        if (hasAliases) {
            throw DocumentException.alreadyReported();
        }
        return node;
    }

    private void expect(Event.ID id) {
        Event event = events.next();
        if (event.getEventId() != id) {
            throw new IllegalStateException("the YAML parser gave " + event.getEventId() + " instead of " + id);
        }
    }

    private Node node(Event event) {
        Position position = at(file, event.getStartMark());
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, position);
        }
        if (event instanceof AliasEvent) {
            hasAliases = true;
            problems.add("aliases are not allowed; write out what '*' stands for", position);
            return new ScalarNode(position, "");
        }
        CollectionStartEvent collection = (CollectionStartEvent) event;
        refuseAnchorAndTag(collection, collection.getTag(), position);
        NodeReader.checkNesting(++depth, position);
        Node node = collection instanceof MappingStartEvent ? mapping(position) : sequence(position);
        depth--;
        return node;
    }

    private ScalarNode scalar(ScalarEvent scalar, Position position) {
        refuseAnchorAndTag(scalar, scalar.getTag(), position);
        if (scalar.getValue().length() > NodeReader.MAX_TEXT_LENGTH) {
            throw NodeReader.tooLong(position);
        }
        boolean isNull = scalar.isPlain() && scalar.getValue().equals("null");
        return new ScalarNode(position, isNull ? "" : scalar.getValue());
    }

    private Node sequence(Position position) {
        List<Node> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next));
        }
        return new SequenceNode(position, items);
    }

    private Node mapping(Position position) {
        NodeReader.Entries entries = new NodeReader.Entries(problems);
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Node key = node(next);
            if (!(key instanceof ScalarNode name)) {
                throw new DocumentException("expected text for a key, found " + key.kind(), key.position());
            }
            entries.add(name, node(events.next()));
        }
        return entries.mapping(position);
    }

    private void refuseAnchorAndTag(NodeEvent event, Optional<String> tag, Position position) {
        event.getAnchor()
                .ifPresent(anchor ->
                        problems.add("anchors are not allowed; leave out '&" + anchor.getValue() + "'", position));
        tag.ifPresent(name -> problems.add(
                "tags are not allowed; leave out '" + name.replace("tag:yaml.org,2002:", "!!") + "'", position));
    }

    private static Position at(String file, Optional<Mark> mark) {
        return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Position(file, 1, 1));
    }

    /** The place of a character that is counted from the beginning of the text. */
    private static Position position(String file, String text, int codePoints) {
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Position(file, line, before.codePointCount(lineStart, before.length()) + 1);
    }
}
