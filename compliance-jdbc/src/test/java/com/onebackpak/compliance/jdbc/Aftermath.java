package com.onebackpak.compliance.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.EntryBundle;
import com.onebackpak.compliance.audit.LogExport;
import com.onebackpak.compliance.audit.LogFolder;
import com.onebackpak.compliance.audit.note.NoteVerifier;
import com.onebackpak.compliance.audit.verification.LogReport;
import com.onebackpak.compliance.audit.verification.LogVerification;
import com.onebackpak.compliance.audit.verification.LogsReport;
import com.onebackpak.compliance.audit.verification.LogsVerification;
import com.onebackpak.compliance.jdbc.internal.log.PendingEntries;
import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ErasureJournal;
import com.onebackpak.compliance.store.ErasureState;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.store.SealedLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Holds what is in a database against what was acknowledged: everything is there, once, with its entry, and the logs are
 * those that were signed.
 */
final class Aftermath {
    private static final Instant LATE = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LOOKED_UP = 40;
    private static final int ID_LENGTH = 16;

    private final Map<String, String> consents = new LinkedHashMap<>();
    private final Map<String, String> victims = new LinkedHashMap<>();
    private final Map<String, String> decisions = new LinkedHashMap<>();
    private final Map<String, String> hostRows = new LinkedHashMap<>();
    private final Map<String, PartyId> appended = new LinkedHashMap<>();
    private final Map<String, byte[]> newestNotes = new HashMap<>();
    private final Map<UUID, String> erasing = new LinkedHashMap<>();
    private final Set<UUID> erased = new HashSet<>();
    private int acknowledged;

    /** What one log holds: its pending entries and the sealed ones, by name. */
    private record Entries(Map<UUID, AuditEntry> pending, Map<UUID, AuditEntry> sealed) {
        static final Entries NONE = new Entries(Map.of(), Map.of());
    }

