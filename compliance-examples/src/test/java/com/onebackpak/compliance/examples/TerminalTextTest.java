package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
    private static String written(String... parts) throws IOException {
        StringWriter to = new StringWriter();
        try (Writer writer = TerminalText.writer(to, false)) {
            for (String part : parts) {
                writer.write(part);
            }
        }
        return to.toString();
    }

    @Test
    void lines_and_tabs_and_all_letters_are_written_as_they_are() throws IOException {
        assertThat(written("a\tb\nc\r\nd", "é漢🎒\n")).isEqualTo("a\tb\nc\r\ndé漢🎒\n");
    }

    @Test
    void a_line_end_of_two_characters_may_come_in_two_parts() throws IOException {
        assertThat(written("a\r", "\nb")).isEqualTo("a\r\nb");
    }

    @Test
    void what_steers_a_terminal_is_written_out() throws IOException {
        assertThat(written("\u001b[2J\u0007\u009b1m\u202e\u2028\u0000\u007f"))
                .isEqualTo("\\u001b[2J\\u0007\\u009b1m\\u202e\\u2028\\u0000\\u007f");
        assertThat(written("over\rwritten", " at the end\r")).isEqualTo("over\\u000dwritten at the end\\u000d");
    }

    @Test
    void colour_is_for_a_terminal_and_the_word_says_it_without() throws IOException {
        String answer = Ink.BAD.of("DENY") + " and " + Ink.GOOD.of("PERMIT");
        assertThat(written(answer)).isEqualTo("DENY and PERMIT");
        StringWriter terminal = new StringWriter();
        try (Writer writer = TerminalText.writer(terminal, true)) {
            writer.write(answer + "\u001b[2J");
        }
        assertThat(terminal).hasToString("\u001b[31mDENY\u001b[0m and \u001b[32mPERMIT\u001b[0m\\u001b[2J");
        assertThat(TerminalText.oneLine(Ink.OPEN.of("a file's name"))).isEqualTo("\\ufdd2a file's name\\ufdd3");
    }

    @Test
    void a_line_has_neither_line_breaks_nor_what_steers_a_terminal() {
        assertThat(TerminalText.oneLine("a\nb\u001b[0m\u0085c\td")).isEqualTo("a b\\u001b[0m\\u0085c\\u0009d");
        assertThat(TerminalText.oneLine("plain é漢🎒")).isEqualTo("plain é漢🎒");
    }
}
