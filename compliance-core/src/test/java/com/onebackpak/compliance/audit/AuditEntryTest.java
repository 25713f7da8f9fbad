package com.onebackpak.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.audit.tree.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEntryTest {
    private static final Instant TIME = Instant.parse("2026-09-15T15:00:00Z");

    @Test
    void an_entry_is_one_line_of_canonical_json() {
        AuditEntry entry = AuditEntry.of(
                "decision.permit", TIME, Map.of("actor", "backpak", "zone", List.of(1, true), "\u00e9", Map.of()));
        assertThat(entry)
                .hasToString("{\"actor\":\"backpak\",\"time\":\"2026-09-15T15:00:00.000000Z\","
                        + "\"type\":\"decision.permit\",\"zone\":[1,true],\"\u00e9\":{}}");
        assertThat(entry.leafHash()).isEqualTo(MerkleTree.leafHash(entry.bytes()));
        assertThat(new String(entry.bytes(), StandardCharsets.UTF_8)).isEqualTo(entry.toString());
    }

    @Test
    void what_was_written_is_read_back() {
        Map<String, Object> fields = Map.of("a", List.of(1L, Map.of("b", "\ud83d\ude00\n")), "c", false);
        AuditEntry entry = AuditEntry.of("x", TIME.plusNanos(1_999), fields);
        AuditEntry read = AuditEntry.parse(entry.bytes()).orElseThrow();
        assertThat(read).isEqualTo(entry).hasSameHashCodeAs(entry);
        assertThat(read.type()).isEqualTo("x");
        assertThat(read.time()).isEqualTo(TIME.plusNanos(1_000));
        assertThat(read.fields()).isEqualTo(fields).isEqualTo(entry.fields());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-15T15:00:00.123456789Z, 2026-09-15T15:00:00.123456Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000000Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59.999999Z",
    })
    void a_time_has_six_places_and_is_truncated(String time, String written) {
        assertThat(AuditEntry.of("x", Instant.parse(time), Map.of()).toString()).contains("\"" + written + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void a_time_that_four_digits_do_not_hold_is_refused(String time) {
        assertThatThrownBy(() -> AuditEntry.of("x", Instant.parse(time), Map.of()))
                .hasMessage("the time of an entry must be in the years 0 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Decision", "a.", ".a", "a..b", "a b", "1a", "\u00e9"})
    void a_type_is_dotted_lower_case(String type) {
        assertThatThrownBy(() -> AuditEntry.of(type, TIME, Map.of())).hasMessageContaining("dotted lower-case");
    }

    @Test
    void what_has_no_canonical_form_is_refused() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("a", null);
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, withNull)).hasMessage("no canonical form for null");
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, Map.of("a", 1.5))).hasMessageContaining("Double");
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, Map.of("a", 1L << 53)))
                .hasMessageContaining("2^53 - 1");
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, Map.of("type", "y"))).hasMessageContaining("'type'");
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, Map.of("time", "y"))).hasMessageContaining("'time'");
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        List<Object> tooDeep = deep;
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, Map.of("a", tooDeep))).hasMessageContaining("nest so deeply");
    }

    @Test
    void an_entry_has_at_most_65_535_bytes() {
        int overhead = AuditEntry.of("x", TIME, Map.of("a", "")).bytes().length;
        assertThat(AuditEntry.of("x", TIME, Map.of("a", "x".repeat(65_535 - overhead)))
                        .bytes())
                .hasSize(65_535);
        assertThatThrownBy(() -> AuditEntry.of("x", TIME, Map.of("a", "x".repeat(65_536 - overhead))))
                .hasMessage("an entry must not be longer than 65535 bytes, but has 65536");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"time\":\"2026-09-15T15:00:00.000000Z\"}",
                "{\"time\":\"2026-09-15T15:00:00.000000Z\",\"type\":\"X\"}",
                "{\"time\":\"2026-09-15T15:00:00.000000Z\",\"type\":1}",
                "{\"time\":\"2026-09-15T15:00:00Z\",\"type\":\"x\"}",
                "{\"time\":\"2026-02-30T15:00:00.000000Z\",\"type\":\"x\"}",
                "{\"time\":\"2026-09-15T24:00:00.000000Z\",\"type\":\"x\"}",
                "{\"time\":1,\"type\":\"x\"}",
                "{\"type\":\"x\",\"time\":\"2026-09-15T15:00:00.000000Z\"}",
            })
    void what_is_no_entry_of_ours_is_not_read_as_one(String text) {
        assertThat(AuditEntry.parse(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
