package com.onebackpak.compliance.document;

import java.util.List;
import java.util.Set;

/** A part of a document, with its place. */
sealed interface Node {
    Position position();

    /** What kind of node it is, in words for a message. */
    String kind();

    /** How many levels it has, its own included. */
    int depth();

    /** Text, a number, true or false: told apart by who reads it, as a plain scalar has no type of its own. */
    record ScalarNode(Position position, String text) implements Node {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : "'" + shortened() + "'";
        }

        @Override
        public int depth() {
            return 1;
        }

        private String shortened() {
            return text.length() <= 60 ? text : text.substring(0, 57) + "...";
        }
    }

    /** A list. */
    record SequenceNode(Position position, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public int depth() {
            return 1 + items.stream().mapToInt(Node::depth).max().orElse(0);
        }
    }

    /**
     * A mapping; its keys are distinct.
     *
     * @param repeated the keys that were given again, with values that are not among the entries
     */
    record MappingNode(Position position, List<Entry> entries, Set<String> repeated) implements Node {
        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public int depth() {
            return 1
                    + entries.stream()
                            .mapToInt(entry -> entry.value().depth())
                            .max()
                            .orElse(0);
        }
    }

    /** A key and its value. */
    record Entry(ScalarNode key, Node value) {}
}
