package com.onebackpak.compliance.jdbc;

import static com.onebackpak.compliance.jdbc.generated.DefaultSchema.DEFAULT_SCHEMA;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_AUDIT_LOG;
import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_CONSENT;

import com.onebackpak.compliance.jdbc.internal.transaction.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableRecord;

/** All rows of all our tables, whatever they are: as a backup, and as text to be searched. Has no state. */
public final class TableCopy {
    private TableCopy() {}

    /** The tables in an order in which they can be filled: what others refer to comes first. */
    private static List<Table<?>> tables() {
        List<Table<?>> tables = new ArrayList<>(DEFAULT_SCHEMA.getTables());
        tables.sort(Comparator.comparing(table -> !table.equals(COMPLIANCE_AUDIT_LOG)));
        return tables;
    }

    /** Makes what the second database holds what the first one holds. */
    public static void copy(TestDatabase from, TestDatabase to) {
        List<TableRecord<?>> rows = Transactions.on(from.dataSource()).run(statements -> {
            List<TableRecord<?>> all = new ArrayList<>();
            tables().forEach(table -> statements.fetch(table).forEach(row -> all.add((TableRecord<?>) row)));
            return all;
        });
        Transactions.on(to.dataSource()).run(statements -> {
            List<Table<?>> tables = tables();
            java.util.Collections.reverse(tables);
            tables.forEach(table -> statements.deleteFrom(table).execute());
            rows.forEach(row -> {
                row.changed(true);
                statements.executeInsert(row);
            });
            return null;
        });
    }

    /** Puts the rows of one table into the same table of the other database. */
    public static void copyTable(TestDatabase from, TestDatabase to, String name) {
        Table<?> table = tables().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        List<Record> rows = Transactions.on(from.dataSource()).run(statements -> List.copyOf(statements.fetch(table)));
        Transactions.on(to.dataSource()).run(statements -> {
            for (Record row : rows) {
                row.changed(true);
                statements.executeInsert((TableRecord<?>) row);
            }
            return null;
        });
    }

    /** Everything in every column of every row, a line for each. */
    public static List<String> lines(TestDatabase database) {
        return Transactions.on(database.dataSource()).run(statements -> {
            List<String> lines = new ArrayList<>();
            for (Table<?> table : tables()) {
                for (Record row : statements.fetch(table)) {
                    StringBuilder line = new StringBuilder(table.getName());
                    for (Object cell : row.intoArray()) {
                        line.append(" | ").append(text(cell));
                    }
                    lines.add(line.toString());
                }
            }
            return lines;
        });
    }

    /** The key of whom the consents under a record's key are about. */
    public static UUID keyOfConsent(TestDatabase database, String recordKey) {
        return Transactions.on(database.dataSource())
                .run(statements -> statements
                        .selectDistinct(COMPLIANCE_CONSENT.KEY_ID)
                        .from(COMPLIANCE_CONSENT)
                        .where(COMPLIANCE_CONSENT.RECORD_KEY.eq(recordKey))
                        .fetchSingle(COMPLIANCE_CONSENT.KEY_ID));
    }

    private static String text(Object cell) {
        if (cell instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return cell instanceof Object[] cells ? Arrays.toString(cells) : String.valueOf(cell);
    }
}
