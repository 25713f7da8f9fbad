package com.onebackpak.compliance.html.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Nothing hidden gets through, and nothing that can be seen is lost. */
class PlainWriterProperties {
    private static String written(String text) throws IOException {
        StringWriter out = new StringWriter();
        try (PlainWriter plain = new PlainWriter(out)) {
            plain.write(text);
        }
        return out.toString();
    }

    @Property
    void only_what_can_be_seen_and_line_feeds_get_through(@ForAll String text) throws IOException {
        assertThat(written(text).codePoints())
                .allMatch(c -> c == '\n'
                        || switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR -> false;
                            case Character.SURROGATE, Character.UNASSIGNED -> false;
                            default -> true;
                        });
    }

    @Property
    void what_can_be_seen_stays_as_it_is(@ForAll String text) throws IOException {
        String seen = text.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '\n')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(written(seen)).isEqualTo(seen);
    }

    @Example
    void what_is_hidden_is_written_out() throws IOException {
        assertThat(written("a\u202Eb\u0000\r\n\uD83D\uDE00\uD83Dc\uDE00\uDB40\uDC41"))
                .isEqualTo("a\\u202eb\\u0000\\u000d\n\uD83D\uDE00\\ud83dc\\ude00\\u{e0041}");
    }
}
