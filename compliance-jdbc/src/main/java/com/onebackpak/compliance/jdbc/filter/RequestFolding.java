package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One request, with its subject left open, before the rows of a table: what the evaluator makes of a test for each sort of
 * row. Not thread-safe.
 */
final class RequestFolding {
    private final CheckedTable table;
    private final AsOf asOf;
    private final SessionTables tables;
    private final RowFacts rows;
    private final AgencyChoice agencies;

    /**
     * A sort of rows.
     *
     * @param kinds what they are
     * @param category the category that is decided
     * @param role the role in which the recipient receives, of several
     */
    record Sort(Set<PersonKind> kinds, Category category, Optional<RecipientKind> role) {}

    RequestFolding(CheckedTable table, AsOf asOf, SessionTables tables, RowFacts rows) {
        this.table = table;
        this.asOf = asOf;
        this.tables = tables;
        this.rows = rows;
        this.agencies = new AgencyChoice(table, rows);
    }

    ProcessingRequest request() {
        return rows.request();
    }

    AsOf asOf() {
        return asOf;
    }

    SessionTables tables() {
        return tables;
    }

    CheckedTable table() {
        return table;
    }

    RowFacts rows() {
        return rows;
    }

    AgencyChoice agencies() {
        return agencies;
    }

    /** What the evaluator makes of a test of the rows of a sort, by whatever columns the facts come from. */
    Residual ask(Condition.Test test, Sort sort, Set<String> reads) {
        return new TestFolding(this, test, sort, reads).byPeople();
    }

    /** The zones of the rows of a sort, by agency; where they are not known, every zone there may be. */
    Residual byZones(Sort sort, Function<Set<ZoneId>, Residual> each) {
        return agencies.byAgency(
                rows.person(sort.kinds()), List.of(FactKeys.SUBJECT_ZONE.name()), row -> each.apply(rows.zones(row)));
    }
}
