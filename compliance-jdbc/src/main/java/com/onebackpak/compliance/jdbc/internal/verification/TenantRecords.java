package com.onebackpak.compliance.jdbc.internal.verification;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_ERASURE;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.column;
import static com.onebackpak.compliance.jdbc.internal.row.TenantQuery.given;

import com.google.common.collect.Iterables;
import com.onebackpak.compliance.audit.AuditEntry;
import com.onebackpak.compliance.audit.RecordProblem.Kind;
import com.onebackpak.compliance.jdbc.internal.ledger.LoggedTable;
import com.onebackpak.compliance.jdbc.internal.log.LoggedEntries;
import com.onebackpak.compliance.jdbc.internal.log.LoggedEntries.Logged;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.jdbc.internal.row.TenantQuery;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeyLookup;
import com.onebackpak.compliance.jdbc.internal.subject.SubjectKeys;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.ComplianceStoreException;
import com.onebackpak.compliance.store.spi.AuditEntries;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;

/**
 * The rows of one tenant, compared with the entries of its log: first each entry with its row, portion by portion; then, if
 * there are more rows than entries had, each row with its entry, to name those. Not thread-safe.
 */
final class TenantRecords {
    private static final int ROWS_AT_A_TIME = 1_000;

    private final DSLContext statements;
    private final PartyId tenant;
    private final LoggedEntries logs;
    private final RecordProblems problems;
    private final List<Compared> tables;
    private final Map<String, Compared> byType = new LinkedHashMap<>();
    private final Set<UUID> putBack;

    /** A table, and how many of its rows have the entry that they name. */
    private static final class Compared {
        private final LoggedTable table;
        private final TenantQuery between;
        private final TenantQuery after;
        private long matched;

        Compared(LoggedTable table) {
            this.table = table;
            Field<UUID> entry = entryId(table.table());
            Field<String> owner = column(table.table(), COMPLIANCE_CONSENT.TENANT);
            between = TenantQuery.where(table.table(), entry.gt(given(entry)), entry.le(given(entry)))
                    .orderedBy(owner, entry)
                    .first(ROWS_AT_A_TIME);
            after = TenantQuery.where(table.table(), entry.gt(given(entry)))
                    .orderedBy(owner, entry)
                    .first(ROWS_AT_A_TIME);
        }
    }

    TenantRecords(
            DSLContext statements, PartyId tenant, SubjectKeyLookup keys, LoggedEntries logs, RecordProblems problems) {
        this.statements = statements;
        this.tenant = tenant;
        this.logs = logs;
        this.problems = problems;
        this.putBack = SubjectKeys.putBack(statements, tenant);
        this.tables = LoggedTable.all(tenant, keys).stream().map(Compared::new).toList();
        tables.forEach(table -> table.table.types().forEach(type -> byType.put(type, table)));
    }

    private static Field<UUID> entryId(Table<?> table) {
        return column(table, COMPLIANCE_CONSENT.ENTRY_ID);
    }

    /** How many rows were found to be what was logged of them, or to differ from it. */
    long compared() {
        return tables.stream().mapToLong(table -> table.matched).sum();
    }

    /** Compares entries, in the order of their names, with their rows. */
    void compare(List<Logged> entries) {
        Map<Compared, Map<UUID, Logged>> byTable = new LinkedHashMap<>();
        for (Logged logged : entries) {
            logged.entry()
                    .map(AuditEntry::type)
                    .map(byType::get)
                    .ifPresent(table -> byTable.computeIfAbsent(table, none -> new LinkedHashMap<>())
                            .put(logged.id(), logged));
        }
        byTable.forEach(this::compare);
    }

    private void compare(Compared table, Map<UUID, Logged> entries) {
        Field<UUID> entryId = entryId(table.table.table());
        Map<UUID, Logged> missing = new LinkedHashMap<>(entries);
        eachRow(table, entries, row -> {
            Logged logged = missing.get(row.uuid(entryId));
            if (logged != null && table.table.isOf(row, logged.entry().orElseThrow())) {
                missing.remove(logged.id());
                table.matched++;
                compare(table.table, row, logged);
            }
        });
        withoutRows(table.table, missing);
    }

