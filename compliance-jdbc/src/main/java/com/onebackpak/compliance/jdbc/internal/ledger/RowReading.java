package com.onebackpak.compliance.jdbc.internal.ledger;

import com.onebackpak.compliance.store.ComplianceStoreException;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/**
 * Reading what stands in a row. Only what is valid is ever written, so that what cannot be read was changed in the
 * database: that is for who keeps it to mend, and neither a mistake of who asks nor one of this program. Has no state.
 */
final class RowReading {
    private RowReading() {}

    /**
     * Reads.
     *
     * @param what names what is read, without values
     * @throws ComplianceStoreException if it cannot be read; it has no cause, because that would have values
     */
    static <T> T of(Supplier<String> what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ComplianceStoreException | DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ComplianceStoreException(what.get()
                    + " cannot be read: its row was changed in the database; `audit verify-database` says what was changed,"
                    + " and it must be put back from a copy");
        }
    }
}
