package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_OPT_OUT;

import com.onebackpak.compliance.consent.OptOut;
import com.onebackpak.compliance.jdbc.generated.tables.OptOutColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Purpose;

/** Who refused what. */
final class OptOutTable extends LedgerTable<OptOut> {
    static final OptOutTable INSTANCE = new OptOutTable();

    private static final OptOutColumns COLUMNS = COMPLIANCE_OPT_OUT;

    private OptOutTable() {
        super(LedgerKind.OPT_OUT, COMPLIANCE_OPT_OUT, COMPLIANCE_OPT_OUT.SUBJECT);
    }

    @Override
    void write(OptOut optOut, NewRow row) {
        row.set(COLUMNS.PURPOSE, optOut.purpose().map(Purpose::path))
                .set(COLUMNS.DIRECTORY_INFORMATION, optOut.directoryInformation())
                .set(COLUMNS.VALID_FROM, optOut.span().from())
                .set(COLUMNS.VALID_UNTIL, optOut.span().until());
    }

    @Override
    OptOut read(PartyId person, Row row) {
        return new OptOut(
                person,
                row.find(COLUMNS.PURPOSE).map(Purpose::new),
                row.is(COLUMNS.DIRECTORY_INFORMATION),
                span(row, COLUMNS.VALID_FROM, COLUMNS.VALID_UNTIL));
    }
}
