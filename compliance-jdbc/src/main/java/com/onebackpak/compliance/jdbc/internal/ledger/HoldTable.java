package com.onebackpak.compliance.jdbc.internal.ledger;

import static com.onebackpak.compliance.jdbc.generated.Tables.COMPLIANCE_HOLD;

import com.onebackpak.compliance.jdbc.generated.tables.HoldColumns;
import com.onebackpak.compliance.jdbc.internal.row.NewRow;
import com.onebackpak.compliance.jdbc.internal.row.Row;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.retention.Hold;
import com.onebackpak.compliance.store.spi.LedgerKind;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.HoldKind;

/** What must not be deleted. */
final class HoldTable extends LedgerTable<Hold> {
    static final HoldTable INSTANCE = new HoldTable();

    private static final HoldColumns COLUMNS = COMPLIANCE_HOLD;

    private HoldTable() {
        super(LedgerKind.HOLD, COMPLIANCE_HOLD, COMPLIANCE_HOLD.SUBJECT);
    }

    @Override
    void write(Hold hold, NewRow row) {
        row.set(COLUMNS.KIND, hold.kind().key())
                .setAll(COLUMNS.CATEGORIES, hold.categories())
                .set(COLUMNS.VALID_FROM, hold.span().from())
                .set(COLUMNS.VALID_UNTIL, hold.span().until());
    }

    @Override
    Hold read(PartyId subject, Row row) {
        return new Hold(
                HoldKind.ofKey(row.text(COLUMNS.KIND)),
                subject,
                row.set(COLUMNS.CATEGORIES, Category::new),
                span(row, COLUMNS.VALID_FROM, COLUMNS.VALID_UNTIL));
    }
}
