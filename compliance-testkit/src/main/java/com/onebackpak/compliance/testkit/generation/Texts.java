package com.onebackpak.compliance.testkit.generation;

import java.util.List;

/** Texts of which some look like something else to a reader of YAML or JSON. */
final class Texts {
    private static final List<String> POOL = List.of(
            "the text says so",
            "no",
            "on",
            "true",
            "null",
            "~",
            "1",
            "1.10",
            "010",
            "0x1F",
            "2026-09-15",
            "on: off",
            "# no comment",
            "a # comment",
            "- a dash",
            "? a question",
            "it's \"quoted\"",
            "'",
            "\\",
            "two\nlines",
            "two lines\n",
            "a\ttab",
            " spaces ",
            "{braces}",
            "[brackets]",
            "*alias",
            "&anchor",
            "!tag",
            "%directive",
            "---",
            "...",
            "größer → 学校 \uD83C\uDF92",
            "a bell \u0007 and a line \u2028 of another kind");

    private Texts() {}

    static String draw(Choices choices) {
        return choices.of(POOL);
    }
}
