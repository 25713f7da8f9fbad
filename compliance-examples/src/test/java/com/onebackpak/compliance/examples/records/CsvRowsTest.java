package com.onebackpak.compliance.examples.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever opens the lists in a spreadsheet reads what somebody has written, and runs nothing. */
class CsvRowsTest {
    private static String csv(Object value) {
        StringWriter text = new StringWriter();
        CsvRows rows = new CsvRows(new PrintWriter(text), List.of("details", "record"));
        rows.add(List.of(), "", Map.of("details", value, "record", "request-1"));
        rows.end();
        return text.toString().replaceFirst("details,record\r\n", "").replaceFirst(",request-1\r\n$", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@x",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1",
                "\uff20x",
                " =1",
                "   -1",
                "\u00a0=1",
                "\u2003=1",
                "\u3000\uff1d1",
                "\u200b=1",
                "\ufeff=1",
                "\n=1",
                "\r=1",
                "\u2060 \ufeff+1"
            })
    void what_a_spreadsheet_may_take_for_a_formula_is_marked(String text) {
        assertThat(csv(text)).matches(marked -> marked.startsWith("'") || marked.startsWith("\"'"));
    }

    @Test
    void no_two_texts_become_one() {
        assertThat(csv("=1")).isEqualTo("'=1");
        assertThat(csv("'=1")).isEqualTo("''=1");
        assertThat(csv("''=1")).isEqualTo("'''=1");
        assertThat(csv(" '=1")).endsWith("' '=1");
    }

    @Test
    void what_is_harmless_stays_as_it_is() {
        assertThat(csv("all of it")).isEqualTo("all of it");
        assertThat(csv("a=1")).isEqualTo("a=1");
        assertThat(csv(List.of("name"))).isEqualTo("name");
    }

    @Test
    void a_cell_with_a_semicolon_is_quoted_for_who_parts_cells_by_it() {
        assertThat(csv("a;=1")).isEqualTo("\"a;=1\"");
        assertThat(csv(List.of("name", "work"))).isEqualTo("\"name; work\"");
        assertThat(csv(List.of("=1", "work"))).isEqualTo("\"'=1; work\"");
    }
}
