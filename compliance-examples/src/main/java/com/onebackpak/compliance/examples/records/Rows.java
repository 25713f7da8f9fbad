package com.onebackpak.compliance.examples.records;

import java.util.List;
import java.util.Map;

/** Where the rows of a list go, one after the other: none is kept for longer than it takes to print some. */
interface Rows {
    /**
     * Prints a row.
     *
     * @param cells what a person reads, column by column
     * @param note what a person reads below it, because it is too long for a column; may be empty
     * @param data the same and more, for programs
     */
    void add(List<String> cells, String note, Map<String, Object> data);

    /** Prints a further line of the row before, for a person alone: programs have been told all of it. */
    void also(List<String> cells, String note);

    /** Ends the list: all that there is was added. Of a list that breaks off, nobody may say so. */
    void end();
}