    /** Takes what a process said; what it did not end with a newline, it did not say. */
    void acknowledge(List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ");
            assertThat(words[0]).as(line).isNotEqualTo("unexpected");
            acknowledged++;
            switch (words[0]) {
                case "consent" -> sameAsEver(consents.put(words[1] + " " + words[2], words[3]), words[3], line);
                case "victim" -> victims.put(words[1] + " " + words[2], words[3]);
                case "decision" -> decisions.put(words[1] + " " + words[2], words[3]);
                case "host" -> hostRows.put(words[2], words[1] + " " + words[3] + " " + words[4]);
                case "append" -> appended.put(words[3], PartyId.of(words[1]));
                case "sealed" -> newestNotes.put(words[1], Base64.getDecoder().decode(words[3]));
                case "erasing" -> erasing.put(UUID.fromString(words[3]), words[1]);
                case "erased" -> erased.add(UUID.fromString(words[3]));
                default -> acknowledged--;
            }
        }
    }

    private static void sameAsEver(String before, String now, String line) {
        if (before != null) {
            assertThat(now).as("one entry for one key: " + line).isEqualTo(before);
        }
    }

    int acknowledged() {
        return acknowledged;
    }

    /** Checks all, seals, and checks the logs again. */
    void check(JdbcComplianceStores stores, DataSource dataSource, ErasureJournal journal, Path scratch)
            throws IOException {
        Transactions transactions = Transactions.on(dataSource);
        checkRows(transactions, journal);
        checkLookUps(stores);
        verifyLogs(stores);

        stores.sealer().sealAll();
        assertThat(transactions.<Integer>run(
                        statements -> statements.fetchCount(statements.selectFrom("compliance_audit_pending"))))
                .as("entries that wait after sealing")
                .isZero();
        checkRows(transactions, journal);
        verifyLogs(stores);
        checkLogOfLogs(transactions);
        checkExport(stores.logOfLogs(), stores.verifierOfLogs(), scratch);
        PartyId tenant = Workload.TENANTS.get(0);
        checkExport(stores.of(tenant).auditLog(), stores.verifier(tenant), scratch);
    }

    private void checkRows(Transactions transactions, ErasureJournal journal) {
        Map<String, Entries> logs = entriesByLog(transactions);
        Map<String, String> consentRows = rows(
                transactions,
                "select tenant, record_key, entry_id from compliance_consent",
                row -> row.get(0, String.class) + " " + row.get(1, String.class),
                row -> row.get(2, UUID.class).toString());
        Map<String, String> decisionRows = rows(
                transactions,
                "select tenant, decision_id, entry_id from compliance_decision",
                row -> row.get(0, String.class) + " " + row.get(1, String.class),
                row -> row.get(2, UUID.class).toString());
        Map<String, String> ofHost = rows(
                transactions,
                "select id, tenant, consent_entry, entry from host_row",
                row -> row.get(0, String.class),
                row -> row.get(1, String.class) + " " + row.get(2, UUID.class) + " " + row.get(3, UUID.class));

        assertThat(consentRows).as("acknowledged consents").containsAllEntriesOf(consents);
        assertThat(decisionRows).as("acknowledged decisions").containsAllEntriesOf(decisions);
        assertThat(ofHost).as("acknowledged rows of the host").containsAllEntriesOf(hostRows);
        appended.forEach((entry, tenant) -> assertThat(entry(logs, tenant.value(), entry))
                .as("acknowledged entry %s", entry)
                .isPresent());

        consentRows.forEach((key, entry) -> assertThat(typeOf(logs, key.substring(0, key.indexOf(' ')), entry))
                .as("the entry of consent %s", key)
                .isEqualTo("consent.recorded"));
        decisionRows.forEach((key, entry) -> assertThat(typeOf(logs, key.substring(0, key.indexOf(' ')), entry))
                .as("the entry of decision %s", key)
                .isEqualTo("decision"));
        ofHost.forEach((id, row) -> {
            String[] parts = row.split(" ");
            assertThat(consentRows)
                    .as("the consent of the host's row")
                    .containsEntry(parts[0] + " host-" + id, parts[1]);
            assertThat(typeOf(logs, parts[0], parts[2]))
                    .as("the entry of the host's row")
                    .isEqualTo("host.row");
        });

        checkErasures(transactions, journal, consentRows, logs);
        checkNothingElse(logs, consentRows, decisionRows, ofHost);
    }

    /** Each entry has what it was written with. */
    private void checkNothingElse(
            Map<String, Entries> logs,
            Map<String, String> consentRows,
            Map<String, String> decisionRows,
            Map<String, String> ofHost) {
        Set<String> known = new HashSet<>(consentRows.values());
        known.addAll(decisionRows.values());
        known.addAll(victims.values());
        ofHost.values().forEach(row -> known.add(row.split(" ")[2]));
        logs.forEach((log, entries) -> List.of(entries.pending(), entries.sealed())
                .forEach(some -> some.forEach((id, entry) -> {
                    if (Set.of("consent.recorded", "decision", "host.row").contains(entry.type())) {
                        assertThat(known.contains(id.toString()))
                                .as("what entry %s of %s is of is there: %s", id, log, entry)
                                .isTrue();
                    }
                })));
    }

    private void checkErasures(
            Transactions transactions,
            ErasureJournal journal,
            Map<String, String> consentRows,
            Map<String, Entries> logs) {
        Set<UUID> remembered = new HashSet<>();
        journal.all().forEach((key, note) -> {
            assertThat(note.state())
                    .as("what is known of %s after a start", key)
                    .isNotEqualTo(ErasureState.INTENDED);
            if (note.state() == ErasureState.DONE) {
                remembered.add(key.key());
            }
        });
        assertThat(remembered).as("the journal").containsAll(erased);
        Map<String, String> tombstones = rows(
                transactions,
                "select key_id, tenant, entry_id from compliance_erasure",
                row -> row.get(0, UUID.class).toString(),
                row -> row.get(1, String.class) + " " + row.get(2, UUID.class));
        Map<String, String> keys = rows(
                transactions,
                "select key_id, tenant, pseudonym from compliance_subject_key",
                row -> row.get(0, UUID.class).toString(),
                row -> row.get(1, String.class) + " " + row.get(2, String.class));
        Map<String, String> ofKeys = rows(
                transactions,
                "select tenant, record_key, key_id from compliance_consent",
                row -> row.get(0, String.class) + " " + row.get(1, String.class),
                row -> row.get(2, UUID.class).toString());
        Set<String> usedKeys = Set.copyOf(ofKeys.values());
        assertThat(Sets.difference(usedKeys, keys.keySet()))
                .as("keys of rows that are not there")
                .isEmpty();
        erasing.forEach((key, tenant) -> {
            boolean isDone = remembered.contains(key);
            assertThat(tombstones.containsKey(key.toString()))
                    .as("tombstone of %s", key)
                    .isEqualTo(isDone);
            assertThat(keys.containsKey(key.toString())).as("key %s", key).isEqualTo(!isDone);
            assertThat(usedKeys.contains(key.toString())).as("rows of %s", key).isEqualTo(!isDone);
        });
        tombstones.forEach((key, row) -> assertThat(typeOf(logs, row.split(" ")[0], row.split(" ")[1]))
                .as("the entry of the tombstone")
                .isEqualTo("erasure"));
        victims.forEach((key, entry) -> {
            if (consentRows.containsKey(key)) {
                assertThat(consentRows).containsEntry(key, entry);
            } else {
                assertThat(erasing)
                        .as("victim %s is gone, and nobody erased", key)
                        .isNotEmpty();
            }
        });
    }

    /** Some of the last by the ports themselves, decrypted. */
    private void checkLookUps(JdbcComplianceStores stores) {
        consents.entrySet().stream()
                .skip(Math.max(0, consents.size() - LOOKED_UP))
                .forEach(consent -> {
                    String[] key = consent.getKey().split(" ");
                    assertThat(stores.of(PartyId.of(key[0])).consents().find(RecordKey.of(key[1]), LATE))
                            .hasValueSatisfying(found -> {
                                assertThat(found.entry()).hasToString(consent.getValue());
                                assertThat(found.value().method()).isPresent();
                            });
                });
        decisions.keySet().stream()
                .skip(Math.max(0, decisions.size() - LOOKED_UP))
                .forEach(decision -> {
                    String[] key = decision.split(" ");
                    assertThat(stores.of(PartyId.of(key[0])).decisions().find(key[1]))
                            .isPresent();
                });
    }

    private void verifyLogs(JdbcComplianceStores stores) {
        LogsVerification verification = LogsVerification.with(stores.verifierOfLogs());
        if (newestNotes.containsKey("_logs")) {
            verification = verification.since("what was said of the log of the logs", newestNotes.get("_logs"));
        }
        LogsReport report = stores.verifyLogs(verification);
        if (stores.logOfLogs().checkpoint().isPresent()) {
            assertThat(report.logOfLogs().problems()).isEmpty();
        }
        assertThat(report.logs()).allSatisfy(log -> assertThat(log.problems()).isEmpty());
        for (PartyId tenant : Workload.TENANTS) {
            if (newestNotes.containsKey(tenant.value())) {
                LogReport one = LogVerification.with(stores.verifier(tenant))
                        .since("what was said", newestNotes.get(tenant.value()))
                        .verify(stores.of(tenant).auditLog().contents());
                assertThat(one.problems()).isEmpty();
            }
        }
    }

    /** The log of the logs holds every checkpoint of every other log. */
    private static void checkLogOfLogs(Transactions transactions) {
        Entries ofLogs = entriesByLog(transactions).getOrDefault(PendingEntries.LOGS, Entries.NONE);
        Set<Object> recorded = new HashSet<>();
        ofLogs.sealed().values().forEach(entry -> recorded.add(entry.fields().get("note")));
        assertThat(recorded).as("each once").hasSize(ofLogs.sealed().size());
        assertThat(rows(
                                transactions,
                                "select note, tenant from compliance_audit_checkpoint where tenant <> '_logs'",
                                row -> row.get(0, String.class),
                                row -> row.get(1, String.class))
                        .keySet())
                .as("checkpoints")
                .isEqualTo(recorded);
    }

    private static void checkExport(SealedLog log, NoteVerifier verifier, Path folder) throws IOException {
        if (log.checkpoint().isEmpty()) {
            return; // nobody came to write anything
        }
        Path export = Files.createTempDirectory(folder, "export");
        LogExport.of(log.contents()).writeTo(export);
        assertThat(LogVerification.with(verifier).verify(LogFolder.open(export)).problems())
                .isEmpty();
        MoreFiles.deleteRecursively(export, RecursiveDeleteOption.ALLOW_INSECURE);
    }

    private static String typeOf(Map<String, Entries> logs, String log, String entry) {
        return entry(logs, log, entry).map(AuditEntry::type).orElse("none");
    }

    private static Optional<AuditEntry> entry(Map<String, Entries> logs, String log, String name) {
        Entries entries = logs.getOrDefault(log, Entries.NONE);
        UUID id = UUID.fromString(name);
        AuditEntry pending = entries.pending().get(id);
        return Optional.ofNullable(pending == null ? entries.sealed().get(id) : pending);
    }

    /** What is pending and sealed of each log; each entry is in one place only. */
    private static Map<String, Entries> entriesByLog(Transactions transactions) {
        Map<String, Entries> logs = new HashMap<>();
        transactions.run(statements -> {
            for (Record row : statements.fetch("select tenant, entry_id, body from compliance_audit_pending")) {
                add(of(logs, row).pending(), row.get(1, UUID.class), row.get(2, byte[].class));
            }
            Map<String, Long> next = new HashMap<>();
            for (Record row : statements.fetch("select tenant, first_index, entry_ids, entries"
                    + " from compliance_audit_segment order by tenant, first_index")) {
                String log = row.get(0, String.class);
                List<byte[]> entries = EntryBundle.decode(row.get(3, byte[].class));
                assertThat(row.get(1, Long.class)).as("no gap in %s", log).isEqualTo(next.getOrDefault(log, 0L));
                next.put(log, row.get(1, Long.class) + entries.size());
                ByteBuffer ids = ByteBuffer.wrap(row.get(2, byte[].class));
                assertThat(ids.remaining()).isEqualTo(entries.size() * ID_LENGTH);
                entries.forEach(entry -> add(of(logs, row).sealed(), new UUID(ids.getLong(), ids.getLong()), entry));
            }
            return null;
        });
        logs.forEach((log, entries) -> assertThat(Collections.disjoint(
                        entries.pending().keySet(), entries.sealed().keySet()))
                .as("nothing of %s is both pending and sealed", log)
                .isTrue());
        return logs;
    }

    private static Entries of(Map<String, Entries> logs, Record row) {
        return logs.computeIfAbsent(row.get(0, String.class), log -> new Entries(new HashMap<>(), new HashMap<>()));
    }

    private static void add(Map<UUID, AuditEntry> entries, UUID id, byte[] bytes) {
        assertThat(entries.put(id, AuditEntry.parse(bytes).orElseThrow()))
                .as("entry %s, twice", id)
                .isNull();
    }

    private static Map<String, String> rows(
            Transactions transactions, String sql, Function<Record, String> key, Function<Record, String> value) {
        return transactions.run((DSLContext statements) -> {
            Map<String, String> rows = new LinkedHashMap<>();
            statements.fetch(sql).forEach(row -> rows.put(key.apply(row), value.apply(row)));
            return rows;
        });
    }
}
