package com.onebackpak.compliance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.jdbc.EmbeddedComplianceStores;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.AuditLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * What the demo's built-in roster has on record.
 *
 * @param names the records by table, each as what it is known by when the day is played again
 * @param rows how many rows each table has, as it was found; of the installation's history nothing is said
 */
record DemoRecords(Map<String, List<String>> names, Map<String, Integer> rows) {
    private static final String VERSION = "record_key || ' ' || version || ' ' || write_key";
    private static final Map<String, String> NAMES = Map.of(
            "compliance_agreement", VERSION,
            "compliance_authorization", VERSION,
            "compliance_consent", VERSION,
            "compliance_opt_out", VERSION,
            "compliance_hold", VERSION,
            "compliance_decision", "decision_id",
            "compliance_policy_set", "digest");

    /**
     * Reads the records of a day, seals what waits, and asserts that each record has an entry of the log of its own, and
     * each entry a record.
     */
    static DemoRecords in(Path day) throws SQLException {
        try (EmbeddedComplianceStores opened =
                EmbeddedComplianceStores.open(day, "unused.example", VocabularyReader.standard(), Clock.systemUTC())) {
            Map<String, Integer> rows = new TreeMap<>();
            // Flyway's own is written in lower case
            for (String table : texts(
                    opened,
                    "select table_name from information_schema.tables where table_name like 'COMPLIANCE\\_%'")) {
                rows.put(
                        table,
                        Integer.valueOf(
                                texts(opened, "select count(*) from " + table).get(0)));
            }
            assertThat(rows).hasSizeGreaterThan(NAMES.size());
            opened.stores().sealer().sealAll();
            requireOneEntryEach(opened);
            Map<String, List<String>> names = new TreeMap<>();
            for (String table : NAMES.keySet()) {
                names.put(
                        table,
                        texts(
                                opened,
                                "select tenant || ' ' || " + NAMES.get(table) + " from " + table + " order by 1"));
            }
            return new DemoRecords(names, rows);
        }
    }

    private static void requireOneEntryEach(EmbeddedComplianceStores opened) throws SQLException {
        AuditLog log = opened.stores().of(PartyId.of("district-1")).auditLog();
        List<Long> entries = new ArrayList<>();
        for (String table : new TreeSet<>(NAMES.keySet())) {
            for (String entry : texts(opened, "select entry_id from " + table)) {
                entries.add(log.indexOf(UUID.fromString(entry)).orElse(-1));
            }
        }
        long size = log.checkpoint().map(c -> c.size()).orElse(0L);
        assertThat(entries)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, size).boxed().toList());
    }

    private static List<String> texts(EmbeddedComplianceStores opened, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = opened.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    int count() {
        return names.values().stream().mapToInt(List::size).sum();
    }

    /** Whether nothing is there, or agreements and nothing else: they are recorded first. */
    boolean isAtMostBegun() {
        return count() == names.getOrDefault("compliance_agreement", List.of()).size();
    }
}