    /** The rows that may be those of the entries. */
    private void eachRow(Compared table, Map<UUID, Logged> entries, Consumer<Row> row) {
        Optional<LoggedTable.Unindexed> unindexed = table.table.unindexed();
        if (unindexed.isPresent()) {
            for (List<Logged> some : Iterables.partition(entries.values(), ROWS_AT_A_TIME)) {
                unindexed
                        .get()
                        .named(
                                statements,
                                some.stream()
                                        .flatMap(logged -> logged.entry().stream())
                                        .toList())
                        .forEach(row);
            }
            return;
        }
        List<UUID> ids = List.copyOf(entries.keySet());
        UUID last = ids.get(ids.size() - 1);
        eachPage(
                before(ids.get(0)),
                entryId(table.table.table()),
                after -> table.between.fetch(statements, tenant, after, last),
                rows -> rows.forEach(row));
    }

    private static void eachPage(
            UUID from, Field<UUID> entryId, Function<UUID, List<Row>> page, Consumer<List<Row>> rows) {
        List<Row> next = page.apply(from);
        while (true) {
            rows.accept(next);
            if (next.size() < ROWS_AT_A_TIME) {
                return;
            }
            next = page.apply(next.get(next.size() - 1).uuid(entryId));
        }
    }

    /** The UUID before, as databases order them. */
    private static UUID before(UUID id) {
        long low = id.getLeastSignificantBits() - 1;
        return new UUID(id.getMostSignificantBits() - (id.getLeastSignificantBits() == 0 ? 1 : 0), low);
    }

    private void compare(LoggedTable table, Row row, Logged logged) {
        boolean isTombstone = table.types().contains(AuditEntries.ERASURE);
        key(logged)
                .filter(putBack::contains)
                .filter(key -> !isTombstone)
                .ifPresent(key -> problems.add(
                        Kind.PLANTED,
                        tenant.value(),
                        table.name(),
                        record(table, row),
                        logged.place(),
                        "it is about somebody who was erased with key " + key + ", and is there again"));
        difference(table, row, logged)
                .ifPresent(says -> problems.add(
                        Kind.CHANGED, tenant.value(), table.name(), record(table, row), logged.place(), says));
    }

    private Optional<String> difference(LoggedTable table, Row row, Logged logged) {
        try {
            return table.difference(statements, row, logged.entry().orElseThrow());
        } catch (DataAccessException e) {
            throw e;
        } catch (ComplianceStoreException | IllegalArgumentException | IllegalStateException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            // whatever somebody has put there, it is that row's and no mistake of who verifies; the message may hold it
            return Optional.of("it cannot be read: it holds what these stores never write");
        }
    }

    /** A damaged row may not even have a name. */
    private static String record(LoggedTable table, Row row) {
        try {
            return table.record(row);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return "a record whose key is none";
        }
    }

    /** Of whom was erased nothing is left but a tombstone, which has an entry of its own. */
    private void withoutRows(LoggedTable table, Map<UUID, Logged> missing) {
        if (missing.isEmpty()) {
            return;
        }
        Set<UUID> keys = missing.values().stream()
                .flatMap(logged -> key(logged).stream())
                .collect(Collectors.toSet());
        Set<UUID> erased = new HashSet<>();
        for (List<UUID> some : Iterables.partition(keys, ROWS_AT_A_TIME)) {
            erased.addAll(statements
                    .select(COMPLIANCE_ERASURE.KEY_ID)
                    .from(COMPLIANCE_ERASURE)
                    .where(COMPLIANCE_ERASURE.TENANT.eq(tenant.value()), COMPLIANCE_ERASURE.KEY_ID.in(some))
                    .fetchSet(COMPLIANCE_ERASURE.KEY_ID));
        }
        missing.values().stream()
                .filter(logged -> table.types().contains(AuditEntries.ERASURE)
                        || key(logged).filter(erased::contains).isEmpty())
                .forEach(logged -> problems.add(
                        Kind.MISSING,
                        tenant.value(),
                        table.name(),
                        logged.entry().map(TenantRecords::said).orElse("a record"),
                        logged.place(),
                        "it was logged, and is not on record any more"));
    }

