package com.onebackpak.compliance.html.internal;

import com.onebackpak.compliance.evaluation.Explanation;
import java.util.List;

/** Something that a section says, one below the other. Immutable. */
public sealed interface Block permits Block.Text, Block.Code, Block.Points, Block.Card, Block.Reasons, Table, Picture {
    /**
     * A paragraph.
     *
     * @param text what it says
     */
    record Text(String text) implements Block {}

    /**
     * What is signed or typed, to the letter.
     *
     * @param name what it is
     * @param text the letters
     */
    record Code(String name, String text) implements Block {}

    /**
     * What needs attention, the most urgent first.
     *
     * @param points each in a sentence
     */
    record Points(List<Point> points) implements Block {
        /** Copies what is given. */
        public Points {
            points = List.copyOf(points);
        }
    }

    /**
     * A sentence that leads to a section.
     *
     * @param when how urgent it is, in a word
     * @param says what it is
     * @param section where more is said
     */
    record Point(String when, String says, String section) {}

    /**
     * Something with its attributes.
     *
     * @param title what it is
     * @param fields what is to be said of it
     */
    record Card(String title, List<Field> fields) implements Block {
        /** Copies what is given. */
        public Card {
            fields = List.copyOf(fields);
        }
    }

    /**
     * An attribute.
     *
     * @param name what it tells
     * @param text what it is
     */
    record Field(String name, String text) {}

    /**
     * Reasons as a tree.
     *
     * @param root the statement that they are for
     */
    record Reasons(Explanation root) implements Block {}
}
