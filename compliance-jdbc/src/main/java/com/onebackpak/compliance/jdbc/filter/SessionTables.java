package com.onebackpak.compliance.jdbc.filter;

import static org.jooq.impl.DSL.unquotedName;

import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The temporary tables of a session and what one of its filters has in them. Immutable.
 *
 * @param session the session's number, which no other session of this process has: several may be in one transaction
 * @param filter the filter's number within the session
 */
record SessionTables(int session, int filter) {
    /** What the names of {@link #links} begin with. */
    static final String LINKS = "compliance_filter_subject";

    /** What the names of {@link #naming} begin with. */
    static final String NAMING = "compliance_filter_consent";

    /** Neither a subject nor a tenant nor a record's key: no id begins so. */
    static final String MARK = "_";

    /** The subjects about whom anything is on record, and the keys under which it is. */
    String links() {
        return LINKS + "_" + session;
    }

    /** The consents that name a filter's recipient, by their keys. */
    String naming() {
        return NAMING + "_" + session;
    }

    /**
     * Whether all that was linked for the filter is there still. A rollback to a savepoint takes the rows and, on H2, leaves
     * the tables: then nobody would have refused anything.
     */
    Condition areLinked() {
        Table<?> marks = DSL.table(unquotedName(naming())).as(unquotedName("compliance_m"));
        return DSL.exists(DSL.selectOne()
                .from(marks)
                .where(
                        DSL.field(unquotedName("compliance_m", "filter_number"), Integer.class)
                                .eq(DSL.inline(filter)),
                        DSL.field(unquotedName("compliance_m", "record_key"), String.class)
                                .eq(DSL.inline(MARK))));
    }
}