    private static Optional<UUID> key(Logged logged) {
        try {
            return logged.entry()
                    .map(entry -> entry.fields().get(AuditEntries.KEY))
                    .map(key -> UUID.fromString(key.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What an entry says of which record it is of: of what is about people, the key of whom it is about. */
    private static String said(AuditEntry entry) {
        Map<String, Object> fields = entry.fields();
        Object key = fields.get(AuditEntries.KEY);
        Optional<String> decision = AuditEntries.decision(entry);
        if (decision.isPresent()) {
            return decision.get();
        }
        if (key != null) {
            return "a record about the subject of key " + key;
        }
        return Optional.ofNullable(fields.get("record"))
                .or(() -> Optional.ofNullable(fields.get("policies")))
                .map(record -> record
                        + Optional.ofNullable(fields.get("version"))
                                .map(version -> ", version " + version)
                                .orElse(""))
                .orElse("a record");
    }

    /** Names the rows that have no entry, where there are more rows than entries had. */
    void rowsWithoutEntries() {
        for (Compared table : tables) {
            Table<?> rows = table.table.table();
            long all = statements.fetchCount(
                    rows, column(rows, COMPLIANCE_CONSENT.TENANT).eq(tenant.value()));
            if (all != table.matched && nameRowsWithoutEntries(table) == 0) {
                problems.add(
                        Kind.CHANGED,
                        tenant.value(),
                        table.table.name(),
                        "all records",
                        "table " + rows.getName(),
                        "there are " + all + " rows, and " + table.matched + " entries that have one");
            }
        }
    }

    private long nameRowsWithoutEntries(Compared table) {
        AtomicLong count = new AtomicLong();
        Consumer<List<Row>> naming = rows -> count.addAndGet(nameRowsWithoutEntries(table.table, rows));
        table.table
                .unindexed()
                .ifPresentOrElse(
                        unindexed -> unindexed.all().eachPage(statements, tenant, ROWS_AT_A_TIME, naming),
                        () -> eachPage(
                                new UUID(0, 0),
                                entryId(table.table.table()),
                                after -> table.after.fetch(statements, tenant, after),
                                naming));
        return count.get();
    }

    private int nameRowsWithoutEntries(LoggedTable table, List<Row> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        Field<UUID> entryId = entryId(table.table());
        Set<UUID> names = rows.stream().map(row -> row.uuid(entryId)).collect(Collectors.toSet());
        Map<UUID, AuditEntry> entries = logs.named(
                tenant.value(),
                rows.get(0).uuid(entryId),
                rows.get(rows.size() - 1).uuid(entryId),
                names);
        int count = 0;
        for (Row row : rows) {
            AuditEntry entry = entries.get(row.uuid(entryId));
            if (entry == null || !table.isOf(row, entry)) {
                withoutEntry(table, row, row.uuid(entryId), entry != null);
                count++;
            }
        }
        return count;
    }

    private void withoutEntry(LoggedTable table, Row row, UUID entry, boolean isOfSomethingElse) {
        Set<String> with =
                problems.isFull(Kind.PLANTED, tenant.value(), table.name()) ? Set.of() : logs.logsWith(entry);
        boolean isNowhere = with.isEmpty();
        problems.add(
                isNowhere ? Kind.PLANTED : Kind.MISPLACED,
                tenant.value(),
                table.name(),
                record(table, row),
                "row with entry " + entry,
                isNowhere
                        ? "it was never logged: there is no such entry"
                        : "its entry is in the log of " + String.join(", ", with)
                                + (isOfSomethingElse ? ", and of something else" : ""));
    }
}
