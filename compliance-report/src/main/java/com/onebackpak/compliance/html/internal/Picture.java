package com.onebackpak.compliance.html.internal;

import java.util.List;
import java.util.Locale;

/**
 * A drawing. Whatever it shows stands in a table beside it, too. Immutable.
 *
 * @param id its name
 * @param title what it shows
 * @param says what can be seen in it, in words
 * @param width how wide it is drawn
 * @param height how high it is drawn
 * @param shapes what is drawn, from the back to the front
 */
public record Picture(String id, String title, String says, int width, int height, List<Shape> shapes)
        implements Block {
    /** Copies what is given. */
    public Picture {
        shapes = List.copyOf(shapes);
    }

    /** Something that is drawn. Immutable. */
    public sealed interface Shape permits Area, Bar, Label {
        /** What it stands for, by which it is styled. */
        String kind();
    }

    /**
     * An area within a path.
     *
     * @param kind what it stands for
     * @param path its outline
     * @param says what is told of it where a pointer rests on it
     */
    public record Area(String kind, String path, String says) implements Shape {}

    /**
     * A rectangle.
     *
     * @param kind what it stands for
     * @param left where it begins
     * @param top where it begins
     * @param width how wide it is
     * @param height how high it is
     * @param says what is told of it where a pointer rests on it
     */
    public record Bar(String kind, String left, String top, String width, String height, String says) implements Shape {
        static Bar of(String kind, double left, double top, double width, double height, String says) {
            return new Bar(kind, length(left), length(top), length(width), length(height), says);
        }
    }

    /**
     * A text.
     *
     * @param kind what it stands for
     * @param left where it is
     * @param top where its line is
     * @param anchor which part of it is there: {@code start}, {@code middle} or {@code end}
     * @param text what it says
     */
    public record Label(String kind, String left, String top, String anchor, String text) implements Shape {
        static Label of(String kind, double left, double top, String anchor, String text) {
            return new Label(kind, length(left), length(top), anchor, text);
        }
    }

    /** A length to a tenth. */
    static String length(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }
}
